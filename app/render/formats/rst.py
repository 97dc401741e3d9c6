"""reStructuredText, as Python projects and their documentation are written in."""

from app.render.contents import with_contents
from app.render.document import Notice
from app.render.elsewhere import restructured_text_of
from app.render.formats import source
from app.render.formats.base import Drawing, Sheet
from app.render.insets import Insets

UNREADABLE = Notice(
    "not-rendered", "This file could not be read as reStructuredText, for example because it is nested too deeply."
)
NOTHING_SEEN = Notice("nothing-to-render", "There is nothing in this file that can be seen.")


def render(sheet: Sheet) -> Drawing:
    """The ranges of the sheet, rendered as one document of their own."""
    # Not for the app itself, which also reads this file: Docutils knows how to reach the network, and takes memory.
    from app.render.restructuredtext import written_as_html

    text = restructured_text_of(sheet)
    insets = Insets(options=sheet.options, parts=sheet.parts)
    try:
        written = written_as_html(text, insets, has_facts=sheet.ranges[0].start == 1)
    except MemoryError:
        raise
    except Exception:  # Docutils may fail in many ways at what nobody has tried, and the text can always be shown
        return source.instead(sheet, UNREADABLE)
    is_wanted = sheet.options.contents and not written.has_contents
    body = with_contents(written.body, written.headings, is_wanted=is_wanted)
    html = f"{written.title}{written.facts}{body}"
    return insets.drawing(html, sheet, () if html.strip() else (NOTHING_SEEN,))
