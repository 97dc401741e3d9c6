"""Pages, partial answers, `q` and `sort`."""

from typing import Any

import pytest

from sandbox.bitbucket.fields import Brief, select
from sandbox.bitbucket.pages import token
from tests.sandbox.bitbucket_calls import SITE, Bitbucket

BRANCHES = ["develop", "feature/new", "feature/new-login", "main", "release/4.0"]


def names(bitbucket: Bitbucket, kind: str, **parameters: str) -> list[str]:
    return [value["name"] for value in bitbucket.json(f"{SITE}/refs/{kind}", **parameters)["values"]]


@pytest.mark.parametrize(
    "path", ["src/main/odd/", "src/main/data", "commits/main", "refs/branches", "refs/tags", "refs"]
)
@pytest.mark.parametrize("pagelen", [1, 2, 5])
def test_the_pages_of_a_list_make_the_whole(bitbucket: Bitbucket, path: str, pagelen: int) -> None:
    whole = bitbucket.json(f"{SITE}/{path}", pagelen=100)
    pages = bitbucket.pages(f"{SITE}/{path}", pagelen=pagelen)
    assert "next" not in whole
    assert [value for page in pages for value in page["values"]] == whole["values"]
    assert all(len(page["values"]) == page["pagelen"] == pagelen for page in pages[:-1])
    assert pages[-1]["values"]


def test_the_pages_of_a_folder_have_names_that_say_nothing(bitbucket: Bitbucket) -> None:
    pages = bitbucket.pages(f"{SITE}/src/main/odd/", pagelen=4)
    assert [page["next"].rpartition("page=")[2] for page in pages[:3]] == ["8xhd", "dbtR", token(4)]
    assert "size" not in pages[0]
    assert [page["page"] for page in pages] == list(range(1, len(pages) + 1))
    answer = bitbucket.get(f"{SITE}/src/main/odd/", pagelen=4, page=2)
    assert (answer.status_code, answer.json()["error"]["message"]) == (400, "Invalid page")


def test_tokens_differ() -> None:
    assert len({token(page) for page in range(2, 2000)}) == 1998


def test_the_pages_of_refs_are_numbered(bitbucket: Bitbucket) -> None:
    first, second = bitbucket.pages(f"{SITE}/refs/branches", pagelen=3)
    assert (first["page"], first["size"], second["page"]) == (1, 5, 2)
    assert "previous" not in first
    assert bitbucket.json(second["previous"].removeprefix(bitbucket.running.api_url)) == first


def test_a_list_that_fills_its_last_page_has_no_page_after_it(bitbucket: Bitbucket) -> None:
    assert "next" not in bitbucket.json(f"{SITE}/refs/branches", pagelen=5)
    assert bitbucket.get(f"{SITE}/refs/branches", pagelen=5, page=2).status_code == 400


def test_the_pages_of_commits_have_no_size_and_no_number(bitbucket: Bitbucket) -> None:
    page = bitbucket.json(f"{SITE}/commits", pagelen=2)
    assert set(page) == {"pagelen", "values", "next"}
    assert "ctx=" in page["next"]
    assert bitbucket.json(f"{SITE}/commits")["pagelen"] == 30


def test_next_keeps_the_question(bitbucket: Bitbucket) -> None:
    pages = bitbucket.pages(
        f"{SITE}/commits", pagelen=1, include=["develop", "feature/new"], exclude="main", fields="next,values.message"
    )
    assert [page["values"] for page in pages] == [
        [{"message": "Start something new\n"}],
        [{"message": "Try a new colour\n"}],
    ]


@pytest.mark.parametrize("pagelen", ["101", "0", "-1", "x", "", "²"])
def test_a_page_length_that_is_not_allowed(bitbucket: Bitbucket, pagelen: str) -> None:
    for path in ("commits", "refs/branches", "src/main/docs"):
        answer = bitbucket.get(f"{SITE}/{path}", pagelen=pagelen)
        assert (answer.status_code, answer.json()["error"]["message"]) == (400, "Invalid pagelen")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("name", {"name": "x"}),
        ("name,inner.a", {"name": "x", "inner": {"a": 1}}),
        ("inner", {"inner": {"a": 1, "b": 2}}),
        ("inner.hidden", {"inner": {"hidden": {"c": 3}}}),
        ("inner.hidden.c,name", {"inner": {"hidden": {"c": 3}}, "name": "x"}),
        ("list.a", {"list": [{"a": 1}, {"a": 3}]}),
        ("*.a", {"inner": {"a": 1}, "list": [{"a": 1}, {"a": 3}], "name": "x", "none": None}),
        ("none.a", {"none": None}),
        ("nothing", {}),
        ("-inner,-list", {"name": "x", "none": None}),
        ("-*.a,-none", {"name": "x", "inner": {"b": 2}, "list": [{"b": 2}, {"b": 4}]}),
        ("name,+inner.hidden.c", {"name": "x", "inner": {"hidden": {"c": 3}}}),
        (" name , none ", {"name": "x", "none": None}),
    ],
)
def test_fields(fields: str, expected: dict[str, Any]) -> None:
    content = {
        "name": "x",
        "inner": Brief({"a": 1, "b": 2}, lambda: {"a": 1, "b": 2, "hidden": {"c": 3}}),
        "list": [{"a": 1, "b": 2}, {"a": 3, "b": 4}],
        "none": None,
    }
    assert select(content, fields) == expected


def test_fields_add_to_what_is_shown(bitbucket: Bitbucket) -> None:
    address = f"{SITE}/refs/branches/main"
    plain = bitbucket.json(address)
    assert "is_private" not in plain["target"]["repository"]
    grown = bitbucket.json(address, fields="+target.repository.is_private")
    assert grown["target"]["repository"].pop("is_private") is False
    assert grown == plain


def test_fields_reach_into_the_commit_of_a_file(bitbucket: Bitbucket) -> None:
    values = bitbucket.json(f"{SITE}/src/main/docs", fields="values.path,values.commit.author.raw")["values"]
    assert values[1] == {"path": "docs/design", "commit": {"author": {"raw": "Ada Example <ada@example.com>"}}}


def test_fields_leave_errors_alone(bitbucket: Bitbucket) -> None:
    assert bitbucket.get(f"{SITE}/commit/gone", fields="hash").json()["error"]["message"] == "Commit not found"


@pytest.mark.parametrize(
    ("q", "expected"),
    [
        ('name ~ "feature/"', ["feature/new", "feature/new-login"]),
        ('name~"FEATURE/NEW-"', ["feature/new-login"]),
        ('name = "feature/new"', ["feature/new"]),
        ('name != "main" AND name !~ "feature"', ["develop", "release/4.0"]),
        ('name = "main" or name = "develop"', ["develop", "main"]),
        ('name = "main" OR name ~ "feature" AND name ~ "login"', ["feature/new-login", "main"]),
        ('(name = "main" OR name ~ "feature") AND name ~ "n"', ["feature/new", "feature/new-login", "main"]),
        ('name ~ "e" AND ( name ~ "login" OR (name = "develop"))', ["develop", "feature/new-login"]),
        ('name IN ("main", "develop")', ["develop", "main"]),
        ('name not in ("main","develop") and name !~ "feature"', ["release/4.0"]),
        ('target.parents.hash = "6e1a97480f6268229da99fa48a70c669a632191d" AND name ~ "new-"', ["feature/new-login"]),
        ("target.date > 2026-01-10T12:00:00+00:00", ["feature/new", "release/4.0"]),
        (r'name ~ "a\"b\\"', []),
    ],
)
def test_filters(bitbucket: Bitbucket, q: str, expected: list[str]) -> None:
    assert names(bitbucket, "branches", q=q) == expected


@pytest.mark.parametrize(
    ("q", "message"),
    [
        ("name", "Invalid query: name"),
        ('name ~ "x" AND', 'Invalid query: name ~ "x" AND'),
        ('(name ~ "x"', 'Invalid query: (name ~ "x"'),
        ('name ~ "x")', 'Invalid query: name ~ "x")'),
        ("name IN ()", "Invalid query: name IN ()"),
        ('colour ~ "x"', 'Field "colour" does not support filtering'),
        ("target.hash.x = 3", 'Field "target.hash.x" does not support filtering'),
        ("name > 3", "Invalid value for name: 3"),
    ],
)
def test_filters_that_make_no_sense(bitbucket: Bitbucket, q: str, message: str) -> None:
    answer = bitbucket.get(f"{SITE}/refs/branches", q=q)
    assert (answer.status_code, answer.json()["error"]["message"]) == (400, message)


def test_what_is_null_matches_no_comparison(bitbucket: Bitbucket) -> None:
    assert names(bitbucket, "tags", q="date > 2026-01-01") == ["v1.0.0"]
    assert names(bitbucket, "tags", q='tagger.user.nickname = null AND name ~ "v1"') == ["v1.1.0"]


def test_the_files_of_a_folder_can_be_filtered(bitbucket: Bitbucket) -> None:
    values = bitbucket.json(
        f"{SITE}/src/main/data", q='type = "commit_file" and size > 500000', sort="-size", fields="values.path"
    )["values"]
    assert [value["path"] for value in values] == ["data/two-megabytes.txt", "data/25000-lines.py"]


def test_sorting(bitbucket: Bitbucket) -> None:
    assert names(bitbucket, "branches") == BRANCHES
    assert names(bitbucket, "branches", sort="-name") == BRANCHES[::-1]
    assert names(bitbucket, "tags", sort="-target.date") == ["release/4.0-rc1", "v1.1.0", "develop", "v1.0.0"]
    answer = bitbucket.get(f"{SITE}/refs/branches", sort="colour")
    assert (answer.status_code, answer.json()["error"]["message"]) == (400, 'Field "colour" does not support sorting')
