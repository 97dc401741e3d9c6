"""All that the app says to people, for checking what the guide quotes."""

import ast
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace

from flask import render_template

from app.bitbucket.auth import remedies
from app.macro.parameters import read_parameters
from app.macro.view import Message, View

ROOT = Path(__file__).parent.parent.parent


def plain(text: str) -> str:
    """Every white space is one blank."""
    return " ".join(text.split())


class Texts(HTMLParser):
    """The text of every element of a page, and its labels that are read aloud."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self._open: list[list[str]] = [[]]
        self.feed(page)
        self.found.add(plain("".join(self._open[0])))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found |= {plain(value) for name, value in attrs if value and name in ("aria-label", "title")}
        if tag not in ("meta", "link", "input", "br", "img"):
            self._open.append([])

    def handle_endtag(self, tag: str) -> None:
        text = "".join(self._open.pop())
        self.found.add(plain(text))
        self._open[-1].append(text)

    def handle_data(self, data: str) -> None:
        self.found.add(plain(data))
        self._open[-1].append(data)


def pages() -> Iterator[str]:
    """Every page of the settings, of a sign-in and of an include, as it is made."""
    for configured in (True, False):
        yield render_template(
            "admin/page.html",
            site={"base_url": ""},
            script_url="",
            oauth_configured=configured,
            plantuml_host="plantuml.example",
        )
    flow = SimpleNamespace(id="", person_name="")
    yield render_template("signin/begin.html", flow=flow, site="", form_token="", scopes=())
    yield render_template("signin/done.html", flow=flow, site="", account=SimpleNamespace(name=""), completion_code="")
    yield render_template("signin/connection.html", script_url="", is_visitor=False, site="")
    view = View("file", "sign-in", "README.md", message=Message("", "", "sign-in"))
    yield render_template("macro/fragment.html", view=view, parameters=read_parameters({}), ticket="t", part_tickets={})


def said() -> Iterator[str]:
    """What the code says: words of states, warnings, refusals, scripts and the descriptor."""
    for name in ("macro/states", "admin/notices", "admin/schema", "errors"):
        for node in ast.walk(ast.parse((ROOT / f"app/{name}.py").read_text())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value
    for path in (ROOT / "app/static/js").glob("*.js"):
        yield from re.findall(r'"([^"\n]+)"', path.read_text())
    for modules in json.loads((ROOT / "atlassian-connect.json").read_text())["modules"].values():
        yield from (module["name"]["value"] for module in (modules if isinstance(modules, list) else [modules]))
    for kind in ("access-token", "api-token"):
        yield from (
            remedies.refused(kind),
            *(remedies.other_kind(kind, start) or "" for start in ("ATATT", "ATCTT", "ATBB")),
        )
    yield remedies.missing_scope("access-token", ["pullrequest"], "pullrequest")
    yield remedies.no_repository("access-token", "acme/website")
    yield from (remedies.no_workspace("acme"), remedies.switched_off("pipeline"), remedies.rate_limited(60))
    yield from (remedies.NAME_ONE, remedies.UNAVAILABLE, remedies.FORBIDDEN)
