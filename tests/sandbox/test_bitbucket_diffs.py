"""What differs between commits, as git says it, and the history of a file."""

import pytest

from tests.sandbox.bitbucket_calls import SITE, Bitbucket

LEGACY = "/repositories/acme/legacy"


@pytest.mark.parametrize(
    ("spec", "arguments"),
    [
        ("feature/new-login..main", ["main...feature/new-login"]),
        ("main..feature/new-login", ["feature/new-login...main"]),
        ("feature/new-login..feature/new", ["feature/new...feature/new-login"]),
        ("feature/new-login..feature/new?topic=false", ["feature/new", "feature/new-login"]),
        ("v1.1.0..v1.0.0?path=OWNERS&path=src/retry.py", ["v1.0.0", "v1.1.0", "--", "OWNERS", "src/retry.py"]),
        ("v1.1.0..v1.0.0?path=odd/%5Bbrackets%5D.txt", ["v1.0.0", "v1.1.0", "--", "odd/[[]brackets].txt"]),
        ("main..main", ["main", "main"]),
        ("develop?context=0", ["-U0", "heads/develop^", "heads/develop"]),
        ("v1.0.0?context=10", ["-U10", "v1.0.0^", "v1.0.0"]),
        ("v1.0.0?path=nowhere", ["main", "main"]),
    ],
)
def test_a_diff_is_as_git_has_it(bitbucket: Bitbucket, spec: str, arguments: list[str]) -> None:
    answer = bitbucket.get(f"{SITE}/diff/{spec}")
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/plain")
    assert answer.headers["Cache-Control"] == "must-revalidate, max-age=0"
    assert answer.content == bitbucket.git("diff", *arguments)


def test_the_first_commit_is_compared_with_nothing(bitbucket: Bitbucket) -> None:
    first = bitbucket.git("rev-list", "--max-parents=0", "main", repository="acme/legacy").decode().strip()
    values = bitbucket.json(f"{LEGACY}/diffstat/{first}")["values"]
    assert [(each["status"], each["old"], each["new"]["path"]) for each in values] == [
        ("added", None, "README.md"),
        ("added", None, "notes.txt"),
    ]


def test_a_diff_of_a_pull_request_has_a_carriage_return(bitbucket: Bitbucket) -> None:
    source, destination = (
        bitbucket.git("rev-parse", name).decode()[:12] for name in ("feature/new", "feature/new-login")
    )
    derived = f"acme/site:{source}%0D{destination}?from_pullrequest_id=1&topic=true"
    assert bitbucket.get(f"{SITE}/diff/{derived}").content == bitbucket.git("diff", "feature/new-login...feature/new")
    assert bitbucket.json(f"{SITE}/diffstat/{derived}")["size"] == 1
    assert bitbucket.get(f"{SITE}/patch/{derived}").text.count("\nSubject: ") == 1


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?context=1", [("added", None, "docs/load.png", 0, 0), ("renamed", "notes.txt", "docs/notes.txt", 6, 5)]),
        (
            "?ignore_whitespace=true&path=notes.txt&path=docs/notes.txt",
            [("renamed", "notes.txt", "docs/notes.txt", 1, 0)],
        ),
        (
            "?renames=false&path=notes.txt&path=docs/notes.txt",
            [("added", None, "docs/notes.txt", 21, 0), ("removed", "notes.txt", None, 0, 20)],
        ),
    ],
)
def test_the_files_that_changed(
    bitbucket: Bitbucket, query: str, expected: list[tuple[str, str | None, str | None, int, int]]
) -> None:
    first = bitbucket.git("rev-list", "--max-parents=0", "main", repository="acme/legacy").decode().strip()
    page = bitbucket.json(f"{LEGACY}/diffstat/main..{first}{query}")
    assert (page["pagelen"], page["size"], page["page"]) == (500, len(expected), 1)
    assert [
        (
            each["status"],
            (each["old"] or {}).get("path"),
            (each["new"] or {}).get("path"),
            each["lines_added"],
            each["lines_removed"],
        )
        for each in page["values"]
    ] == expected
    for each in page["values"]:
        for side in filter(None, (each["old"], each["new"])):
            assert bitbucket.get(side["links"]["self"]["href"].partition("/2.0")[2]).status_code == 200


def test_binary_files_can_be_left_out(bitbucket: Bitbucket) -> None:
    assert b"Binary files" in bitbucket.get(f"{LEGACY}/diff/main").content
    without = bitbucket.get(f"{LEGACY}/diff/main", binary="false").content
    assert b"Binary files" not in without
    assert b"+++ b/docs/notes.txt" in without
    assert bitbucket.get(f"{LEGACY}/diff/main", binary="false", path="docs/load.png").content == b""


def test_patches(bitbucket: Bitbucket) -> None:
    assert bitbucket.get(f"{SITE}/patch/develop").text.startswith("From ")
    text = bitbucket.get(f"{SITE}/patch/v1.1.0..v1.0.0").text
    assert text.count("\nSubject: ") == len(bitbucket.git("rev-list", "v1.0.0..v1.1.0").splitlines())


def test_the_common_ancestor(bitbucket: Bitbucket) -> None:
    assert bitbucket.json(f"{SITE}/merge-base/feature/new..develop")["hash"] == bitbucket.commit()
    assert bitbucket.get(f"{SITE}/merge-base/main").status_code == 400


@pytest.mark.parametrize(
    ("path", "status", "message"),
    [
        ("diff/nowhere", 404, "Commit not found"),
        ("diffstat/main..nowhere", 404, "Commit not found"),
        ("patch/nowhere..main", 404, "Commit not found"),
        ("merge-base/main..nowhere", 404, "Commit not found"),
        ("diff/main?context=x", 400, "Invalid context"),
        ("diffstat/main?pagelen=501", 400, "Invalid pagelen"),
        ("filehistory/main/nothing", 404, "No such file or directory: nothing"),
        ("filehistory/nowhere/OWNERS", 404, "Commit not found"),
    ],
)
def test_what_cannot_be_compared(bitbucket: Bitbucket, path: str, status: int, message: str) -> None:
    assert bitbucket.get(f"{SITE}/{path}").status_code == status
    assert bitbucket.message(f"{SITE}/{path}") == message


def test_the_history_of_a_file_follows_its_renames(bitbucket: Bitbucket) -> None:
    address = f"{LEGACY}/filehistory/main/docs/notes.txt"
    values = bitbucket.json(address, fields="values.path,values.commit.message,values.type,values.size")["values"]
    assert [(each["path"], each["commit"]["message"].strip()) for each in values] == [
        ("docs/notes.txt", "Add a picture and space out the notes"),
        ("docs/notes.txt", "Move the notes into a folder"),
        ("notes.txt", "Begin"),
    ]
    assert {each["type"] for each in values} == {"commit_file"}
    assert len(bitbucket.json(address, renames="false")["values"]) == 2
    assert len(bitbucket.json(address, q="commit.date<=2026-01-02")["values"]) == 1
    pages = bitbucket.pages(address, pagelen=1)
    assert len(pages) == 3
    assert set(pages[0]["values"][0]["commit"]) == {"type", "hash", "links"}
