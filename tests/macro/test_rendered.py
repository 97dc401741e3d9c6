"""What is remembered of rendering: good outcomes for long, bad ones briefly, and what was too slow by its content."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import cast

import pytest
from redis import Redis

from app.bitbucket.auth.base import PUBLIC
from app.bitbucket.http import Http
from app.bitbucket.refs import Commit
from app.kit.cache import Cache
from app.macro.freshness import RETRY_SECONDS, Located, rendered
from app.macro.parts import Part
from app.macro.source import PRIVATE_CONTENT_SECONDS, Source
from app.render.document import Document, Notice, Options, Rendered, SafeHtml, Want
from app.render.worker import Worker
from tests.render.documents import document

COMMIT = Commit(hash="0" * 40, repository_uuid="{uuid}", full_name="acme/site")
LOCATED = Located(COMMIT, "main", "a.md", is_pinned=False, as_of=0, fresh_until=0, is_stale=False)
GOOD = Rendered("ok", SafeHtml("<p>x</p>"), "markdown", None)


@dataclass
class Renderer:
    """Answers as told, and notes what it was asked."""

    says: Rendered = GOOD
    asked: list[tuple[Options, bool]] = field(default_factory=list)

    def render(self, _: Document, options: Options, *, may_use_v8: bool) -> Rendered:
        self.asked.append((options, may_use_v8))
        return self.says


Showing = Callable[..., Rendered]


@pytest.fixture
def renderer() -> Renderer:
    return Renderer()


@pytest.fixture
def source(redis: Redis) -> Source:
    return Source(http=cast(Http, None), cache=Cache(redis), credential=PUBLIC)


@pytest.fixture
def showing(source: Source, renderer: Renderer) -> Showing:
    def show(options: Options | None = None, *, located: Located = LOCATED, part: Part | None = None) -> Rendered:
        return rendered(
            source, located, cast(Worker, renderer), document("text", located.path), options or Options(),
            lambda _: part or Part(None),
        )  # fmt: skip

    return show


def longest_seconds(redis: Redis, name: str = "html") -> int:
    return max(redis.ttl(key) for key in redis.scan_iter(f"*:{name}:*"))


def with_notice(code: str) -> Rendered:
    return replace(GOOD, notices=(Notice(code, "words"),))


def test_a_good_outcome_is_kept_for_long(showing: Showing, renderer: Renderer, redis: Redis) -> None:
    assert showing() == showing() == GOOD
    assert len(renderer.asked) == 1
    assert longest_seconds(redis) > PRIVATE_CONTENT_SECONDS


def test_other_options_are_another_outcome(showing: Showing, renderer: Renderer) -> None:
    showing()
    showing(Options(contents=True))
    showing(Options(plantuml=True))
    assert len(renderer.asked) == 3


@pytest.mark.parametrize("code", ["crash", "v8-crash", "deadline", "v8-deadline"])
def test_a_bad_outcome_is_kept_briefly(showing: Showing, renderer: Renderer, redis: Redis, code: str) -> None:
    renderer.says = with_notice(code)
    showing()
    assert longest_seconds(redis) <= RETRY_SECONDS


def test_what_was_too_slow_is_shown_plainly_wherever_its_content_stands(showing: Showing, renderer: Renderer) -> None:
    renderer.says = with_notice("deadline")
    showing()
    elsewhere = replace(LOCATED, path="copy/b.md", commit=replace(COMMIT, hash="1" * 40))
    showing(Options(lines=((1, 1),)), located=elsewhere)
    assert renderer.asked[1] == (Options(display="source", language="text", lines=((1, 1),)), False)


def test_what_was_too_slow_with_javascript_is_drawn_without(showing: Showing, renderer: Renderer) -> None:
    renderer.says = with_notice("v8-deadline")
    showing()
    showing(Options(contents=True))
    assert renderer.asked == [(Options(), True), (Options(contents=True), False)]


def test_what_may_be_whole_later_is_kept_briefly(showing: Showing, renderer: Renderer, redis: Redis) -> None:
    renderer.says = replace(GOOD, wants=(Want("file", "x.adoc"),))
    showing(part=Part(None, is_final=False))
    assert longest_seconds(redis) <= RETRY_SECONDS


def test_what_can_never_be_whole_is_kept_for_long(showing: Showing, renderer: Renderer, redis: Redis) -> None:
    renderer.says = replace(GOOD, wants=(Want("file", "x.adoc"),))
    showing(part=Part(None))
    assert longest_seconds(redis) > PRIVATE_CONTENT_SECONDS
