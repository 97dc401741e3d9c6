"""Documents as the tests need them."""

from app.render import render
from app.render.document import Document, Options, Place, Rendered

COMMIT = "0123456789abcdef0123456789abcdef01234567"
WEB_ROOT = f"https://bitbucket.org/acme/site/src/{COMMIT}/"
PLACE = Place(web_root=WEB_ROOT, folder="docs/guide")


def document(content: str | bytes, path: str = "docs/guide/file.txt", *, is_cut: bool = False) -> Document:
    data = content.encode() if isinstance(content, str) else content
    return Document(data, path, PLACE, is_cut)


def show(content: str | bytes, path: str = "docs/guide/file.txt", options: Options | None = None) -> Rendered:
    return render(document(content, path), options or Options())


def markdown(content: str) -> str:
    """The HTML of a Markdown document without the element round it."""
    return show(content, "docs/guide/page.md").html.removeprefix('<div class="document">').removesuffix("</div>")


def codes(rendered: Rendered) -> list[str]:
    return [notice.code for notice in rendered.notices]
