"""What a kind may use besides its target and the author's wishes."""

from dataclasses import dataclass

from app.macro.plantuml import PlantUml
from app.macro.source import Source
from app.render.worker import Worker


@dataclass(frozen=True)
class Context:
    """Bitbucket as this caller may read it, the render worker, and the web address that people know.

    `plantuml` is the operator's server, if there is one; `may_draw` says that the site's administrators let it be used.
    """

    source: Source
    worker: Worker
    web_url: str
    plantuml: PlantUml | None = None
    may_draw: bool = False
