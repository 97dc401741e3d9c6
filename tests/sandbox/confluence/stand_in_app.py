"""A tiny Connect app, so that the local Confluence can be tested without the real one."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import jwt
import requests
from flask import Flask, Response, abort, jsonify, request
from werkzeug.serving import WSGIRequestHandler, make_server

from sandbox.confluence.jwt_signing import query_string_hash

MACRO_PAGE = """<!doctype html>
<html lang="en"><head><title>Macro</title><script src="{script}"></script>
<style>
body {{ background: var(--ds-surface); color: var(--ds-text, black) }}
.ac-content {{ display: flow-root }}
#more {{ height: 600px }}
</style></head>
<body><div class="ac-content">
<p id="link">{link}</p><p id="whoami"></p><button id="grow">Grow</button><div id="more" hidden></div>
</div><script>
document.getElementById("grow").onclick = () => {{ const m = document.getElementById("more"); m.hidden = !m.hidden }};
AP.theming.initializeTheming();
AP.context.getToken().then(token => fetch("/api/whoami", {{headers: {{Authorization: "JWT " + token}}}}))
  .then(answer => answer.json()).then(me => {{ document.getElementById("whoami").textContent = me.text }});
</script></body></html>"""

EDITOR_PAGE = """<!doctype html>
<html lang="en"><head><title>Editor</title><script src="{script}"></script></head>
<body><div class="ac-content"><label>Link <input id="link"></label><button id="save">Save macro</button></div><script>
AP.confluence.getMacroData(data => {{ document.getElementById("link").value = data.link || "" }});
document.getElementById("save").onclick = () => {{
  AP.confluence.saveMacro({{link: document.getElementById("link").value, title: ""}});
  AP.confluence.closeMacroEditor();
}};
</script></body></html>"""


class StandInApp:
    """The app with what it was told: lifecycle events as (event, token header, claims, body), secrets by site."""

    def __init__(self) -> None:
        self.url = ""
        self.keys_url = ""
        self.script_url = ""
        self.refuse_with: list[int] = []
        self.events: list[tuple[str, dict[str, Any], dict[str, Any], dict[str, Any]]] = []
        self.secrets: dict[str, str] = {}
        self.flask = Flask(__name__)
        self._add_routes(self.flask)

    def verify(self, token: str) -> dict[str, Any]:
        """The claims of a token that Confluence signed with the shared secret."""
        site = jwt.decode(token, options={"verify_signature": False})["iss"]
        claims: dict[str, Any] = jwt.decode(
            token, self.secrets[site], algorithms=["HS256"], options={"require": ["iat", "exp", "qsh"]}
        )
        return claims

    def _add_routes(self, flask: Flask) -> None:
        flask.get("/atlassian-connect.json")(self._descriptor)
        flask.post("/connect/<event>")(self._lifecycle)
        for path in ("/macro", "/admin", "/admin/configure"):
            flask.get(path)(self._macro_page)
        flask.get("/editor")(self._editor_page)
        flask.get("/api/whoami")(self._whoami)

    def _descriptor(self) -> Response:
        return jsonify(descriptor(self.url))

    def _macro_page(self) -> str:
        return self._page(MACRO_PAGE)

    def _editor_page(self) -> str:
        return self._page(EDITOR_PAGE)

    def _lifecycle(self, event: str) -> tuple[str, int]:
        if self.refuse_with:
            return "The app says no.", self.refuse_with.pop(0)
        token = request.headers["Authorization"].removeprefix("JWT ")
        header = jwt.get_unverified_header(token)
        if header["alg"] == "RS256":
            pem = requests.get(f"{self.keys_url}/{header['kid']}", timeout=5).text
            claims = jwt.decode(token, pem, algorithms=["RS256"], audience=self.url)
        else:
            claims = self.verify(token)
        if claims["qsh"] != _hash_of_request():
            abort(401)
        body = request.get_json()
        self.events.append((event, header, claims, body))
        if event == "installed":
            self.secrets[body["clientKey"]] = body["sharedSecret"]
        return "", 204

    def _page(self, template: str) -> str:
        claims = self.verify(request.args["jwt"])
        if claims["qsh"] != _hash_of_request():
            abort(401)
        return template.format(script=self.script_url, link=request.args.get("link", ""))

    def _whoami(self) -> Response:
        claims = self.verify(request.headers["Authorization"].removeprefix("JWT "))
        if claims["qsh"] != "context-qsh":
            abort(401)
        content = claims["context"]["confluence"].get("content", {})
        return jsonify(text=f"{claims.get('sub', 'nobody')} on {content.get('id', 'no page')}")


def descriptor(base_url: str) -> dict[str, Any]:
    """The stand-in's descriptor: one macro with an editor of its own, an admin page and a configure page."""
    return {
        "key": "stand-in",
        "name": "Stand-in",
        "baseUrl": base_url,
        "authentication": {"type": "jwt"},
        "apiMigrations": {"signed-install": True, "context-qsh": True, "gdpr": True},
        "lifecycle": {event: f"/connect/{event}" for event in ("installed", "enabled", "uninstalled")},
        "modules": {
            "dynamicContentMacros": [
                {
                    "key": "include-bitbucket",
                    "name": {"value": "Include Bitbucket"},
                    "url": "/macro?link={link}&lines={lines}&pageId={page.id}&macroId={macro.id}&nothing={unknown}",
                    "editor": {"url": "/editor?pageId={page.id}"},
                    "width": "100%",
                    "height": "80px",
                    "autoconvert": {
                        "urlParameter": "link",
                        "matchers": [
                            {"pattern": "https://bitbucket.org/{}/{}"},
                            {"pattern": "https://bitbucket.org/{}/{}/src/{}/{}"},
                        ],
                    },
                    "parameters": [
                        {
                            "identifier": "link",
                            "name": {"value": "Link"},
                            "description": {"value": "A link to Bitbucket"},
                            "type": "string",
                            "required": True,
                        },
                        {"identifier": "lines", "name": {"value": "Lines"}, "type": "string"},
                        {
                            "identifier": "header",
                            "name": {"value": "Header"},
                            "type": "enum",
                            "values": ["show", "hide"],
                            "defaultValue": "show",
                        },
                    ],
                }
            ],
            "adminPages": [{"key": "admin", "name": {"value": "Stand-in settings"}, "url": "/admin"}],
            "configurePage": {"key": "configure", "name": {"value": "Configuration"}, "url": "/admin/configure"},
        },
    }


@contextmanager
def running_app() -> Iterator[StandInApp]:
    """The app behind a real server on loopback."""
    app = StandInApp()
    server = make_server("127.0.0.1", 0, app.flask, threaded=True, request_handler=_QuietHandler)
    app.url = f"http://localhost:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=[0.02], daemon=True)
    thread.start()
    try:
        yield app
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _QuietHandler(WSGIRequestHandler):
    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing."""


def _hash_of_request() -> str:
    parts = urlsplit(request.environ["RAW_URI"])
    return query_string_hash(method=request.method, raw_path=parts.path, raw_query=parts.query)
