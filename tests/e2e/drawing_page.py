"""A page with drawings as the macro has it, on the real app in this process, with a record of what is asked of it."""

import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from flask import Flask
from playwright.sync_api import Browser, Dialog, Frame, Page, Route
from werkzeug.serving import make_server

from app.macro.frames import addresses
from app.render import render
from app.render.document import Document, Options, Place
from tests.conftest import free_port
from tests.e2e.browser import PATIENCE_MILLISECONDS

SITE = Path(__file__).parents[2] / "sandbox/bitbucket/content/site"
STYLES = ("page", "include", "document", "code", "highlight")


@dataclass
class DrawingServer:
    """The app, and beside it one page of our own; `instead` answers for the app at some paths, with a policy."""

    app: Flask
    url: str = ""
    html: str = ""
    policy: str = ""
    asked: list[str] = field(default_factory=list)
    instead: dict[str, tuple[str, str]] = field(default_factory=dict)

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        self.asked.append(path)
        if path not in {"/try", *self.instead}:
            return self.app.wsgi_app(environ, start_response)
        html, policy = self.instead.get(path, (self.html, self.policy))
        headers = [("Content-Type", "text/html; charset=utf-8"), ("Content-Security-Policy", policy)]
        start_response("200 OK", headers)
        return [html.encode()]

    def put(self, html: str, *, mode: str) -> None:
        """Have the page show this HTML of a document."""
        with self.app.test_request_context():
            kinds = " ".join(f'data-{kind}="{address}"' for kind, address in addresses().items())
        links = "".join(f'<link rel="stylesheet" href="/static/css/{style}.css">' for style in STYLES)
        self.html = (
            f'<!doctype html><html lang="en" data-color-mode="{mode}"><head><title>x</title>{links}</head><body>'
            f'<main {kinds}><section class="include"><div class="include-body">{html}</div></section></main>'
        )


@contextmanager
def serving(app: Flask) -> Iterator[DrawingServer]:
    """Serve the app on a port of its own; the page has the policy of the macro's."""
    server = DrawingServer(app)
    server.policy = app.test_client().get("/macro").headers["Content-Security-Policy"]
    listener = make_server("127.0.0.1", free_port(), server, threaded=True)
    server.url = f"http://localhost:{listener.port}"
    thread = threading.Thread(target=listener.serve_forever)
    thread.start()
    try:
        yield server
    finally:
        listener.shutdown()
        thread.join()
        listener.server_close()


def drawing_of(content: str, path: str, others: Mapping[str, str] | None = None) -> str:
    """The HTML of a file, with the others that it wants."""
    document = Document(content.encode(), path, Place("https://bitbucket.org/acme/site/src/x/", ""))
    wants = render(document, Options()).wants
    answers = {want: (others or {})[want.name].encode() for want in wants}
    return render(replace(document, parts=answers), Options()).html


def sample(name: str) -> str:
    """The HTML of a sample."""
    others = {"samples/schemas/order.yaml": (SITE / "samples/schemas/order.yaml").read_text()}
    return drawing_of((SITE / "samples" / name).read_text(), f"samples/{name}", others)


@dataclass
class Looked:
    """The page in a tab, and what it did that it should not."""

    page: Page
    dialogs: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def drawn(self, number: int = 0) -> Frame:
        """The frame of a drawing, once it is there."""
        figure = self.page.locator("[data-frame]").nth(number)
        figure.scroll_into_view_if_needed()
        element = figure.locator("xpath=self::*[@data-drawn]/iframe")
        element.wait_for()
        handle = element.element_handle()
        frame = handle.content_frame() if handle else None
        assert frame
        return frame

    def problem(self) -> str:
        """The words in the place of a drawing that failed."""
        line = self.page.locator(".frame-problem")
        line.wait_for()
        return line.inner_text()

    def colours(self, number: int = 0) -> dict[tuple[int, int, int], float]:
        """Each colour of a drawing as it is on the screen, in 16 steps, and its share of the pixels."""
        self.drawn(number)
        picture = self.page.locator("[data-drawn] > iframe").nth(number).screenshot(animations="disabled")
        with self.page.context.browser.new_page() as measuring:  # type: ignore[union-attr]  # it has one
            counted = measuring.evaluate(COUNT, list(picture))
        total = sum(counted.values())
        return {tuple(map(int, colour.split(","))): count / total for colour, count in counted.items()}  # type: ignore[misc]


COUNT = """async (bytes) => {
  const image = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
  const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
  canvas.drawImage(image, 0, 0);
  const { data } = canvas.getImageData(0, 0, image.width, image.height);
  const counted = {};
  for (let i = 0; i < data.length; i += 4) {
    const colour = [data[i], data[i + 1], data[i + 2]].map((value) => value >> 4).join();
    counted[colour] = (counted[colour] ?? 0) + 1;
  }
  return counted;
}"""


@contextmanager
def looking(
    browser: Browser, server: DrawingServer, html: str, *, mode: str = "light", width: int = 900, height: int = 2000
) -> Iterator[Looked]:
    """Open the page with this HTML and let its script finish it."""
    server.put(html, mode=mode)
    with browser.new_context(viewport={"width": width, "height": height}) as context:
        context.set_default_timeout(PATIENCE_MILLISECONDS)
        page = context.new_page()
        looked = Looked(page)
        page.on("console", lambda message: looked.complaints.append(message.text))
        page.on("pageerror", lambda error: looked.complaints.append(str(error)))

        def close(dialog: Dialog) -> None:
            looked.dialogs.append(dialog.message)
            dialog.dismiss()

        def stop(route: Route) -> None:
            looked.strangers.append(route.request.url)
            route.abort()

        page.on("dialog", close)
        context.route(lambda url: not url.startswith((server.url, "data:", "blob:", "about:")), stop)
        open_page(page, server)
        yield looked


def open_page(page: Page, server: DrawingServer) -> None:
    """Load it and let its script finish it."""
    page.goto(f"{server.url}/try")
    page.evaluate("import('/static/js/include.js').then(({ finish }) => finish(document.querySelector('main')))")
