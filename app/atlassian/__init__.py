"""Who is asking: sites, tokens, lifecycle, and the questions to Confluence. Knows nothing of Bitbucket."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.atlassian.confluence import Confluence
from app.atlassian.keys import PublicKeys
from app.atlassian.sites import SiteStore


@dataclass(frozen=True)
class Atlassian:
    """What the guard and the lifecycle need; the app keeps it as `extensions["atlassian"]`.

    `base_url` is our public address without a trailing slash; `hosts` the allow-list of `addresses.accepted_base_url`.
    """

    app_key: str
    base_url: str
    hosts: Sequence[str]
    sites: SiteStore
    keys: PublicKeys
    confluence: Confluence
