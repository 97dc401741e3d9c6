"""What stands round a file: facts in words, and addresses in Bitbucket."""

from dataclasses import replace

import pytest

from app.bitbucket.lines import parse_lines
from app.bitbucket.refs import Commit
from app.macro.freshness import Located
from app.macro.kinds.file_header import address_at_commit, edit_address, facts_of

WEB = "https://bitbucket.org"
HASH = "0123456789abcdef0123456789abcdef01234567"
MAIN = Located(
    Commit(HASH, "{uuid}", "acme/site"), "main", "docs/a b.md", is_pinned=False, as_of=0, fresh_until=0, is_stale=False
)


def facts(located: Located = MAIN, *, lines: str = "", region: str | None = None, link: str = "") -> tuple[str, ...]:
    return facts_of(located, parse_lines(lines) if lines else None, region, linked_from=link or located.path)[1:]


@pytest.mark.parametrize(
    ("region", "words"),
    [
        ("symbol:retry", "symbol retry"),
        ("heading:Usage: in short", "section Usage: in short"),
        ("tag:setup", "part setup"),
        ("path:services[0].name", "key services[0].name"),
        ("symbol:", "symbol:"),
        ("retry", "retry"),
    ],
)
def test_a_part_is_named(region: str, words: str) -> None:
    assert facts(region=region) == ("main @ 0123456", words)


def test_lines_and_links_are_named() -> None:
    assert facts(lines="3") == ("main @ 0123456", "line 3")
    assert facts(lines="3:5,9:", region="tag:x") == ("main @ 0123456", "part x", "lines 3–5, 9–")
    assert facts(link="docs/design") == ("main @ 0123456", "docs/design → docs/a b.md")
    assert facts(replace(MAIN, path=""), link="root") == ("main @ 0123456", "root → the repository")


def test_a_commit_is_named_once() -> None:
    assert facts(replace(MAIN, ref=HASH[:12], is_pinned=True)) == ("0123456",)


def test_lines_are_found_at_the_commit() -> None:
    assert address_at_commit(MAIN, WEB) == f"{WEB}/acme/site/src/{HASH}/docs/a%20b.md"


@pytest.mark.parametrize(
    ("ref", "is_pinned", "at"),
    [
        ("main", False, "main"),
        ("feature/new&login", False, "feature%2Fnew%26login"),
        ("main", True, None),
        (HASH, False, None),
        (HASH[:7], False, None),
    ],
)
def test_branches_can_be_edited_and_commits_cannot(ref: str, is_pinned: bool, at: str | None) -> None:
    address = edit_address(replace(MAIN, ref=ref, is_pinned=is_pinned), WEB)
    assert address == (f"{WEB}/acme/site/src/{HASH}/docs/a%20b.md?mode=edit&at={at}" if at else None)
