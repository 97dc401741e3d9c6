"""Tickets: the same for every viewer, valid a day and the next, and worth nothing when changed."""

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import cast

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from app.atlassian.caller import Caller
from app.errors import ApiError
from app.kit.clock import utc_day
from app.macro.asked import by_body
from app.macro.tickets import BadTicket, Folder, TicketExpired, issue, open_ticket

KEYS = (b"k" * 32,)
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC).timestamp()
DAY = 24 * 3600
PARAMETERS = {"link": "https://bitbucket.org/acme/site/src/main/x.py", "lines": "1:3"}


def ticket(moment: float = NOON, site: str = "site-a", part: str | None = None) -> str:
    return issue(KEYS, site_id=site, page_id="123", parameters=PARAMETERS, day=utc_day(moment), part=part)


def test_what_is_derived_ends_with_the_ticket_that_it_comes_from() -> None:
    site = cast(Caller, SimpleNamespace(site=SimpleNamespace(id="site-a")))
    with time_machine.travel(datetime(2026, 11, 23, 12, tzinfo=UTC), tick=False) as clock:
        given_out = issue(KEYS, site_id="site-a", page_id="1", parameters=PARAMETERS, day=utc_day(NOON))
        clock.shift(DAY)
        again = by_body(site, {"ticket": given_out}, ticket_keys=KEYS).ticket(
            KEYS, folder=Folder("docs", "0" * 40, "main")
        )
        clock.shift(DAY)
        with pytest.raises(ApiError) as error:
            by_body(site, {"ticket": again}, ticket_keys=KEYS)
    assert error.value.code == "ticket-expired"


def test_it_carries_page_and_parameters() -> None:
    opened = open_ticket(KEYS, ticket(), site_id="site-a", moment=NOON)
    assert (opened.page_id, opened.parameters) == ("123", PARAMETERS)


def test_a_derived_one_names_its_part_and_is_another() -> None:
    assert open_ticket(KEYS, ticket(), site_id="site-a", moment=NOON).part is None
    derived = open_ticket(KEYS, ticket(part="last-commit"), site_id="site-a", moment=NOON)
    assert (derived.page_id, derived.parameters, derived.part) == ("123", PARAMETERS, "last-commit")
    assert len({ticket(), ticket(part="last-commit"), ticket(part="diffstat")}) == 3


def test_no_part_can_be_added_to_a_ticket() -> None:
    payload, signature = ticket(part="last-commit").split(".")[0], ticket().split(".")[1]
    with pytest.raises(BadTicket):
        open_ticket(KEYS, f"{payload}.{signature}", site_id="site-a", moment=NOON)


def test_it_is_the_same_all_day() -> None:
    assert ticket(NOON) == ticket(NOON + 3600)
    assert ticket(NOON) != ticket(NOON + DAY)


@pytest.mark.parametrize(("later", "is_valid"), [(0, True), (DAY, True), (2 * DAY, False), (-DAY, False)])
def test_it_is_valid_on_its_day_and_the_next(later: int, is_valid: bool) -> None:
    if is_valid:
        open_ticket(KEYS, ticket(), site_id="site-a", moment=NOON + later)
    else:
        with pytest.raises(TicketExpired):
            open_ticket(KEYS, ticket(), site_id="site-a", moment=NOON + later)


def test_another_site_cannot_use_it() -> None:
    with pytest.raises(BadTicket):
        open_ticket(KEYS, ticket(), site_id="site-b", moment=NOON)


def test_it_outlives_a_rotation_of_keys() -> None:
    assert open_ticket((b"n" * 32, *KEYS), ticket(), site_id="site-a", moment=NOON).page_id == "123"
    with pytest.raises(BadTicket):
        open_ticket((b"n" * 32,), ticket(), site_id="site-a", moment=NOON)


@given(st.integers(min_value=0, max_value=len(ticket()) - 1), st.characters(categories=("Ll", "Nd", "So")))
def test_no_changed_character_passes(position: int, character: str) -> None:
    spoilt = ticket()[:position] + character + ticket()[position + 1 :]
    if spoilt != ticket():
        try:
            opened = open_ticket(KEYS, spoilt, site_id="site-a", moment=NOON)
        except BadTicket:
            return
        # base64 leaves unused bits in its last character: the same bytes, so the same ticket.
        assert (opened.page_id, opened.parameters) == ("123", PARAMETERS)


@given(st.text())
def test_nothing_else_is_a_ticket(text: str) -> None:
    with pytest.raises(BadTicket):
        open_ticket(KEYS, text, site_id="site-a", moment=NOON)
