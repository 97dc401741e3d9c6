"""What authors write to choose from lists, and what they are told where it does nothing."""

import pytest

from app.bitbucket.auth.base import PUBLIC, Credential
from app.bitbucket.target import Kind
from app.kit.cache import Cache
from app.macro.cells import Column
from app.macro.kinds.context import Context
from app.macro.kinds.filters import chosen, columns_of
from app.macro.kinds.outline import limit_of
from app.macro.kinds.pipeline import duration
from app.macro.notices import unused_in_words
from app.macro.parameters import read_parameters
from app.macro.source import Source
from tests.macro.showing import WEB, Showing

COLUMNS = (Column("title", "Title", is_main=True), Column("state", "State"), Column("author", "Author"))


@pytest.mark.parametrize(
    ("text", "known", "unknown"),
    [
        ("", (), ()),
        ("open", ("OPEN",), ()),
        (" Merged , open,", ("OPEN", "MERGED"), ()),
        ("ALL", ("OPEN", "MERGED", "IN_PROGRESS"), ()),
        ("in progress,in-progress", ("IN_PROGRESS",), ()),
        ("open,opn", ("OPEN",), ("opn",)),
    ],
)
def test_states(text: str, known: tuple[str, ...], unknown: tuple[str, ...]) -> None:
    assert chosen(text, ("OPEN", "MERGED", "IN_PROGRESS")) == (known, unknown)


@pytest.mark.parametrize(
    ("text", "names", "excuses"),
    [
        (None, ["title", "state"], 0),
        ("author,title", ["author", "title"], 0),
        ("author", ["title", "author"], 0),
        ("Author, author", ["title", "author"], 0),
        ("nothing", ["title", "state"], 1),
        ("author,nothing", ["title", "author"], 1),
    ],
)
def test_columns(text: str | None, names: list[str], excuses: int) -> None:
    columns, said = columns_of(text, COLUMNS, ("title", "state"))
    assert ([column.name for column in columns], len(said)) == (names, excuses)
    assert all("There are title, state, author." in each for each in said)


@pytest.mark.parametrize(
    ("kind", "parameters", "said"),
    [
        ("pull-requests", {"state": "open", "query": "x", "sort": "id", "columns": "title", "limit": "3"}, []),
        ("commits", {"limit": "3"}, []),
        ("commits", {"query": "x"}, ["Filter does nothing for lists of commits."]),
        ("pipelines", {"query": "x"}, ["Filter does nothing for lists of pipelines."]),
        ("file", {"state": "open"}, ["State does nothing for a file."]),
        ("pull-request", {"display": "diff"}, []),
        ("file", {"display": "diff"}, ["There is no display as diff for a file."]),
        ("issue", {"display": "source"}, ["There is no display as source for an issue."]),
        ("branches", {"display": "list"}, []),
        ("file", {"display": "rendered"}, []),
    ],
)
def test_what_does_nothing_is_named(kind: Kind, parameters: dict[str, str], said: list[str]) -> None:
    assert list(unused_in_words(read_parameters(parameters), kind)) == said


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(None, ""), (0, "0 s"), (59, "59 s"), (60, "1 min"), (125, "2 min 5 s"), (3600, "1 h 0 min"), (3800, "1 h 3 min")],
)
def test_durations(seconds: int | None, words: str) -> None:
    assert duration(seconds) == words


def rows_of(showing: Showing, link: str, **wishes: str) -> list[str]:
    view = showing.view(link, **wishes)
    return [row[0][0].text for table in view.tables for group in table.groups for row in group.rows]  # type: ignore[union-attr]  # all are links


def test_a_limit_and_how_many_there_are(showing: Showing) -> None:
    view = showing.view("acme/site/pull-requests", state="all", limit="60")
    assert len(rows_of(showing, "acme/site/pull-requests", state="all", limit="60")) == 60
    assert view.tables[0].total == "60 of 64 pull requests are shown."
    assert showing.view("acme/site/pull-requests", state="all", limit="64").tables[0].total == ""


@pytest.mark.parametrize(
    ("credential", "wanted", "read"),
    [(PUBLIC, "250", 100), (PUBLIC, "7", 7), (PUBLIC, "", 25), (Credential("user-s-1-a"), "250", 250)],
)
def test_a_list_without_a_credential_is_no_longer_than_two_pages(
    showing: Showing, credential: Credential, wanted: str, read: int
) -> None:
    context = Context(Source(showing.bitbucket.http, Cache(showing.redis), credential), showing.worker, WEB)
    assert limit_of(read_parameters({"limit": wanted}), context) == read


def test_a_query_keeps_the_states(showing: Showing) -> None:
    """With a query Bitbucket forgets the states that are asked for besides."""
    assert rows_of(showing, "acme/site/pull-requests", query='title ~ "o" OR title ~ "a"') == [
        "#1 Let nobody wait long for a login", "#4 Start something new", "#5 Offer a fix from afar"
    ]  # fmt: skip
    assert rows_of(showing, "acme/site/pull-requests", query='title ~ "teal"', state="declined,merged") == [
        "#3 Paint everything teal"
    ]


def test_the_words_of_a_link_are_looked_for_in_titles(showing: Showing) -> None:
    assert rows_of(showing, "acme/site/pull-requests?query=teal%22&state=DECLINED") == []
    assert rows_of(showing, "acme/site/pull-requests?query=teal&state=DECLINED") == ["#3 Paint everything teal"]


def test_an_order(showing: Showing) -> None:
    assert rows_of(showing, "acme/site/branches", sort="name")[:2] == ["develop", "feature/new"]
    assert rows_of(showing, "acme/site/branches", query='name ~ "rel"') == ["release/4.0"]
    assert rows_of(showing, "acme/site/pipelines", sort="created_on", limit="2") == ["#1", "#2"]
    assert rows_of(showing, "acme/site/pipelines", state="failed,stopped") == ["#3", "#2"]
    assert rows_of(showing, "acme/site/pipelines", ref="develop") == ["#3"]


def test_a_complaint_of_bitbuckets_is_shown(showing: Showing) -> None:
    view = showing.view("acme/site/pull-requests", query='participants.user.nickname = "x"')
    assert view.state == "not-found"
    assert view.message is not None
    assert "does not support filtering" in view.message.text


def test_a_state_that_is_none_is_named(showing: Showing) -> None:
    assert showing.view("acme/site/pull-requests", state="opn").notices == (
        "“opn” is no state. There are open, merged, declined and superseded pull requests; all means all of them.",
    )
