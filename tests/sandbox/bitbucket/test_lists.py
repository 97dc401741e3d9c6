"""Pages, partial answers and queries."""

from typing import Any

import pytest

from tests.sandbox.bitbucket.calls import Caller, message


def values(pages: list[Any]) -> list[Any]:
    return [value for page in pages for value in page["values"]]


def test_the_pages_of_a_folder_are_complete_and_their_names_say_nothing(bitbucket: Caller) -> None:
    pages = bitbucket.pages("acme/site/src/main/odd/", pagelen=4)
    whole = bitbucket.json("acme/site/src/main/odd/", pagelen=100)
    assert values(pages) == whole["values"]
    assert [page["page"] for page in pages] == [1, 2, 3, 4]
    assert [len(page["values"]) for page in pages] == [4, 4, 4, 1]
    assert "page=8xhd" in pages[0]["next"]
    assert "page=dbtR" in pages[1]["next"]
    assert "next" not in whole
    assert bitbucket.get("acme/site/src/main/odd/", page="2").status_code == 400


def test_a_list_that_fills_its_last_page_has_no_page_after_it(bitbucket: Caller) -> None:
    count = bitbucket.json("acme/site/refs/branches")["size"]
    assert "next" not in bitbucket.json("acme/site/refs/branches", pagelen=count)
    assert bitbucket.get("acme/site/refs/branches", pagelen=count, page=2).status_code == 400


def test_the_pages_of_branches_are_counted(bitbucket: Caller) -> None:
    pages = bitbucket.pages("acme/site/refs/branches", pagelen=2)
    names = bitbucket.git("for-each-ref", "--format=%(refname:strip=2)", "refs/heads").decode().split()
    assert [branch["name"] for branch in values(pages)] == names
    assert {page["size"] for page in pages} == {len(names)}
    assert "page=2" in pages[0]["next"]


def test_the_pages_of_history_are_complete_and_keep_what_was_asked(bitbucket: Caller) -> None:
    asked = {"include": ["feature/new", "develop"], "exclude": "v1.0.0", "pagelen": 2}
    pages = bitbucket.pages("acme/site/commits", **asked)
    expected = bitbucket.git("rev-list", "--topo-order", "feature/new", "develop", "^v1.0.0").decode().split()
    assert [commit["hash"] for commit in values(pages)] == expected
    assert len(expected) > 4
    assert not any("size" in page or "page" in page for page in pages)


def test_the_history_of_a_path(bitbucket: Caller) -> None:
    commits = bitbucket.json("acme/site/commits/main", path="OWNERS")["values"]
    assert [commit["message"] for commit in commits] == ["Note the owner\n"]
    assert [commit["hash"] for commit in bitbucket.json("acme/site/commits", path="odd/[brackets].txt")["values"]] == (
        bitbucket.git("rev-list", "--all", "--", ":(literal)odd/[brackets].txt").decode().split()
    )


@pytest.mark.parametrize("length", ["0", "101", "-1", "many", "²"])
def test_a_page_length_that_is_not_allowed(bitbucket: Caller, length: str) -> None:
    response = bitbucket.get("acme/site/refs/branches", pagelen=length)
    assert (response.status_code, message(response)) == (400, "Invalid pagelen")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("hash", {"hash"}),
        ("hash,date", {"hash", "date"}),
        ("hash, date", {"hash", "date"}),
        ("nothing", set()),
        (
            "-links,-repository,-summary,-rendered,-parents",
            {"type", "hash", "date", "message", "author", "participants"},
        ),
    ],
)
def test_fields_keep_and_remove(bitbucket: Caller, fields: str, expected: set[str]) -> None:
    assert set(bitbucket.json("acme/site/commit/main", fields=fields)) == expected


def test_fields_reach_into_objects_and_lists(bitbucket: Caller) -> None:
    page = bitbucket.json("acme/site/refs/branches", fields="values.name,values.target.hash,next", pagelen=1)
    assert set(page) == {"values", "next"}
    assert page["values"] == [{"name": "develop", "target": {"hash": bitbucket.sha("develop")}}]
    commit = bitbucket.json("acme/site/commit/main", fields="links.self.href,parents.hash")
    assert set(commit["links"]) == {"self"}
    assert commit["parents"] == [{"hash": bitbucket.sha("main~1")}]


def test_a_star_stands_for_any_name(bitbucket: Caller) -> None:
    kept = bitbucket.json("acme/site/refs/branches/main", fields="*.self")
    assert set(kept["links"]) == {"self"}
    removed = bitbucket.json("acme/site/refs/branches/main", fields="-*.links")
    assert "links" in removed
    assert "links" not in removed["target"]


def test_an_embedded_repository_tells_whether_it_is_private_only_when_asked(bitbucket: Caller) -> None:
    whole = bitbucket.json("acme/site/commit/main")
    assert "is_private" not in whole["repository"]
    asked = bitbucket.json("acme/site/commit/main", fields="+repository.is_private")
    assert asked == whole | {"repository": whole["repository"] | {"is_private": False}}
    assert bitbucket.json("acme/site/commit/main", fields="hash,repository.is_private") == {
        "hash": whole["hash"],
        "repository": {"is_private": False},
    }
    branches = bitbucket.json("acme/site/refs/branches", fields="+values.target.repository.is_private")["values"]
    assert {branch["target"]["repository"]["is_private"] for branch in branches} == {False}
    assert bitbucket.json("acme/site")["is_private"] is False


@pytest.mark.parametrize(
    ("kind", "query", "expected"),
    [
        ("branches", 'name ~ "feature/"', ["feature/new", "feature/new-login"]),
        ("branches", 'name~"FEATURE/NEW-"', ["feature/new-login"]),
        ("branches", 'name = "feature/new"', ["feature/new"]),
        ("branches", 'name = "feature"', []),
        ("tags", 'name ~ "rc"', ["release/4.0-rc1"]),
        ("tags", 'name ~ "\\""', []),
    ],
)
def test_refs_are_searched_by_name(bitbucket: Caller, kind: str, query: str, expected: list[str]) -> None:
    answer = bitbucket.json(f"acme/site/refs/{kind}", q=query)
    assert [ref["name"] for ref in answer["values"]] == expected
    assert answer["size"] == len(expected)


def test_a_query_that_is_not_understood(bitbucket: Caller) -> None:
    assert bitbucket.get("acme/site/refs/branches", q="feature").status_code == 400
