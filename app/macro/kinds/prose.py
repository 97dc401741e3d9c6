"""Descriptions as people wrote them in Bitbucket: Markdown, with people mentioned by their accounts."""

import hashlib
import re
from collections.abc import Iterable
from urllib.parse import quote

from app.bitbucket.people import Person
from app.macro.answers import LAST_GOOD_SECONDS
from app.macro.freshness import rendered_once
from app.macro.kinds.context import Context
from app.render.document import Document, Options, Place, SafeHtml
from app.render.references import with_addresses

# `@{557058:…}` stands for a person, whose name only Bitbucket's own HTML has.
MENTION = re.compile(r"@\{([0-9A-Za-z:-]{1,128})\}")
MARKS = re.compile(r"([\\`*_{}\[\]<>()#+.!|~$:-])")


def prose(text: str, full_name: str, context: Context, *, people: Iterable[Person | None] = ()) -> SafeHtml | None:
    """The text as HTML; None where there is none. `people` are those whom it may mention. Raises Busy."""
    if not text.strip():
        return None
    names = {person.account_id: MARKS.sub(r"\\\1", person.name) for person in people if person and person.account_id}
    content = MENTION.sub(lambda found: f"@{names.get(found[1], 'somebody')}", text).strip().encode(errors="replace")
    place = Place(web_root=f"{context.web_url}/{quote(full_name)}/src/HEAD/", folder="")
    document = Document(content=b"\n" + content, path="description.md", place=place)
    # What is remembered of a text goes by the text: it may be changed, but then it is another one.
    digest = hashlib.sha256(content).hexdigest()
    result = rendered_once(
        context.source, full_name, ("prose", digest), context.worker, document, Options(),
        longest_seconds=LAST_GOOD_SECONDS,  # it may name people, who are not remembered for longer
    )  # fmt: skip
    # A text is at no commit: its pictures are those of the main branch, for those who may see them in Bitbucket.
    root = f"{context.web_url}/{quote(full_name)}/raw/HEAD/"
    return with_addresses(result.html, lambda path: root + quote(path)) or None
