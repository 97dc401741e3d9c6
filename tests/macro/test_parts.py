"""What a document wants besides its own bytes is fetched between two attempts, within limits."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

import pytest

from app.macro import parts
from app.macro.parts import MAX_ANONYMOUS_PARTS, MAX_BYTES, MAX_PARTS, MAX_ROUNDS, Part, is_path, rendered_with_parts
from app.render.document import Document, Options, Rendered, SafeHtml, Want
from app.render.worker import Worker
from tests.render.documents import document


@dataclass
class Chain:
    """A renderer of files that include each other: whatever of `files` is named in what it has got, it wants."""

    start: str
    attempts: list[Mapping[Want, bytes | None]] = field(default_factory=list)

    def render(self, asked: Document, options: Options, *, may_use_v8: bool) -> Rendered:
        self.attempts.append(asked.parts)
        texts = [self.start, *(part.decode() for part in asked.parts.values() if part)]
        wants = tuple(Want("file", name) for text in texts for name in text.split())
        words = [f"{want.name}={(asked.parts.get(want) or b'-').decode()}" for want in dict.fromkeys(wants)]
        return Rendered("ok", SafeHtml("; ".join(words)), "chain", None, wants=wants)


def draw(chain: Chain, files: Mapping[str, Part]) -> tuple[str, bool]:
    rendered, is_whole = rendered_with_parts(
        cast(Worker, chain), document("x"), Options(), lambda want: files.get(want.name, Part(None)), may_use_v8=True
    )
    return rendered.html, is_whole


def test_what_nobody_wants_is_drawn_once() -> None:
    chain = Chain("")
    assert draw(chain, {}) == ("", True)
    assert chain.attempts == [{}]


def test_files_that_include_files_come_one_after_the_other() -> None:
    chain = Chain("a b")
    assert draw(chain, {"a": Part(b"c"), "b": Part(b""), "c": Part(b"a")}) == ("a=c; b=-; c=a", True)
    assert len(chain.attempts) == 3, "the loop from c back to a wants nothing new"


def test_what_cannot_be_had_is_asked_for_once() -> None:
    chain = Chain("a")
    assert draw(chain, {}) == ("a=-", True)
    assert chain.attempts == [{}, {Want("file", "a"): None}]


def test_a_part_that_may_come_later_makes_the_result_provisional() -> None:
    assert draw(Chain("a b"), {"a": Part(None, is_final=False), "b": Part(b"")}) == ("a=-; b=-", False)


def test_a_chain_without_end_ends() -> None:
    class Endless(dict[str, Part]):
        def get(self, name: str, default: object = None) -> Part:
            return Part(f"{name}x".encode())

    chain = Chain("a")
    draw(chain, Endless())
    assert len(chain.attempts) == MAX_ROUNDS + 1


def test_no_more_parts_than_so_many() -> None:
    names = [f"n{number}" for number in range(MAX_PARTS + 10)]
    chain = Chain(" ".join(names))
    draw(chain, {name: Part(b"-") for name in names})
    assert sum(part is not None for part in chain.attempts[-1].values()) == MAX_PARTS


def test_no_more_bytes_than_so_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "MAX_BYTES", 10)
    chain = Chain("a b c")
    draw(chain, {name: Part(b" " * 6) for name in "abc"})
    assert [part is not None for part in chain.attempts[-1].values()] == [True, True, False]
    assert MAX_BYTES == 2 * 1024 * 1024


def test_after_a_failure_nothing_more_is_asked_for() -> None:
    asked: list[str] = []

    def gather(want: Want) -> Part:
        asked.append(want.name)
        return Part(None, is_final=False)

    rendered_with_parts(cast(Worker, Chain("a b c")), document("x"), Options(), gather, may_use_v8=True)
    assert asked == ["a"]


def test_when_time_is_up_nothing_more_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "GATHER_SECONDS", -1)
    assert draw(Chain("a"), {"a": Part(b"-")}) == ("a=-", False)


def test_without_a_credential_there_are_fewer() -> None:
    asked: list[str] = []

    def gather(want: Want) -> Part:
        asked.append(want.name)
        return Part(b"")

    names = " ".join(f"n{number}" for number in range(MAX_PARTS))
    chain = cast(Worker, Chain(names))
    rendered_with_parts(chain, document("x"), Options(), gather, may_use_v8=True, max_parts=MAX_ANONYMOUS_PARTS)
    assert len(asked) == MAX_ANONYMOUS_PARTS


@pytest.mark.parametrize("name", ["a", "a/b.adoc", "über/x y.adoc", "a..b/.c", "%2e%2e/x"])
def test_paths(name: str) -> None:
    assert is_path(name)


@pytest.mark.parametrize(
    "name", ["", "/a", "a/", "a//b", "..", "../a", "a/../b", "./a", "a\\..\\b", "a\nb", "a\0", "\ud800", "a" * 1001]
)
def test_what_would_climb_or_break_an_address_is_no_path(name: str) -> None:
    assert not is_path(name)
