"""Each state of the contract that can occur without sign-in, on real repositories, and never a 500."""

import html
import re
import uuid
from typing import Any
from urllib.parse import quote

import pytest

from sandbox.demo import Sandbox, make_stale
from tests.e2e.visits import show, switch


@pytest.mark.parametrize(
    ("link", "parameters", "kind", "state"),
    [
        ("site/src/main/src/retry.py", {}, "file", "ok"),
        ("site/src/main/src/retry.py#lines-3:5", {}, "file", "ok"),
        ("site/src/main/src/retry.py", {"lines": "5:3"}, "file", "ok"),
        ("site/src/main/src/retry.py", {"lines": "45:900"}, "file", "ok"),
        ("site/src/main/README.md", {}, "file", "ok"),
        ("site/src/main/README.md", {"display": "source"}, "file", "ok"),
        ("site/src/main/README.md#markdown-header-nowhere", {}, "file", "ok"),
        ("site/src/main/README.md", {"region": "heading:Nowhere"}, "file", "not-found"),
        ("site/raw/main/README.md", {}, "file", "ok"),
        ("SITE/src/main/README.md", {}, "file", "ok"),
        ("site/src/feature/new-login/src/retry.py", {}, "file", "ok"),
        ("site/src/feature%2Fnew-login/src/retry.py", {}, "file", "ok"),
        ("site/src/feature/new/NEW.md", {}, "file", "ok"),
        ("site/src/release/4.0-rc1/package.json", {}, "file", "ok"),
        ("site/src/v1.0.0/README.md", {}, "file", "ok"),
        ("site/src/main/README.md", {"ref": "feature/new-login"}, "file", "ok"),
        ("site/src/feature/new-login/src/retry.py", {"ref": "main"}, "file", "ok"),
        ("renamed-old/src/main/README.md", {}, "file", "ok"),
        ("trunk/src/trunk/README.md", {}, "file", "ok"),
        ("site/src/main/data/listing.json", {}, "file", "ok"),
        ("site/src/main/data/long-line.js", {}, "file", "ok"),
        ("site/src/main/docs/hostile.md", {}, "file", "ok"),
        ("site/src/main/docs/images/hostile.svg", {}, "file", "ok"),
        ("site/src/main/data/utf16-le.txt", {}, "file", "ok"),
        ("site/src/main/data/two-megabytes.txt", {}, "file", "too-large"),
        ("site/src/main/data/25000-lines.py", {}, "file", "too-large"),
        ("site/src/main/data/25000-lines.py", {"lines": "3:9"}, "file", "ok"),
        ("site/src/main/data/empty.txt", {}, "file", "empty"),
        ("site/src/main/data/binary.bin", {}, "file", "unsupported"),
        ("site/src/main/docs/images/load.png", {}, "file", "ok"),
        ("site/src/main/docs/images/load.png", {"display": "source"}, "file", "unsupported"),
        ("site/src/main/src/retry.py", {"lines": "9000"}, "file", "not-found"),
        ("site/src/main/src/retry.py", {"lines": "first"}, "file", "not-found"),
        ("site/src/main/nowhere.py", {}, "file", "not-found"),
        ("site/src/nowhere/README.md", {}, "file", "not-found"),
        ("site/src/feature/nowhere/README.md", {}, "file", "not-found"),
        ("site/src/main/README.md", {"ref": "feature/nowhere"}, "file", "not-found"),
        ("empty/src/main/README.md", {}, "file", "not-found"),
        ("private/src/main/README.md", {}, "file", "sign-in"),
        ("missing/src/main/README.md", {}, "file", "sign-in"),
        ("down/src/main/README.md", {}, "file", "unavailable"),
        ("limited/src/main/README.md", {}, "file", "rate-limited"),
        ("site/src/main/docs", {}, "folder", "ok"),
        ("site/src/main/docs/", {}, "folder", "ok"),
        ("site/src/main", {}, "folder", "ok"),
        ("site/src/feature/new-login", {}, "folder", "ok"),
        ("site", {}, "repository", "ok"),
        ("site/pull-requests/1/title/diff", {}, "pull-request", "ok"),
        ("site/pull-requests/?state=MERGED", {}, "pull-requests", "ok"),
        ("site/pull-requests/9999", {}, "pull-request", "not-found"),
        ("site/pull-requests/5", {"display": "diff"}, "pull-request", "ok"),
        ("site/pull-requests/", {"query": "titel ~~ x"}, "pull-requests", "not-found"),
        ("site/pull-requests/", {"query": 'participants.user.nickname = "x"'}, "pull-requests", "not-found"),
        ("site/pull-requests/", {"sort": "nothing"}, "pull-requests", "not-found"),
        ("site/pull-requests/", {"state": "superseded", "query": 'title ~ "z9"'}, "pull-requests", "empty"),
        ("empty/pull-requests/", {}, "pull-requests", "empty"),
        ("private/pull-requests/1", {}, "pull-request", "sign-in"),
        ("down/pull-requests/1", {}, "pull-request", "unavailable"),
        ("limited/pull-requests/", {}, "pull-requests", "rate-limited"),
        ("moved/pull-requests/1", {}, "pull-request", "ok"),
        ("site/commits/main", {}, "commit", "ok"),
        ("site/commits/main", {"display": "diff"}, "commit", "ok"),
        ("site/commits/0123abc", {}, "commit", "not-found"),
        ("site/commits/branch/nowhere", {}, "commits", "not-found"),
        ("empty/commits/", {}, "commits", "empty"),
        ("nothing-there/commits/main", {}, "commit", "sign-in"),
        ("nothing-there/commits/branch/main", {}, "commits", "sign-in"),
        ("site/branches/compare/nowhere%0Dmain", {}, "compare", "not-found"),
        ("empty/branches/", {}, "branches", "empty"),
        ("https://bitbucket.org/globex/handbook", {}, "repository", "ok"),
        ("site/downloads/?tab=tags", {"query": 'name = "none"'}, "tags", "empty"),
        ("site/pipelines", {}, "pipelines", "ok"),
        ("trunk/pipelines", {}, "pipelines", "empty"),
        ("empty/pipelines", {}, "pipelines", "empty"),
        ("site/pipelines/results/9999", {}, "pipeline", "not-found"),
        ("legacy/issues/1", {}, "issue", "ok"),
        ("legacy/issues", {}, "issues", "ok"),
        ("legacy/issues/99", {}, "issue", "gone"),
        ("empty", {}, "repository", "ok"),
        ("private", {}, "repository", "sign-in"),
        ("https://bitbucket.org/snippets/acme/kypj", {}, "snippet", "ok"),
        ("https://bitbucket.org/snippets/acme/n0fi1e", {}, "snippet", "ok"),
        ("https://bitbucket.org/snippets/acme/Kypj", {}, "snippet", "sign-in"),
        ("site/commits/branch/main", {}, "commits", "ok"),
        ("site/branches/compare/main%0Ddevelop", {}, "compare", "ok"),
        ("site/branches/", {}, "branches", "ok"),
        ("site/pipelines/results/7", {}, "pipeline", "ok"),
        ("site/issues/5/title", {}, "issue", "gone"),
        ("site/issues?status=new", {}, "issues", "gone"),
        ("https://bitbucket.org/snippets/acme/abc12", {}, "snippet", "sign-in"),
        ("site/wiki/Home", {}, "unknown", "bad-link"),
        ("https://example.com/acme/site", {}, "unknown", "bad-link"),
        ("site/src/main/..%2F..%2Fsecret", {}, "unknown", "bad-link"),
        ("", {}, "unknown", "bad-link"),
    ],
)
def test_the_state_of_a_link(sandbox: Sandbox, link: str, parameters: dict[str, str], kind: str, state: str) -> None:
    shown = show(sandbox, link, **parameters)
    assert (shown.status, shown.kind, shown.state) == (200, kind, state)
    assert len(re.findall(r"<[^>]* data-kind=", shown.text)) == 1


@pytest.mark.parametrize(
    "name",
    [
        "a b.txt", "hash#tag.txt", "100%.txt", "what?.txt", "plus+plus.txt", "and&and.txt", "über.md",
        "colon:colon.txt",
        'quo"te.txt', "it's.txt", "-dash.txt", "[brackets].txt", "deep/er/and/deep/er/than/you/think/it/could/be.txt",
    ],
)  # fmt: skip
def test_odd_file_names(sandbox: Sandbox, name: str) -> None:
    shown = show(sandbox, f"site/src/main/odd/{quote(name)}")
    assert shown.state == "ok"
    assert f"The file {name}" in html.unescape(re.sub(r"<[^>]+>", "", shown.text))


def test_what_upstream_writes_is_never_shown(sandbox: Sandbox) -> None:
    shown = show(sandbox, "down/src/main/README.md")
    assert "sesame" not in shown.text
    assert "inconvenience" not in shown.text


@pytest.mark.parametrize(
    "fault",
    [
        {"status": 500, "body": "html"},
        {"status": 502, "body": "text"},
        {"status": 555, "body": "empty"},
        {"status": 200, "body": "html"},
        {"status": 200, "body": "empty"},
        {"status": 200, "body": "huge"},
        {"status": 404, "body": "html"},
        {"status": 400, "body": "json"},
        {"status": 401, "body": "text"},
        {"status": 410, "body": "json"},
        {"truncate": True},
        {"reset": True},
        {"redirect": "http://169.254.169.254/latest/meta-data"},
        {"redirect": "https://example.com/elsewhere"},
    ],
    ids=str,
)
@pytest.mark.parametrize("endpoint", ["commit", "src", "pullrequests", "pipelines", "diffstat"])
def test_a_faulty_answer_ends_in_a_state(sandbox: Sandbox, endpoint: str, fault: dict[str, Any]) -> None:
    switch(sandbox, "faults", {"match": f"/2.0/repositories/acme/site/{endpoint}/", "fault": fault})
    try:
        new = uuid.uuid4().hex  # a revision or a file that nobody asked for before
        number = int(new[:8], 16)
        links = {
            "commit": f"site/src/{new}/README.md",
            "src": f"site/src/v1.1.0/{new}.md",
            "pullrequests": f"site/pull-requests/{number}",
            "pipelines": f"site/pipelines/results/{number}",
            "diffstat": f"site/diff/{new}?diff1=main&diff2=develop",
        }
        shown = show(sandbox, links[endpoint], **({"display": "diff"} if endpoint == "diffstat" else {}))
    finally:
        switch(sandbox, "faults", method="DELETE")
    assert shown.status == 200
    is_content = endpoint == "src" and fault.get("status") == 200  # whatever it is, it is what the file holds
    assert is_content or shown.state in ("unavailable", "sign-in", "not-found", "gone")
    assert is_content or "sesame" not in shown.text


def test_the_last_good_copy_when_bitbucket_fails(sandbox: Sandbox) -> None:
    make_stale(sandbox)
    try:
        shown = show(sandbox, "flaky/src/main/README.md")
    finally:
        switch(sandbox, "faults", method="DELETE")
    assert shown.state == "stale"
    assert "A short file about this repository." in shown.text
    assert "data-try-again" in shown.text


def test_the_hourly_limit_of_anonymous_reading(sandbox: Sandbox) -> None:
    switch(sandbox, "limit", {"anonymous_per_hour": 1})
    try:
        states = [show(sandbox, f"trunk/src/{uuid.uuid4().hex}/README.md").state for _ in range(3)]
    finally:
        switch(sandbox, "limit", {"anonymous_per_hour": None})
    assert states[1:] == ["rate-limited", "rate-limited"]


def test_lines_keep_the_numbers_of_the_file(sandbox: Sandbox) -> None:
    shown = show(sandbox, "site/src/main/src/retry.py#lines-3:5,9")
    assert re.findall(r'data-n="(\d+)"', shown.text) == ["3", "4", "5", "9"]


def test_a_pinned_commit_is_named_by_the_branch_that_the_link_gives(sandbox: Sandbox) -> None:
    commit = show(sandbox, "site/src/feature/new-login/src/retry.py").attribute("commit")
    shown = show(sandbox, f"site/src/{commit}/src/retry.py?at=feature%2Fnew-login")
    assert shown.attribute("commit") == commit
    assert f"feature/new-login @ {commit[:7]}" in shown.text
    assert f"/src/{commit}/src/retry.py?at=feature%2Fnew-login" in html.unescape(shown.text)


def test_json_that_is_nested_too_deeply_is_text(sandbox: Sandbox) -> None:
    branch = push(sandbox, "data/deep.json", '{"values":' + "[" * 200_000)
    shown = show(sandbox, f"trunk/src/{branch}/data/deep.json")
    assert (shown.status, shown.state) == (200, "too-large"), "the start of its only line is shown"


def test_a_document_of_nothing_but_images_stays_small(sandbox: Sandbox) -> None:
    branch = push(sandbox, "images.md", "![a](a.png) " * 80_000)
    shown = show(sandbox, f"trunk/src/{branch}/images.md")
    assert (shown.status, shown.state) == (200, "ok")
    assert shown.text.count("/asset/") <= 500


@pytest.mark.parametrize("ref", ["..", ".", "a/../b", "/", "a//b"])
def test_a_ref_cannot_lead_to_another_address_of_the_api(sandbox: Sandbox, ref: str) -> None:
    switch(sandbox, "requests", method="DELETE")
    assert show(sandbox, "site/src/main/README.md", ref=ref).state == "not-found"
    paths = [entry["path"] for entry in switch(sandbox, "requests", method="GET")["requests"]]
    assert all("/commit/main" in path for path in paths)


def push(sandbox: Sandbox, path: str, content: str) -> str:
    """Commit a file to a branch that nobody asked for before."""
    branch = uuid.uuid4().hex
    change = {"repository": "acme/trunk", "branch": branch, "path": path, "content": content, "message": "x"}
    switch(sandbox, "push", change)
    return branch
