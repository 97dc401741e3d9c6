"""From a link to the fragment that readers get, with everything real but the network."""

from dataclasses import dataclass, field, replace

from flask import Flask, render_template
from redis import Redis

from app.bitbucket.auth.base import PUBLIC, Credential
from app.bitbucket.auth.failures import Failures
from app.bitbucket.auth.settings import Settings
from app.bitbucket.http import Http
from app.kit.cache import Cache
from app.macro import include
from app.macro.attempts import Attempts
from app.macro.include import Reading
from app.macro.kinds import PARTS
from app.macro.kinds.context import Context
from app.macro.parameters import Parameters, read_parameters
from app.macro.reader import Reader
from app.macro.source import Source
from app.macro.view import View
from app.render.worker import Worker
from tests.bitbucket.test_strategies import held
from tests.macro.local_bitbucket import LocalBitbucket

WEB = "https://bitbucket.org"


@dataclass
class Showing:
    """Shows links; what is remembered is forgotten when the test wants. `http` asks another Bitbucket instead."""

    app: Flask
    redis: Redis
    bitbucket: LocalBitbucket
    worker: Worker
    credential: Credential = PUBLIC
    reader: Reader = field(default_factory=lambda: Reader("s", "mia", held(Settings()), True))
    site: str = "s"
    http: Http | None = None

    def view(self, link: str, *, part: str | None = None, **wishes: str) -> View:
        """What is shown; raises nothing but what is a fault of ours."""
        parameters = read_parameters({"link": f"{WEB}/{link}", **wishes})
        target = include.understand(parameters.link, web_url=WEB)
        if isinstance(target, View):
            return target
        if part:
            return include.show_part(part, target, parameters, self._reading())
        return include.show(target, parameters, self._reading())

    def html(self, view: View, **wishes: str) -> str:
        """The fragment."""
        with self.app.test_request_context():
            return render_template(
                "macro/fragment.html", view=view, ticket="TICKET", folder=view.folder, crumbs=(),
                folder_ticket="FOLDER" if view.folder else None,
                parts=[(part, PARTS[part].label, f"TICKET-{part}") for part in view.parts],
                parameters=Parameters() if not wishes else read_parameters(wishes),
            )  # fmt: skip

    def part_html(self, view: View, part: str) -> str:
        """The fragment of a part."""
        with self.app.test_request_context():
            return render_template("macro/part.html", view=view, part=part)

    def _reading(self) -> Reading:
        def context(credential: Credential) -> Context:
            source = Source(self.http or self.bitbucket.http, Cache(self.redis), replace(credential, site=self.site))
            return Context(source, self.worker, WEB)

        attempts = Attempts(Cache(self.redis), Failures(self.redis), self.site)
        return Reading(self.reader, [self.credential], attempts, context, WEB)
