"""Jupyter notebooks as they were saved: cells, and what they printed and showed. Nothing is run."""

import re
from collections.abc import Mapping
from html import escape, unescape
from urllib.parse import unquote

from app.render import ansi, fences
from app.render.document import Notice, SafeHtml, Want
from app.render.formats import source
from app.render.formats.base import Drawing, Sheet
from app.render.formats.markdown import written_as_html
from app.render.highlight import highlight_snippet
from app.render.insets import Insets
from app.render.notebook import Bundle, Cell, Output, parse
from app.render.sanitize import MAX_IMAGES, clean_document, clean_source, picture
from app.render.stored_pictures import Album, StoredPicture

MAX_CELLS = 1_000
MAX_CHARACTERS = 2_000_000  # of HTML, without pictures
CHARACTERS_AROUND = 300  # each piece stands in elements of its own
MAX_TEXT = 200_000  # characters of one cell, or of one output
MAX_LINES = 1_000  # of one output
OPEN_LINES = 30  # a longer output is folded
PROGRAM = re.compile(r"<(?:script|iframe|object|embed|canvas)\b", re.IGNORECASE)
PROGRAMS = ("application/vnd.", "application/javascript")  # how the types of widgets and charts begin
TAG = re.compile(r"<[^>]*>")
VISIBLE = ("<img ", "<table")
ATTACHED = re.compile(r'<img src="attachment:([^"]*)" alt="([^"]*)"[^>]*>')
DOLLARS = re.compile(r"\s*(\${1,2})(.*)\1\s*", re.DOTALL)
MAGIC = re.compile(r"%%(bash|sh|html|javascript|js|latex|perl|r|ruby|sql)\b", re.IGNORECASE)
INTERACTIVE = "This output is interactive: it can be seen only where the notebook is run."
TOO_LONG = "This is too long to be shown here."


def render(sheet: Sheet) -> Drawing:
    """The cells in their order; the source of what is no notebook."""
    cells = parse("\n".join(sheet.lines))
    if cells is None:
        return source.instead(sheet, Notice("no-notebook", "This notebook cannot be read; this is its source."))
    page = Page(sheet)
    html = []
    for cell in cells[:MAX_CELLS]:
        html.append(page.cell(cell))
        if page.is_full:
            break
    notices: tuple[Notice, ...] = ()
    if len(html) < len(cells):
        notices = (Notice("cells-cut", f"Only the first {len(html):,} of {len(cells):,} cells are shown."),)
    if not any(html):
        notices = (Notice("nothing-to-render", "There is nothing in this notebook that can be seen."),)
    return page.drawing("".join(html), notices, is_cut=len(html) < len(cells))


class Page:
    """One notebook while it is drawn. Every cell is cleaned alone, so that what one leaves open ends with it."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._insets = self._new_insets()
        self._wants: dict[Want, None] = {}
        self._album = Album()
        self._length = 0
        self._images = 0

    @property
    def is_full(self) -> bool:
        """Whether no further cell has room."""
        return self._length - self._album.taken > MAX_CHARACTERS or self._images > MAX_IMAGES

    def cell(self, cell: Cell) -> str:
        """The HTML of a cell, with marks for all that others wrote."""
        if cell.kind == "markdown":
            return _row("", self._markdown(cell.source, cell.attachments)) if cell.source.strip() else ""
        if cell.kind == "raw":
            return _row("", self._console(cell.source, is_open=True)) if cell.source.strip() else ""
        number = f"[{' ' if cell.count is None else cell.count}]"
        code = self._code(cell) if cell.source.strip() else ""
        outputs = "".join(map(self._output, cell.outputs))
        if cell.is_folded and code:
            code = _fold("Code", code)
        if cell.are_outputs_folded and outputs:
            outputs = _fold("Output", outputs)
        return (_row(f"In {number}", code) if code else "") + (_row(f"Out {number}", outputs) if outputs else "")

    def drawing(self, html: str, notices: tuple[Notice, ...], *, is_cut: bool) -> Drawing:
        """The whole, cleaned."""
        whole = self._insets.drawing(html, self._sheet, notices)
        return Drawing(
            whole.html, notices=whole.notices, is_cut=is_cut, wants=tuple(self._wants), needs_v8=whole.needs_v8
        )

    def _new_insets(self) -> Insets:
        return Insets(options=self._sheet.options, parts=self._sheet.parts)

    def _piece(self, html: SafeHtml) -> str:
        self._length += len(html) + CHARACTERS_AROUND
        self._images += html.count("<img ")
        return self._insets.mark(html) or ""

    def _code(self, cell: Cell) -> str:
        if len(cell.source) > MAX_TEXT:
            return _note(TOO_LONG)
        magic = MAGIC.match(cell.source)
        code = highlight_snippet(cell.source.strip("\n"), magic[1].lower() if magic else cell.language)
        return self._piece(clean_source(f'<div class="code"><pre tabindex="0"><code>{code}</code></pre></div>'))

    def _markdown(self, text: str, attachments: Mapping[str, Bundle] | None = None) -> str:
        if len(text) > MAX_TEXT:
            return _note(TOO_LONG)
        insets = self._new_insets()

        def attached(image: re.Match[str]) -> str:
            name, alt = unquote(unescape(image[1])), unescape(image[2])
            found = self._album.take((attachments or {}).get(name, {}))
            if found is None or found.excuse:
                return escape(alt)
            return insets.mark(picture(found.content, found.media_type, alt)) or escape(alt)

        html = ATTACHED.sub(attached, written_as_html(text, insets).html)
        drawn = insets.drawing(html, self._sheet)
        self._wants.update(dict.fromkeys(drawn.wants))
        self._insets.needs_v8 = self._insets.needs_v8 or drawn.needs_v8
        self._insets.notices.update(insets.notices)
        return self._piece(drawn.html)

    def _output(self, output: Output) -> str:
        if output.bundle is not None:
            html = self._shown(output.bundle)
            return f'<div class="notebook-output">{html}</div>' if html else ""
        if not output.text.strip():
            return ""
        html = self._console(output.text)
        if output.kind == "stdout":
            return f'<div class="notebook-output">{html}</div>'
        label = "Error" if output.kind == "error" else "Messages (stderr)"
        start = f'<div class="notebook-output notebook-{output.kind}"><p class="notebook-label">{label}</p>'
        return f"{start}{html}</div>"

    def _shown(self, bundle: Bundle) -> str:
        """The best of the media types in which something is stored."""
        if found := self._album.take(bundle):
            return _note(found.excuse) if found.excuse else self._piece(self._picture(found, bundle))
        html = bundle.get("text/html", "")
        has_program = bool(PROGRAM.search(html)) or any(name.startswith(PROGRAMS) for name in bundle)
        if html.strip():
            if len(html) > MAX_TEXT:
                return _note(TOO_LONG)
            clean = clean_document(html, self._sheet.place)
            if any(tag in clean for tag in VISIBLE) or (TAG.sub("", clean).strip() and not has_program):
                return self._piece(clean)
        if has_program:
            return _note(INTERACTIVE)
        if markdown := bundle.get("text/markdown"):
            return self._markdown(markdown)
        if latex := bundle.get("text/latex"):
            return self._formula(latex)
        if text := bundle.get("text/plain"):
            return self._console(text)
        names = ", ".join(bundle)[:200]
        return _note(f"This output is of a kind that cannot be shown here ({names}).") if names else ""

    def _picture(self, found: StoredPicture, bundle: Bundle) -> SafeHtml:
        """With the words that stand beside it for readers who cannot see it."""
        words = " ".join(bundle.get("text/plain", "").split())[:200].strip("<>")
        return picture(found.content, found.media_type, words or "Picture without a description")

    def _formula(self, latex: str) -> str:
        if len(latex) > MAX_TEXT:
            return _note(TOO_LONG)
        bare = DOLLARS.fullmatch(latex)
        self._length += len(latex) + CHARACTERS_AROUND
        return f"<p>{fences.formula(bare[2] if bare else latex, self._insets, display=True)}</p>"

    def _console(self, text: str, *, is_open: bool = False) -> str:
        """Text as a terminal shows it. Long text is folded, and the longest is cut."""
        whole = ansi.overwritten(text.strip("\n"))
        lines = ansi.overwritten(text.strip("\n")[:MAX_TEXT])[:MAX_LINES]
        colours = "\n".join(ansi.html_lines(lines))
        html = self._piece(clean_source(f'<div class="code"><pre tabindex="0"><code>{colours}</code></pre></div>'))
        if len(lines) < len(whole):
            html += _note(f"Only the first {len(lines):,} of {len(whole):,} lines are shown.")
        elif len(text) > MAX_TEXT:
            html += _note(f"Only the first {MAX_TEXT:,} characters are shown.")
        return html if is_open or len(lines) <= OPEN_LINES else _fold(f"{len(whole):,} lines", html)


def _row(label: str, html: str) -> str:
    """A cell's source or its outputs, beside its number."""
    mark = f'<p class="notebook-label">{label}</p>' if label else ""
    return f'<div class="notebook-row">{mark}<div class="notebook-part">{html}</div></div>'


def _fold(summary: str, html: str) -> str:
    return f'<details class="notebook-fold"><summary>{summary}</summary>{html}</details>'


def _note(text: str) -> str:
    return f'<p class="notebook-note">{escape(text, quote=False)}</p>'
