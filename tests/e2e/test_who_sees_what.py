"""Who sees what: people, sites, methods and repositories, cold, warm, in any order, and while much goes wrong."""

import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sandbox.demo import Sandbox
from tests.e2e import matrix
from tests.e2e.matrix import TABLE, WORDS, Row
from tests.e2e.visits import drop_cache, show, switch

FAULTS = (
    {"status": 404, "body": "json"}, {"status": 403, "body": "json"}, {"status": 429, "body": "json"},
    {"status": 500, "body": "html"}, {"status": 503, "body": "text"}, {"status": 555, "body": "empty"},
    {"status": 200, "body": "html"}, {"truncate": True}, {"wrong_length": True}, {"reset": True}, {"delay_ms": 150},
)  # fmt: skip
FAILING = {"stale", "unavailable", "rate-limited"}
REFUSED = {"no-access", "not-found", "sign-in", "misconfigured"}


@pytest.fixture(scope="module")
def everybody() -> Iterator[Sandbox]:
    with matrix.everybody() as sandbox:
        yield sandbox


def faults_of(row: Row, sandbox: Sandbox, states: set[str]) -> list[str]:
    """What is wrong with what this reader is shown, if it may be in one of these states."""
    shown = show(sandbox, row.link, site=row.site, user=row.user)
    has_content = shown.state in ("ok", "stale")
    found = [] if shown.status == 200 and shown.state in states else [f"{row}: {shown.status} {shown.state}"]
    if has_content and (row.state != "ok" or WORDS[row.link] not in shown.text):
        found.append(f"{row}: not what it should see")
    leaked = [words for link, words in WORDS.items() if (link != row.link or not has_content) and words in shown.text]
    return found + [f"{row}: {words}" for words in leaked]


@pytest.mark.parametrize("order", range(4))
@pytest.mark.parametrize("temperature", ["cold", "warm"])
def test_the_matrix(everybody: Sandbox, temperature: str, order: int) -> None:
    rows = random.Random(order).sample(TABLE, len(TABLE))  # whoever comes first must not open the door for the next
    drop_cache(everybody)
    for _ in range(1 if temperature == "cold" else 2):
        wrong = []
        for row in rows:
            if temperature == "cold":
                drop_cache(everybody)
            wrong += faults_of(row, everybody, {row.state})
        assert wrong == []


STEPS = st.lists(
    st.one_of(
        st.just("forget"),
        st.just("mend"),
        st.sampled_from(FAULTS).map(lambda fault: ("break", fault)),
        st.lists(st.sampled_from(TABLE), min_size=8, max_size=16).map(lambda rows: ("look", rows)),
    ),
    min_size=4,
    max_size=10,
)


@settings(max_examples=10, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_nobody_sees_more_while_much_goes_wrong(everybody: Sandbox, steps: list[object]) -> None:
    switch(everybody, "faults", method="DELETE")
    drop_cache(everybody)
    wrong: list[str] = []
    with ThreadPoolExecutor(16) as together:
        for step in [*steps, ("look", TABLE)]:
            match step:
                case "forget":
                    drop_cache(everybody)
                case "mend":
                    switch(everybody, "faults", method="DELETE")
                case "break", fault:
                    switch(everybody, "faults", {"match": "/2[.]0/", "fault": fault})
                case "look", list(rows):
                    looked = [
                        together.submit(faults_of, row, everybody, {row.state} | FAILING | REFUSED) for row in rows
                    ]
                    wrong += [fault for each in looked for fault in each.result()]
    assert wrong == []
    switch(everybody, "faults", method="DELETE")
    drop_cache(everybody)
    rows = random.Random(len(steps)).sample(TABLE, 12)
    assert [fault for row in rows for fault in faults_of(row, everybody, {row.state})] == [], "all is well again"


def test_the_table_is_whole() -> None:
    cells = {(row.site, row.user, row.link) for row in TABLE}
    assert len(cells) == len(TABLE) == 3 * 3 * 4
