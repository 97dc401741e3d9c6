"""The pull requests that there are: facts about branches and commits of the repositories."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from sandbox.bitbucket.people import ADA, MIA, Person

DAY = 86_400
State = Literal["OPEN", "MERGED", "DECLINED", "SUPERSEDED"]
Verdict = Literal["approved", "changes_requested"] | None
DESCRIPTION = """## Why

Logins waited up to **20 seconds** for a service that had long given up. See [the guide](docs/guide.md).

- shorter pauses between tries
- no more than five tries
- @{557058:00000000-0000-4000-8000-000000000002} asked for this

```python
Retry(longest_pause_seconds=5.0)
```

<script>alert("no")</script>
"""


@dataclass(frozen=True)
class Pull:
    """A pull request. `source` and `destination` are revisions, empty where the branch's commit is gone.

    `branch` and `into` are what the branches are called; `fork` tells that the source repository was deleted.
    """

    title: str
    branch: str
    source: str
    state: State = "OPEN"
    description: str = ""
    into: str = "main"
    destination: str = "main"
    is_draft: bool = False
    author: Person | None = ADA
    reviewers: Mapping[str, Verdict] = field(default_factory=dict)
    is_of_deleted_fork: bool = False
    merge: str = ""
    closed_by: Person | None = None
    reason: str = ""
    comments: int = 0
    tasks: int = 0


def _merged(number: int) -> Pull:
    """A small one of long ago, whose commits lie in the history of the main branch."""
    return Pull(
        f"Small change no. {number}", f"chore/change-{number}", f"main~{number % 3 + 1}", "MERGED",
        destination=f"main~{number % 3 + 2}", merge=f"main~{number % 3}", closed_by=MIA, author=MIA,
    )  # fmt: skip


SITE: Sequence[Pull] = (
    Pull(
        "Let nobody wait long for a login", "feature/new-login", "feature/new-login", description=DESCRIPTION,
        reviewers={"mia": "changes_requested", "ada": "approved"}, comments=3, tasks=1,
    ),
    Pull(
        "Spend no more retries than a tenth of the requests", "feature/budget", "main~4", "MERGED",
        description="A budget for retries.", destination="main~5", merge="main~4", closed_by=ADA, author=MIA,
        reviewers={"ada": "approved"}, comments=1,
    ),
    Pull("Paint everything teal", "develop", "develop", "DECLINED", reason="Teal is for buttons.", closed_by=MIA),
    Pull("Start something new", "feature/new", "feature/new", is_draft=True, author=MIA),
    Pull("Offer a fix from afar", "patch-1", "", author=None, is_of_deleted_fork=True),
    Pull("An older way to log in", "feature/old-login", "", "SUPERSEDED", destination="", closed_by=ADA),
    *(_merged(number) for number in range(7, 65)),
)  # fmt: skip
PULLS: Mapping[str, Sequence[Pull]] = {
    "acme/site": SITE,
    "acme/private": (
        Pull("Plan the next quarter", "main", "main", reviewers={"mia": None}),
        Pull("Close the last one", "main", "main", "MERGED", merge="main", closed_by=ADA),
    ),
}
