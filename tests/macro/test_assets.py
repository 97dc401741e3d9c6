"""Whether a drawing is served: the renderer is asked once for the same bytes of a repository."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import cast

import pytest
from redis import Redis

from app.bitbucket.auth.base import PUBLIC
from app.bitbucket.content import File
from app.bitbucket.errors import NotFound
from app.bitbucket.http import Http
from app.bitbucket.refs import Commit
from app.kit.cache import Cache
from app.macro import assets
from app.macro.assets import SVG, Asset
from app.macro.behind_links import Behind
from app.macro.freshness import RETRY_SECONDS, SLOW_SECONDS, Located
from app.macro.source import CONTENT_SECONDS, Source
from app.render import render
from app.render.document import Document, Notice, Options, Rendered
from app.render.errors import Busy
from app.render.sanitize import NOTHING
from app.render.svg import LARGEST
from app.render.worker import Worker

COMMIT = Commit(hash="0" * 40, repository_uuid="{uuid}", full_name="acme/site")
ASSET = Asset("site", "acme/site", "0" * 40, "docs/a.svg", "public", is_visitor=False, until=0)
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>'
HOSTILE = b'<svg xmlns="http://www.w3.org/2000/svg"><image href="data:image/svg+xml,x"/></svg>'


@dataclass
class Renderer:
    """Renders, or answers as told, and notes what it was asked."""

    says: Rendered | None = None
    is_busy: bool = False
    asked: list[bytes] = field(default_factory=list)

    def render(self, document: Document, options: Options) -> Rendered:
        self.asked.append(document.content)
        if self.is_busy:
            raise Busy
        return self.says or render(document, options)


Serving = Callable[[bytes], bytes | None]


@pytest.fixture
def renderer() -> Renderer:
    return Renderer()


@pytest.fixture
def serve(renderer: Renderer, redis: Redis, monkeypatch: pytest.MonkeyPatch) -> Serving:
    source = Source(http=cast(Http, None), cache=Cache(redis), credential=PUBLIC)
    located = Located(COMMIT, "main", ASSET.path, is_pinned=True, as_of=0, fresh_until=0, is_stale=False)
    monkeypatch.setattr(assets, "locate", lambda *_, **__: located)

    def serve(content: bytes) -> bytes | None:
        found = Behind(ASSET.path, located, File(content, is_cut=False))
        monkeypatch.setattr(assets, "behind", lambda *_, **__: found)
        try:
            served, kind = assets.image(source, ASSET, cast(Worker, renderer))
        except NotFound:
            return None
        assert kind == SVG
        return served

    return serve


def kept_seconds(redis: Redis) -> int:
    (key,) = redis.keys("*:drawable:*")
    return redis.ttl(key)


@pytest.mark.parametrize(("content", "served"), [(DRAWING, DRAWING), (HOSTILE, None)])
def test_the_renderer_is_asked_once(
    serve: Serving, renderer: Renderer, redis: Redis, content: bytes, served: bytes | None
) -> None:
    assert [serve(content) for _ in range(3)] == [served] * 3
    assert renderer.asked == [content]
    assert CONTENT_SECONDS - 60 < kept_seconds(redis) <= CONTENT_SECONDS


def test_other_bytes_are_another_question(serve: Serving, renderer: Renderer) -> None:
    assert serve(DRAWING)
    assert serve(HOSTILE) is None
    assert renderer.asked == [DRAWING, HOSTILE]


@pytest.mark.parametrize(("code", "most"), [("deadline", SLOW_SECONDS), ("crash", RETRY_SECONDS)])
def test_what_failed_is_tried_again_later(
    serve: Serving, renderer: Renderer, redis: Redis, code: str, most: int
) -> None:
    renderer.says = Rendered("ok", NOTHING, "source", None, (Notice(code, "Too slow."),))
    assert serve(DRAWING) is serve(DRAWING) is None
    assert len(renderer.asked) == 1
    assert most - 30 < kept_seconds(redis) <= most


def test_nothing_is_remembered_of_a_busy_renderer(serve: Serving, renderer: Renderer) -> None:
    renderer.is_busy = True
    with pytest.raises(Busy):
        serve(DRAWING)
    renderer.is_busy = False
    assert serve(DRAWING) == DRAWING


def test_a_large_drawing_is_refused_without_asking(serve: Serving, renderer: Renderer) -> None:
    assert serve(DRAWING + b" " * LARGEST) is None
    assert renderer.asked == []
