"""What builds say, beside a commit or a pull request."""

from collections.abc import Mapping

from app.bitbucket.errors import BitbucketError
from app.bitbucket.statuses import Build, builds, read_builds
from app.bitbucket.target import Repository
from app.macro.cells import Fact, Link, Stated, Words
from app.macro.kinds.context import Context
from app.macro.kinds.outline import lozenge
from app.macro.remembered import Family, remembered

MOST = 10
WORST_FIRST: Mapping[str, int] = {"FAILED": 0, "STOPPED": 1, "INPROGRESS": 2, "SUCCESSFUL": 3}


def builds_at(path: str, repository: Repository, context: Context, *, family: Family = "repository") -> Fact | None:
    """The builds at a path of the API; None where there are none, or where they cannot be had just now."""
    source = context.source
    try:
        found = remembered(
            source, "builds", repository, path,
            read=lambda: read_builds(source.http, path, credential=source.credential), parse=builds, family=family,
        ).value  # fmt: skip
    except BitbucketError:
        return None  # what they belong to is worth showing without them
    shown = sorted(found.items, key=lambda build: WORST_FIRST.get(build.state, 1))
    more = (found.size or len(shown)) - MOST
    each = [_build(build) for build in shown[:MOST]]
    return Fact("Builds", (*each, *([Words(f"and {more} more")] if more > 0 else []))) if each else None


def _build(build: Build) -> Stated | Link | Words:
    name = Link(build.name, build.url) if build.url else Words(build.name)
    state = lozenge(build.state)
    return Stated(state, name) if state else name
