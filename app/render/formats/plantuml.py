"""PlantUML: drawn by the operator's server where the site's administrators allow it, else shown as its source.

The renderer only says which drawings it wants; app/macro/plantuml.py asks for them.
"""

import re
from dataclasses import replace

from app.render.document import Notice, Want
from app.render.excerpt import cut_out
from app.render.fences import MAX_PLANTUML, figure
from app.render.formats import source
from app.render.formats.base import Drawing, Sheet
from app.render.highlight import highlight_snippet
from app.render.sanitize import clean_document, inset_mark, picture
from app.render.svg import why_not_drawn

MAX_DIAGRAMS = 20
START, END = re.compile(r"\s*@start(\w+)\b"), re.compile(r"\s*@end(\w+)\b")
TITLE = re.compile(r"^\s*title\s+(\S.*)$", re.MULTILINE)
SVG = "image/svg+xml"

OFF = Notice("plantuml-off", "PlantUML diagrams are not drawn on this site; this is the source.")
AWAY = Notice(
    "plantuml-away", "The server that draws PlantUML diagrams did not answer with a drawing; try again later."
)
TOO_LONG = Notice("plantuml-too-long", "This diagram is too long to be drawn, so its source is shown.")
TOO_MANY = Notice("plantuml-too-many", f"Only the first {MAX_DIAGRAMS} diagrams of this file are drawn.")


def render(sheet: Sheet) -> Drawing:
    """The drawings above the source that they are made of, or the source alone."""
    text = "\n".join(line for lines in cut_out(sheet.lines, sheet.ranges) for line in lines)
    diagrams = diagrams_in(text, is_for_others=sheet.path.lower().endswith(".iuml"))
    if not diagrams:
        return source.render(sheet)
    if not sheet.options.plantuml:
        return source.instead(sheet, OFF)
    wants = [Want("plantuml", diagram) for diagram in diagrams[:MAX_DIAGRAMS]]
    if any(len(want.name) > MAX_PLANTUML for want in wants):
        return source.instead(sheet, TOO_LONG)
    if missing := tuple(want for want in wants if want not in sheet.parts):
        return replace(source.render(sheet), wants=missing)
    drawn = [
        picture(svg, SVG, _alt(want.name)) for want in wants if (svg := sheet.parts[want]) and not why_not_drawn(svg)
    ]
    if not drawn:
        return source.instead(sheet, AWAY)
    figures = "".join(figure(inset_mark(number)) for number in range(len(drawn)))
    code = f'<div class="code"><pre><code>{highlight_snippet(text, "plantuml")}</code></pre></div>'
    html = f"{figures}<details><summary>Source</summary>\n{code}</details>"
    notices = (*((AWAY,) if len(drawn) < len(wants) else ()), *((TOO_MANY,) if len(wants) < len(diagrams) else ()))
    return Drawing(clean_document(html, sheet.place, drawn), notices=notices)


def diagrams_in(text: str, *, is_for_others: bool) -> list[str]:
    """The source of each diagram; a file that says no `@start` is one, unless it is there `for others` to include."""
    found: list[list[str]] = []
    kind = None
    for line in text.split("\n"):
        if kind is None and (start := START.match(line)):
            kind = start[1]
            found.append([])
        if kind is not None:
            found[-1].append(line)
            if (end := END.match(line)) and end[1] == kind:
                kind = None
    if found:
        return ["\n".join(lines) for lines in found]
    return [] if is_for_others or not text.strip() else [text]


def _alt(diagram: str) -> str:
    title = TITLE.search(diagram)
    return f"Diagram: {title[1].strip()[:120]}" if title else "Diagram (PlantUML)"
