"""What stands round a file's content: the words beside its title, and where it is in Bitbucket."""

from urllib.parse import quote

from app.bitbucket.links import anchor_of
from app.bitbucket.target import LineRanges
from app.macro.freshness import Located

# What a region is called beside the title, by the word before its colon.
REGIONS = {"tag": "part", "symbol": "symbol", "heading": "section", "path": "key"}


def facts_of(located: Located, lines: LineRanges | None, region: str | None, *, linked_from: str) -> tuple[str, ...]:
    """Where it comes from and which part it is; `linked_from` is the path of a symbolic link that leads to it."""
    commit = located.commit.hash[:7]
    facts = [located.commit.full_name, commit if located.ref.startswith(commit) else f"{located.ref} @ {commit}"]
    if linked_from != located.path:
        facts.append(f"{linked_from} → {located.path or 'the repository'}")
    if region:
        kind, _, name = region.partition(":")
        facts.append(f"{REGIONS[kind]} {name}" if kind in REGIONS and name else region)
    if lines:
        is_one = len(lines.ranges) == 1 and lines.ranges[0][0] == lines.ranges[0][1]
        facts.append(f"{'line' if is_one else 'lines'} {str(lines).replace(',', ', ').replace(':', '–')}")
    return tuple(facts)


def address_of(located: Located, web_url: str, lines: LineRanges | None, anchor: str | None) -> str:
    """The file in Bitbucket: on its branch as it is now, or at the commit that the link pins.

    A branch with slashes cannot be part of the path; Bitbucket writes the commit and the branch as `at`.
    """
    is_by_name = not located.is_pinned and "/" not in located.ref
    revision = quote(located.ref, safe="") if is_by_name else located.commit.hash
    at = "" if is_by_name or located.commit.hash.startswith(located.ref) else f"?at={quote(located.ref, safe='')}"
    path = quote(located.path, safe="/")
    return f"{web_url}/{quote(located.commit.full_name)}/src/{revision}/{path}{at}{anchor_of(lines, anchor)}"


def address_at_commit(located: Located, web_url: str) -> str:
    """The file at the commit that is shown, where its lines keep their numbers."""
    return f"{web_url}/{quote(located.commit.full_name)}/src/{located.commit.hash}/{quote(located.path, safe='/')}"


def edit_address(located: Located, web_url: str) -> str | None:
    """Bitbucket's editor; None for a commit, which nobody can edit. That a name is a tag's is not known here."""
    if located.is_pinned or located.commit.hash.startswith(located.ref):
        return None
    return f"{address_at_commit(located, web_url)}?mode=edit&at={quote(located.ref, safe='')}"
