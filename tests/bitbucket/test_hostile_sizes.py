"""What the app itself reads of strangers' words takes time in proportion: each of these would else take for ever."""

import pytest

from app.bitbucket.people import AuthorSchema, author_of
from app.bitbucket.schemas import parse
from app.bitbucket.submodules import url_of
from app.macro.plantuml import BEGINS_AS_SVG
from app.render.formats import drawio, openapi


@pytest.mark.parametrize("atom", [b"<!---->", b"<!-- -->\n", b" ", b"<?xml?>", b"<!--", b"\n\n", b"<!", b"--"])
def test_beginnings_of_diagrams(atom: bytes) -> None:
    assert not drawio.recognises(atom * 4000 + b"<x/>")
    assert not openapi.recognises(atom * 4000 + b"<x/>")


@pytest.mark.parametrize("atom", [b"<??>", b"<? ?>\n", b" ", b"<?", b"?>"])
def test_beginnings_of_drawings(atom: bytes) -> None:
    assert not BEGINS_AS_SVG.match(atom * 200_000 + b"<x/>")


@pytest.mark.parametrize("line", ["a" + " " * 60_000 + "b", "=" * 60_000, "[" * 60_000, " " * 60_000 + "=x"])
def test_files_of_submodules(line: str) -> None:
    file = f'[submodule "x"]\n{line}\n\tpath = x\n\turl = ../x.git\n'
    assert url_of(file.encode(), "x") in ("../x.git", None)


@pytest.mark.parametrize("raw", ["x" + " " * 300_000 + "y <a@b>", "<" * 300_000, "x" * 300_000, "< >" * 100_000])
def test_names_of_authors(raw: str) -> None:
    assert len(author_of(parse(AuthorSchema(), {"raw": raw})).name) <= 100
