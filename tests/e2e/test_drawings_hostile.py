"""Diagrams and API documents that want to do harm: nothing of theirs runs, and nothing is asked of anybody."""

import json
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from flask import Flask
from playwright.sync_api import Browser, Frame

from tests.e2e.drawing_page import DrawingServer, Looked, drawing_of, looking, serving

EVIL = "https://evil.example"
HTML = f"""<img src=x onerror="alert('img')"><img src='{EVIL}/pixel.png'><svg onload="alert('svg')"></svg>
<script>alert('script')</script><a href="javascript:alert('link')">link</a><iframe src='{EVIL}/frame'></iframe>
<style>@import '{EVIL}/a.css'; * {{ background: url({EVIL}/b.png) }}</style><link rel=stylesheet href='{EVIL}/c.css'>
<meta http-equiv=refresh content='0;url={EVIL}/d'><form action='{EVIL}/e'><button>send</button></form>
<link rel=dns-prefetch href='{EVIL}'><video src='{EVIL}/f' autoplay></video><object data='{EVIL}/g'></object>
<base href='{EVIL}/'><details open ontoggle="alert('toggle')"></details><b>harmless</b>"""
IN_LINE = " ".join(HTML.split()).replace('"', "'")

MERMAID = {
    "labels": f'flowchart LR\n  A["{IN_LINE}"] --> B["<b>harmless</b>"]\n',
    "callbacks": """flowchart LR
  A[harmless] --> B[x]
  click A call alert("callback")
  click B "javascript:alert(1)"
""",
    "directive": f"""%%{{init: {{"securityLevel": "loose", "startOnLoad": true, "themeCSS": "@import '{EVIL}/a.css';",
      "dompurifyConfig": {{"ADD_TAGS": ["script"], "ADD_ATTR": ["onerror"]}}, "htmlLabels": true}}}}%%
flowchart LR
  A["harmless <img src=x onerror=alert(1)>"] --> B
  click A call alert("directive")
""",
    "front matter": f"""---
config:
  securityLevel: loose
  fontFamily: "x; background: url({EVIL}/font)"
  themeVariables: {{primaryColor: "url({EVIL}/p)"}}
---
flowchart LR
  A[harmless]
""",
    "class": f"""classDiagram
  class A["harmless"]
  link A "javascript:alert(1)"
  callback A "alert"
  note "<img src=x onerror=alert(1) /> {EVIL}"
""",
    "sequence": f"""sequenceDiagram
  participant A as harmless
  links A: {{"x": "javascript:alert(1)", "y": "data:text/html,x"}}
  A->>A: {IN_LINE.replace(";", ",")}
""",
    "icon of an actor": f"""sequenceDiagram
  participant A as harmless
  properties A: {{"class": "x onload=alert(1)", "icon": "{EVIL}/i.svg"}}
  A->>A: x
""",
    "theme": f"""%%{{init: {{"themeVariables": {{"fontFamily": "x;}} * {{background: url({EVIL}/z)}} a {{"}}}}}}%%
flowchart LR
  A[harmless]
""",
}
# What the libraries rather refuse than draw without the harm.
REFUSED_MERMAID = {
    "image": f'flowchart LR\n  A@{{ img: "{EVIL}/image.png", label: "harmless", w: 60, h: 60 }}\n',
    "fill": f"flowchart LR\n  A[harmless]\n  style A fill:url({EVIL}/fill)\n",
    "class with an address": "flowchart LR\n  A[harmless]:::x\n  classDef x background:url(//evil.example/x)\n",
    "picture of a person": f'C4Context\n  Person(a, "harmless", $sprite="{EVIL}/s.png", $link="javascript:alert(1)")\n',
}
API = {
    "openapi": "3.0.3",
    "info": {
        "title": "harmless",
        "version": "1",
        "description": f"{HTML}\n\n[link](javascript:alert('md'))\n\n![x]({EVIL}/md.png)\n\n[data](data:text/html,x)",
        "termsOfService": "javascript:alert('terms')",
        "contact": {"name": "<img src=x onerror=alert(1)>", "url": "javascript:alert('contact')"},
        "license": {"name": "x", "url": f"data:text/html,{quote('<script>alert(1)</script>')}"},
    },
    "externalDocs": {"description": HTML, "url": "javascript:alert('docs')"},
    "servers": [{"url": "javascript:alert('server')"}, {"url": EVIL}],
    "tags": [{"name": "a", "description": HTML}],
    "paths": {
        "/<img src=x onerror=alert(1)>": {
            "get": {
                "tags": ["a"],
                "summary": HTML,
                "description": HTML,
                "externalDocs": {"url": "javascript:alert('operation')"},
                "parameters": [{"name": "<b>x</b>", "in": "query", "description": HTML, "schema": {"type": "string"}}],
                "responses": {"200": {"description": HTML}},
            }
        }
    },
    "components": {
        "securitySchemes": {"o": {"type": "openIdConnect", "openIdConnectUrl": f"{EVIL}/.well-known"}},
        "schemas": {"A": {"type": "object", "description": HTML, "xml": {"namespace": "javascript:alert(1)"}}},
    },
}


def drawio(label: str, style: str = "") -> str:
    value = label.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    return f"""<mxfile><diagram name="{value}"><mxGraphModel background="url({EVIL}/bg)"><root>
    <mxCell id="0"/><mxCell id="1" parent="0"/>
    <mxCell id="2" value="{value}" style="html=1;whiteSpace=wrap;{style}" vertex="1" parent="1"><mxGeometry x="10" y="10" width="300" height="200" as="geometry"/></mxCell>
    <UserObject id="3" label="{value}" link="javascript:alert('cell')" tooltip="{value}"><mxCell style="html=1;fontFamily=x,url({EVIL}/f);" vertex="1" parent="1"><mxGeometry x="350" y="10" width="100" height="100" as="geometry"/></mxCell></UserObject>
    <mxCell id="4" value="" style="shape=image;image={EVIL}/i.png;" vertex="1" parent="1"><mxGeometry x="10" y="300" width="100" height="100" as="geometry"/></mxCell>
    <mxCell id="5" value="" style="shape=image;image=data:image/svg+xml,{quote("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")};" vertex="1" parent="1"><mxGeometry x="200" y="300" width="100" height="100" as="geometry"/></mxCell>
    </root></mxGraphModel></diagram></mxfile>"""  # noqa: E501 - as draw.io writes it


REFUSED_DRAWIO = {
    "an object": '<Object as="x" onload="alert(1)"/>',
    "an expression": "<add as=\"y\">alert('eval')</add>",
    "both": '<Object as="x" onload="alert(1)"/><add as="y">alert(1)</add>',
}


@pytest.fixture(scope="module")
def server(app: Flask) -> Iterator[DrawingServer]:
    with serving(app) as server:
        yield server


def assert_nothing_happens(looked: Looked, frame: Frame) -> None:
    """Touch everything; nobody is asked, nothing is said, and the page stays where it is."""
    click = "node.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))"
    frame.evaluate(f"document.querySelectorAll('body *').forEach((node) => {click})")
    looked.page.wait_for_timeout(500)
    assert looked.dialogs == []
    assert looked.strangers == []
    assert all("evil" not in page.url for page in looked.page.context.pages)
    assert frame.url.partition("?")[0].endswith(("/frame/mermaid", "/frame/openapi", "/frame/drawio"))
    assert frame.evaluate("self.origin") == "null"
    scripts = frame.evaluate("[...document.querySelectorAll('script')].map((script) => script.parentNode.nodeName)")
    assert set(scripts) == {"BODY"}
    attributes = frame.evaluate(
        "[...document.querySelectorAll('*')].flatMap((n) => [...n.attributes].map(({ name, value }) => [name, value]))"
    )
    assert [name for name, _ in attributes if name.startswith("on")] == []
    links = [value.strip().lower() for name, value in attributes if name in ("href", "xlink:href", "src", "action")]
    assert [link for link in links if link.startswith(("javascript:", "vbscript:", "data:text"))] == []
    anchors = (
        "[...document.querySelectorAll('a')].map((a) => a.getAttribute('href') ?? a.getAttribute('xlink:href') ?? '')"
    )
    assert [link for link in frame.evaluate(anchors) if link.strip().lower().startswith("data:")] == []


@pytest.mark.parametrize("name", MERMAID)
def test_mermaid(browser: Browser, server: DrawingServer, name: str) -> None:
    with looking(browser, server, drawing_of(MERMAID[name], "a.mmd")) as looked:
        frame = looked.drawn()
        assert "harmless" in (frame.locator("body > main").text_content() or "")
        assert_nothing_happens(looked, frame)


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0", "2.0"])
def test_openapi(browser: Browser, server: DrawingServer, version: str) -> None:
    document = {"swagger": "2.0", **API} if version == "2.0" else {**API, "openapi": version}
    if version == "2.0":
        del document["openapi"]
    with looking(browser, server, drawing_of(json.dumps(document), "swagger.json")) as looked:
        frame = looked.drawn()
        assert "harmless" in (frame.locator("body > main").text_content() or "")
        frame.locator(".opblock-summary-control").first.click()
        frame.locator(".opblock-body").first.wait_for()
        assert_nothing_happens(looked, frame)


@pytest.mark.parametrize("style", ["", "html=0;", "overflow=fill;", "shape=label;image=javascript:alert(1);"])
def test_drawio(browser: Browser, server: DrawingServer, style: str) -> None:
    with looking(browser, server, drawing_of(drawio(HTML, style), "a.drawio")) as looked:
        frame = looked.drawn()
        assert "harmless" in (frame.locator("body > main").text_content() or "")
        assert_nothing_happens(looked, frame)


def test_a_drawing_that_names_a_file_elsewhere_is_drawn_without(browser: Browser, server: DrawingServer) -> None:
    xml = drawio("harmless").replace("<root>", f'<include name="{EVIL}/x.xml"/><root>')
    with looking(browser, server, drawing_of(xml, "a.drawio")) as looked:
        assert_nothing_happens(looked, looked.drawn())


def assert_refused(looked: Looked) -> None:
    """The source stands there with the reason, the frame is gone, and nobody was asked."""
    said = looked.problem()
    assert said.startswith(("This diagram could not be drawn: ", "This drawing could not be drawn: "))
    assert said.endswith(" Its source is shown.")
    looked.page.wait_for_timeout(500)
    assert looked.page.locator("iframe").count() == 0
    assert "harmless" in looked.page.locator(".frame-instead").inner_text()
    assert looked.dialogs == []
    assert looked.strangers == []
    assert looked.page.url.endswith("/try")


@pytest.mark.parametrize("name", REFUSED_MERMAID)
def test_mermaid_that_is_not_drawn(browser: Browser, server: DrawingServer, name: str) -> None:
    with looking(browser, server, drawing_of(REFUSED_MERMAID[name], "a.mmd")) as looked:
        assert_refused(looked)


@pytest.mark.parametrize("name", REFUSED_DRAWIO)
def test_drawio_that_is_not_drawn(browser: Browser, server: DrawingServer, name: str) -> None:
    xml = drawio("harmless").replace("</root>", f"{REFUSED_DRAWIO[name]}</root>")
    with looking(browser, server, drawing_of(xml, "a.drawio")) as looked:
        assert_refused(looked)


def test_a_frame_reaches_neither_its_page_nor_anybody(browser: Browser, server: DrawingServer) -> None:
    """Were a script to run in there after all."""
    with looking(browser, server, drawing_of("flowchart LR\n  A\n", "a.mmd")) as looked:
        frame = looked.drawn()
        for reach in ("parent.document.title", "document.cookie", "localStorage.length", "parent.location.href"):
            tried = f"try {{ {reach}; return 'reached' }} catch (error) {{ return error.name }}"
            assert frame.evaluate(f"() => {{ {tried} }}") == "SecurityError", reach
        for address in (f"{server.url}/healthz", f"{EVIL}/x"):
            assert frame.evaluate(f"fetch('{address}').then(() => 'had', () => 'refused')") == "refused"
        frame.evaluate(f"new Image().src = '{EVIL}/image.png'")
        frame.evaluate("document.body.append(document.createElement('script'))")
        frame.evaluate("document.body.lastChild.textContent = 'self.ran = true'")
        assert frame.evaluate("self.ran") is None
        frame.evaluate(f"setTimeout(() => {{ location.href = '{EVIL}/away'; }})")
        looked.page.wait_for_timeout(500)
        assert looked.strangers == []
        assert looked.page.url == f"{server.url}/try"


def test_a_link_opens_a_page_of_its_own(browser: Browser, server: DrawingServer) -> None:
    source = f'flowchart LR\n  A[there]\n  click A href "{server.url}/healthz"\n'
    with looking(browser, server, drawing_of(source, "a.mmd")) as looked:
        frame = looked.drawn()
        with looked.page.context.expect_page() as opened:
            frame.get_by_text("there").click()
        opened.value.wait_for_load_state()
        assert opened.value.url == f"{server.url}/healthz"
        assert opened.value.evaluate("window.opener") is None
        assert opened.value.evaluate("self.origin") == server.url  # not bound as the frame is
        assert frame.url.partition("?")[0].endswith("/frame/mermaid")


def test_the_trap_works(browser: Browser, server: DrawingServer) -> None:
    with looking(browser, server, "") as looked:
        looked.page.goto("about:blank")
        looked.page.set_content(HTML)
        looked.page.wait_for_timeout(300)
        assert looked.dialogs
        assert looked.strangers
