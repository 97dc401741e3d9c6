"""Rendering in child processes that can be killed: no content can hang, crash or fill the app.

Matching a regular expression cannot be interrupted from within a process, and some 50-byte inputs take for ever.
"""

import logging
import threading
from dataclasses import replace
from typing import Any

from app.kit import metrics
from app.render.document import Document, Notice, Options, Place, Rendered
from app.render.errors import Busy, ChildFailed
from app.render.formats import SOURCE, choose
from app.render.formats.base import Limits
from app.render.pool import Pool
from app.render.sanitize import NOTHING

PATIENCE_SECONDS = 10  # for a child to become free; a page that nobody has opened yet may hold dozens of files
PLACE_SECONDS = 1.0  # for a place among those who wait
MOST_AT_ONCE = 24
IDLE_SECONDS = 60  # after which the child with V8, which takes more memory than all others, is ended
EXCUSES = {
    "deadline": "This file took too long to be drawn; it is shown as plain text.",
    "crash": "This file could not be drawn; it is shown as plain text.",
    "v8-deadline": "Formulas and diagrams in this file took too long to be drawn; their source is shown.",
    "v8-crash": "Formulas and diagrams in this file could not be drawn; their source is shown.",
}
PROBE = Document(b"ping", "ping.txt", Place("", ""))

log = logging.getLogger(__name__)


def _outcome(came: Any) -> str:
    match came:
        case Busy():
            return "busy"
        case ChildFailed():
            return came.reason
        case Exception():
            return "crash"
    return "ok"


class Worker:
    """A few children for text, and one with V8, which is started for those documents that need it."""

    def __init__(
        self, children: int = 2, *, patience_seconds: float = PATIENCE_SECONDS, most_at_once: int = MOST_AT_ONCE
    ) -> None:
        """Let at most so many threads wait for children, so that hostile files do not hold all of them."""
        self._patience_seconds = patience_seconds
        self._places = threading.BoundedSemaphore(most_at_once)
        self._plain = Pool(children)
        self._with_v8 = Pool(1, with_v8=True, idle_seconds=IDLE_SECONDS)

    def render(
        self, document: Document, options: Options, *, limits: Limits | None = None, may_use_v8: bool = True
    ) -> Rendered:
        """The document as the author wants it, or as plain text when that takes too long or fails; raises Busy.

        What comes back may want further files, and is the best that can be made without them.
        """
        limits = limits or choose(document, options).limits
        try:
            rendered = self._render_in(self._plain, document, options, limits)
        except ChildFailed as failure:
            return self._as_plain_text(document, options, _excuse(failure.reason))
        if not rendered.needs_v8 or not may_use_v8:
            return replace(rendered, needs_v8=False)
        try:
            return replace(self._render_in(self._with_v8, document, options, limits), needs_v8=False)
        except ChildFailed as failure:
            notices = (_excuse(f"v8-{failure.reason}"), *rendered.notices)
            return replace(rendered, notices=notices, needs_v8=False)

    def _as_plain_text(self, document: Document, options: Options, notice: Notice) -> Rendered:
        try:
            rendered = self._render_in(self._plain, document, options.as_plain_text(), SOURCE.limits)
        except ChildFailed:
            return Rendered("unsupported", NOTHING, SOURCE.name, None, (notice,))
        if not rendered.html:
            notice = Notice(notice.code, f"{notice.message.partition(';')[0].removesuffix('.')}.")
        return replace(rendered, notices=(notice, *rendered.notices))

    @metrics.timed(metrics.RENDERS, _outcome)
    def _render_in(self, pool: Pool, document: Document, options: Options, limits: Limits) -> Rendered:
        if not self._places.acquire(timeout=PLACE_SECONDS):
            raise Busy
        try:
            with pool.child(self._patience_seconds) as child:
                rendered = child.render(document, options, limits)
                if limits.ends_child:
                    child.end()
                return rendered
        except ChildFailed as failure:
            log.warning("a render child was ended: %s", failure.reason)
            raise
        finally:
            self._places.release()

    def ping(self) -> None:
        """Have a child render a word, which also starts one; raises Busy or ChildFailed."""
        self._render_in(self._plain, PROBE, Options(), SOURCE.limits)

    def close(self) -> None:
        """End the children, after those at work have finished; a later use would start new ones."""
        self._plain.close()
        self._with_v8.close()


def _excuse(code: str) -> Notice:
    return Notice(code, EXCUSES[code])
