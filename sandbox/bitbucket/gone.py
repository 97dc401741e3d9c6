"""What Bitbucket has removed: lists over all workspaces on 2026-04-14, issues on 2026-08-20.

https://developer.atlassian.com/cloud/bitbucket/changelog/#CHANGE-2770
"""

from collections.abc import Mapping
from typing import Any, NoReturn

from sandbox.bitbucket.errors import Refusal, envelope

CHANGE = "CHANGE-2770"
MESSAGE, DETAIL = f"{CHANGE} - Functionality has been deprecated", "Please read the changelog entry for more details."
DATA = {"announcement_url": f"https://developer.atlassian.com/cloud/bitbucket/changelog#{CHANGE}"}
BODY: Mapping[str, Any] = envelope(MESSAGE, detail=DETAIL, data=DATA)
ADDRESSES = (
    "/repositories",
    "/workspaces",
    "/user/permissions/workspaces",
    "/user/permissions/repositories",
    "/repositories/<workspace>/<slug>/issues",
    "/repositories/<workspace>/<slug>/issues/<path:below>",
)


def refuse(**segments: str) -> NoReturn:
    """Say that it is gone; which words it has for issues is not known, so they are those for the lists."""
    raise Refusal(410, MESSAGE, detail=DETAIL, data=DATA)
