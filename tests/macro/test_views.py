"""What readers get of each kind, whole (tests/golden_views), and that nobody's words become more than words there."""

import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.macro.kinds import KINDS
from tests.macro.cases import CASES
from tests.macro.showing import Showing

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC).timestamp()
GOLDEN = Path(__file__).parent.parent / "golden_views"


@pytest.mark.parametrize("name", CASES)
def test_golden(showing: Showing, name: str) -> None:
    link, wishes = CASES[name]
    view = showing.view(link, **wishes)
    assert view.state == "ok"
    html = showing.html(replace(view, as_of=NOON), **wishes)
    for part in view.parts:
        html += showing.part_html(showing.view(link, part=part, **wishes), part)
    html = "\n".join(line.rstrip() for line in html.splitlines() if line.strip()) + "\n"
    expected = GOLDEN / f"{name}.html"
    if os.environ.get("GOLDEN") == "write":
        expected.write_text(html)
    assert html == expected.read_text()


def test_every_kind_has_a_golden_view(showing: Showing) -> None:
    shown = {showing.view(link, **wishes).kind for link, wishes in CASES.values()}
    assert shown | {"file"} == set(KINDS)  # files have golden pairs of their own


def test_no_expectation_is_left_over() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == set(CASES)
