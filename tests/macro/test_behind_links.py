"""Symbolic links inside a repository: followed to their end, never out of it, never for ever."""

from collections.abc import Callable
from typing import cast

import pytest

from app.bitbucket.content import Content, File, Folder, Link
from app.bitbucket.errors import NotFound, Unavailable
from app.bitbucket.refs import Commit
from app.bitbucket.target import Repository
from app.macro import behind_links
from app.macro.behind_links import Behind, behind
from app.macro.freshness import Located
from app.macro.source import Source

COMMIT = Commit(hash="0" * 40, repository_uuid="{uuid}", full_name="acme/site")
REPOSITORY = Repository("acme", "site")
PLAIN = File(b"plain", is_cut=False)
TREE: dict[str, Content] = {
    "": Folder(),
    "README.md": PLAIN,
    "docs": Folder(),
    "docs/guide.md": PLAIN,
    "docs/design": Link("guide.md"),
    "docs/up": Link("../README.md"),
    "docs/dots": Link("./../docs//./guide.md"),
    "docs/folder": Link(".."),
    "docs/self": Link("."),
    "again": Link("docs/design"),
    "top": Link("docs/up"),
    "a": Link("b"),
    "b": Link("a"),
    "me": Link("me"),
    "absolute": Link("/etc/passwd"),
    "climbs": Link("../secret"),
    "docs/climbs": Link("x/../../../site/README.md"),
    "missing": Link("docs/nothing.md"),
    "to-dead": Link("missing"),
    **{f"l{number}": Link(f"l{number + 1}") for number in range(20)},
    "l5": PLAIN,
    "l20": PLAIN,
}
Looking = Callable[[str], Behind]


@pytest.fixture
def look(monkeypatch: pytest.MonkeyPatch) -> Looking:
    def content(_: Source, located: Located, *, repository: Repository, max_bytes: int) -> Content:
        assert (located.commit, repository, max_bytes) == (COMMIT, REPOSITORY, len(located.path))
        if located.path not in TREE:
            raise NotFound("path", located.path)
        return TREE[located.path]

    monkeypatch.setattr(behind_links, "content", content)
    return lambda path: behind(
        cast(Source, None),
        Located(COMMIT, "main", path, is_pinned=False, as_of=0, fresh_until=0, is_stale=False),
        repository=REPOSITORY,
        max_bytes=len,
    )


@pytest.mark.parametrize(
    ("path", "end"),
    [
        ("README.md", "README.md"),
        ("docs/design", "docs/guide.md"),
        ("docs/up", "README.md"),
        ("docs/dots", "docs/guide.md"),
        ("docs/folder", ""),
        ("docs/self", "docs"),
        ("again", "docs/guide.md"),
        ("top", "README.md"),
        ("l0", "l5"),
    ],
)
def test_a_link_leads_to_its_end(look: Looking, path: str, end: str) -> None:
    found = look(path)
    assert (found.link, found.located.path, found.content, found.excuse) == (path, end, TREE[end], "")


@pytest.mark.parametrize(
    ("path", "last", "words"),
    [
        ("absolute", "absolute", "outside"),
        ("climbs", "climbs", "outside"),
        ("docs/climbs", "docs/climbs", "outside"),
        ("missing", "missing", "nothing is there"),
        ("to-dead", "missing", "nothing is there"),
        ("a", "b", "without an end"),
        ("me", "me", "without an end"),
        ("l6", "l11", "without an end"),
    ],
)
def test_a_link_that_leads_nowhere_says_why(look: Looking, path: str, last: str, words: str) -> None:
    found = look(path)
    assert (found.link, found.located.path, found.content) == (path, last, TREE[last])
    assert words in found.excuse


def test_a_path_that_is_missing_is_missing(look: Looking) -> None:
    with pytest.raises(NotFound):
        look("nowhere")


def test_a_failure_on_the_way_is_a_failure(look: Looking, monkeypatch: pytest.MonkeyPatch) -> None:
    def content(_: Source, located: Located, **__: object) -> Content:
        if located.path != "again":
            raise Unavailable("down")
        return TREE[located.path]

    monkeypatch.setattr(behind_links, "content", content)
    with pytest.raises(Unavailable):
        look("again")
