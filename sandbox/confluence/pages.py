"""Pages of a site: what they hold, who may see them, and where they are kept."""

import json
import threading
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from sandbox.confluence.people import User

FIRST_PAGE_ID = 65537


@dataclass(frozen=True)
class Macro:
    """An app's macro on a page."""

    key: str
    parameters: Mapping[str, str]
    id: str = field(default_factory=lambda: str(uuid.uuid4()))


Block = str | Macro


@dataclass(frozen=True)
class Page:
    """A page; text blocks are paragraphs, `## ` begins a heading.

    `readers` and `editors` are names of users (None: everybody, and everybody who has logged in).
    """

    title: str
    blocks: tuple[Block, ...] = ()
    readers: tuple[str, ...] | None = None
    editors: tuple[str, ...] | None = None
    id: str = ""
    version: int = 1

    def macro(self, macro_id: str) -> Macro | None:
        """The macro with this id."""
        return next((block for block in self.blocks if isinstance(block, Macro) and block.id == macro_id), None)


def may_read(page: Page, user: User) -> bool:
    """Whether the person sees the page."""
    return page.readers is None or user.name in page.readers


def may_edit(page: Page, user: User) -> bool:
    """Whether the person may change the page: never a visitor."""
    is_editor = page.editors is None or user.name in page.editors
    return user.account_id is not None and is_editor and may_read(page, user)


class PageStore:
    """The pages of one site, in memory and, where a file is given, there too, so that a restart keeps them."""

    def __init__(self, *, seed: Sequence[Page], file: Path | None = None) -> None:
        self._file = file
        self._lock = threading.Lock()
        self._pages: dict[str, Page] = {}
        kept = read_pages(file) if file and file.exists() else seed
        for page in kept:
            self._add(page)

    def all(self) -> list[Page]:
        """Every page, oldest first."""
        with self._lock:
            return list(self._pages.values())

    def get(self, page_id: str) -> Page | None:
        """The page with this id."""
        with self._lock:
            return self._pages.get(page_id)

    def create(self, title: str) -> Page:
        """A new empty page."""
        with self._lock:
            page = self._add(Page(title=title))
            self._write()
            return page

    def save(self, page: Page) -> Page:
        """Keep a changed page as its next version."""
        with self._lock:
            saved = replace(page, version=self._pages[page.id].version + 1)
            self._pages[page.id] = saved
            self._write()
            return saved

    def _add(self, page: Page) -> Page:
        added = page if page.id else replace(page, id=str(FIRST_PAGE_ID + len(self._pages)))
        self._pages[added.id] = added
        return added

    def _write(self) -> None:
        if self._file is None:
            return
        self._file.parent.mkdir(parents=True, exist_ok=True)
        draft = self._file.with_suffix(".new")
        draft.write_text(json.dumps([_page_data(page) for page in self._pages.values()], indent=2), "utf-8")
        draft.replace(self._file)


def read_pages(file: Path) -> list[Page]:
    """The pages of a JSON file: a list of objects with `title`, `blocks` and, if wanted, `readers` and `editors`.

    A block is a text or `{"macro": key, "parameters": {…}}`. Raises OSError, ValueError, KeyError for a bad file.
    """
    return [_page(data) for data in json.loads(file.read_text("utf-8"))]


def _page(data: Mapping[str, Any]) -> Page:
    known = {name: data[name] for name in ("id", "version") if name in data}
    return Page(
        title=data["title"],
        blocks=tuple(_block(block) for block in data.get("blocks", [])),
        readers=_names(data.get("readers")),
        editors=_names(data.get("editors")),
        **known,
    )


def _block(data: str | Mapping[str, Any]) -> Block:
    if isinstance(data, str):
        return data
    known_id = {"id": data["id"]} if "id" in data else {}
    return Macro(key=data["macro"], parameters=dict(data["parameters"]), **known_id)


def _names(names: Iterable[str] | None) -> tuple[str, ...] | None:
    return None if names is None else tuple(names)


def _page_data(page: Page) -> dict[str, Any]:
    blocks = [
        block if isinstance(block, str) else {"macro": block.key, "parameters": dict(block.parameters), "id": block.id}
        for block in page.blocks
    ]
    return {
        "id": page.id, "title": page.title, "version": page.version, "blocks": blocks,
        "readers": page.readers, "editors": page.editors,
    }  # fmt: skip
