"""What stands in a repository and is no ordinary file: links, submodules, large files; and text that is odd."""

import html
import re
import uuid

import pytest

from sandbox.demo import Sandbox
from tests.e2e.visits import show, switch


def words(text: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", text))


def test_a_symbolic_link_is_shown_as_what_it_points_to(sandbox: Sandbox) -> None:
    shown = show(sandbox, "site/src/main/docs/design")
    assert (shown.kind, shown.state) == ("file", "ok")
    assert "docs/design → docs/guide.md" in words(shown.text)
    assert "<h1" in shown.text
    assert 'aria-label="design"' in shown.text
    assert re.search(r'href="[^"]*/acme/site/src/main/docs/guide\.md"', shown.text)


def test_lines_of_what_a_link_points_to(sandbox: Sandbox) -> None:
    shown = show(sandbox, "site/src/main/docs/design", lines="1:2")
    assert re.findall(r'data-n="(\d+)"', shown.text) == ["1", "2"]


def test_a_link_out_of_the_repository_says_where_it_points(sandbox: Sandbox) -> None:
    switch(sandbox, "requests", method="DELETE")
    shown = show(sandbox, "site/src/main/data/escape")
    assert (shown.kind, shown.state) == ("file", "not-found")
    assert "It points to “../../../../etc/passwd”, which is outside this repository." in words(shown.text)
    asked = [entry["path"] for entry in switch(sandbox, "requests", method="GET")["requests"]]
    assert not any("passwd" in path for path in asked)


def test_a_submodule_names_its_commit_and_its_repository(sandbox: Sandbox) -> None:
    shown = show(sandbox, "site/src/main/vendor/lib")
    assert (shown.kind, shown.state) == ("file", "unsupported")
    assert "It stands for commit 0123456 of acme/lib." in words(shown.text)
    assert f'href="{sandbox.bitbucket.web_url}/acme/lib/src/0123456789abcdef0123456789abcdef01234567/"' in shown.text


def test_a_submodule_is_shown_though_gitmodules_cannot_be_read(sandbox: Sandbox) -> None:
    switch(sandbox, "faults", {"match": ".*gitmodules", "fault": {"status": 503, "body": "html"}})
    try:
        shown = show(sandbox, "site/src/develop/vendor/lib")
    finally:
        switch(sandbox, "faults", method="DELETE")
    assert shown.state == "unsupported"
    assert "It stands for commit 0123456 of another repository." in words(shown.text)


def test_a_large_file_comes_from_where_it_is_kept(sandbox: Sandbox) -> None:
    """Git holds only a pointer, and Bitbucket redirects to the service that has the file."""
    shown = show(sandbox, "site/src/main/data/lfs.psd")
    assert shown.state == "unsupported"
    assert "This is an image, which cannot be shown as text." in words(shown.text)
    assert "data-copy" not in shown.text
    assert "mode=edit" not in shown.text


def test_a_large_file_is_not_fetched_from_anywhere_else(sandbox: Sandbox) -> None:
    pointer = f"version https://git-lfs.github.com/spec/v1\noid sha256:{'0' * 64}\nsize 123456\n"
    at = "/2.0/repositories/acme/trunk/src/.*pointer"
    branch = push(sandbox, "pointer.psd", pointer)
    switch(sandbox, "faults", {"match": at, "fault": {"redirect": "https://example.com/elsewhere"}})
    try:
        assert show(sandbox, f"trunk/src/{branch}/pointer.psd").state == "unavailable"
    finally:
        switch(sandbox, "faults", method="DELETE")


def test_an_ordinary_short_file_without_a_line_end(sandbox: Sandbox) -> None:
    branch = push(sandbox, "VERSION", "1.2.3")
    shown = show(sandbox, f"trunk/src/{branch}/VERSION")
    assert (shown.kind, shown.state) == ("file", "ok")
    assert "→" not in words(shown.text)
    branch = push(sandbox, "COMMIT", "0123456789abcdef0123456789abcdef01234567")
    assert show(sandbox, f"trunk/src/{branch}/COMMIT").state == "ok"


def test_code_that_hides_its_order_says_so(sandbox: Sandbox) -> None:
    branch = push(sandbox, "a.py", "if level != 'user\u202e \u2066# admin\u2069 \u2066':\n    pass\n")
    shown = show(sandbox, f"trunk/src/{branch}/a.py")
    assert shown.state == "ok"
    assert re.findall(r'data-code="([^"]*)"', shown.text) == ["U+202E", "U+2066", "U+2069", "U+2066"]
    assert "characters that change the order" in words(shown.text)


@pytest.mark.parametrize(
    ("name", "second"),
    [("utf16-le", "second line"), ("utf16-be", "second line"), ("utf8-bom", "second line"), ("crlf", "second")],
)
def test_every_encoding_is_read(sandbox: Sandbox, name: str, second: str) -> None:
    shown = show(sandbox, f"site/src/main/data/{name}.txt", lines="2")
    assert f'data-n="2">{second}</span>' in shown.text


def test_lines_are_those_of_git_whatever_else_separates(sandbox: Sandbox) -> None:
    shown = show(sandbox, "site/src/main/data/mixed.txt")
    assert re.findall(r'data-n="(\d+)"', shown.text) == ["1", "2", "3"]


def push(sandbox: Sandbox, path: str, content: str) -> str:
    """Commit a file to a branch that nobody asked for before."""
    branch = uuid.uuid4().hex
    change = {"repository": "acme/trunk", "branch": branch, "path": path, "content": content, "message": "x"}
    switch(sandbox, "push", change)
    return branch
