"""What a kind may use besides its target and the author's wishes."""

from dataclasses import dataclass

from app.macro.freshness import Source
from app.render.worker import Worker


@dataclass(frozen=True)
class Context:
    """Bitbucket as this caller may read it, the render worker, and the web address that people know."""

    source: Source
    worker: Worker
    web_url: str
