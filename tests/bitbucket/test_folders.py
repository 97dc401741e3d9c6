"""What lies in a folder, from answers of every shape."""

from collections.abc import Iterator
from typing import Any

import pytest
import responses

from app.bitbucket.auth.base import PUBLIC
from app.bitbucket.errors import NotFound, Unavailable
from app.bitbucket.folders import MAX_ENTRIES, Entry, Listing, read_folder
from app.bitbucket.http import Http
from app.bitbucket.target import Repository

API = "https://api.example.com/2.0"
HASH = "0123456789abcdef0123456789abcdef01234567"
SRC = f"{API}/repositories/acme/site/src/{HASH}/"
FILE: dict[str, Any] = {"type": "commit_file", "path": "a b/x.py", "size": 3, "attributes": []}


@pytest.fixture
def upstream() -> Iterator[responses.RequestsMock]:
    with responses.RequestsMock() as mock:
        yield mock


def read(path: str = "a b") -> Listing:
    return read_folder(
        Http(API, pool_size=2), credential=PUBLIC, repository=Repository("acme", "site"), commit=HASH, path=path
    )


def test_folders_come_first_and_names_are_in_order(upstream: responses.RequestsMock) -> None:
    values = [
        {"type": "commit_file", "path": "a b/Zoo", "size": 0},
        FILE,
        {"type": "commit_directory", "path": "a b/z"},
        {"type": "commit_file", "path": "a b/link", "size": 9, "attributes": ["link"]},
        {"type": "commit_file", "path": "a b/lib", "size": 40, "attributes": ["subrepository"]},
    ]
    upstream.get(f"{SRC}a%20b/", json={"values": values})
    assert read().entries == (
        Entry("a b/z", "folder"),
        Entry("a b/lib", "submodule"),
        Entry("a b/link", "link"),
        Entry("a b/x.py", "file", 3),
        Entry("a b/Zoo", "file", 0),
    )


def test_every_page_is_read_and_the_root_has_no_name(upstream: responses.RequestsMock) -> None:
    upstream.get(SRC, json={"values": [FILE | {"path": "x.py"}], "next": f"{SRC}?page=8xhd"})
    upstream.get(f"{SRC}?page=8xhd", json={"values": [FILE | {"path": "y"}]})
    assert [entry.path for entry in read("").entries] == ["x.py", "y"]


def test_a_large_folder_is_cut(upstream: responses.RequestsMock) -> None:
    values = [FILE | {"path": f"f{number}"} for number in range(MAX_ENTRIES + 1)]
    upstream.get(SRC, json={"values": values})
    found = read("")
    assert (len(found.entries), found.is_cut) == (MAX_ENTRIES, True)


@pytest.mark.parametrize("name", FILE)
@pytest.mark.parametrize("value", [None, [], {}, "x", -1])
def test_an_odd_field_spoils_no_list(upstream: responses.RequestsMock, name: str, value: object) -> None:
    upstream.get(SRC, json={"values": [FILE | {name: value}, FILE | {"path": "y"}]})
    assert "y" in [entry.path for entry in read("").entries]


def test_a_missing_folder_is_named(upstream: responses.RequestsMock) -> None:
    upstream.get(f"{SRC}a%20b/", status=404, json={"error": {"message": "No such file or directory: a b"}})
    with pytest.raises(NotFound) as missing:
        read()
    assert (missing.value.what, missing.value.name) == ("path", "a b")


def test_a_next_page_elsewhere_is_not_followed(upstream: responses.RequestsMock) -> None:
    upstream.get(SRC, json={"values": [FILE], "next": "https://elsewhere.example/2.0/"})
    with pytest.raises(Unavailable):
        read("")


@pytest.mark.parametrize("path", ["../../../../acme/secret/src/main/x", "a b/../x", "a b/c/d", "a b/..", "x", "a b/"])
def test_what_lies_elsewhere_is_not_in_the_folder(upstream: responses.RequestsMock, path: str) -> None:
    upstream.get(f"{SRC}a%20b/", json={"values": [FILE, FILE | {"path": path}]})
    assert [entry.path for entry in read().entries] == ["a b/x.py"]


@pytest.mark.parametrize("path", ["/repositories/acme/secret/src/main/", "/repositories/acme/site/refs/branches"])
def test_a_file_that_looks_like_a_list_leads_to_no_other(upstream: responses.RequestsMock, path: str) -> None:
    upstream.get(f"{SRC}a%20b/", json={"values": [FILE], "next": f"{API}{path}"})
    with pytest.raises(Unavailable):
        read()
