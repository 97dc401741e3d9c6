from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.render.document import Options
from app.render.formats import diff
from app.render.patch import FilePatch, Words, parse
from tests.render import hostile
from tests.render.documents import codes, show
from tests.render.inspection import assert_harmless, elements, text_of

LINES = st.sampled_from(
    """\
diff --git a/x b/x|diff --git "a/\\303\\251" b/y z|diff --cc x|Index: x|=====|index 1..2 100644|old mode 100644
new mode 100755|rename from x|rename to y|copy to|new file mode 1|GIT binary patch|literal 3|--- a/x|+++ b/x
Binary files a and b differ|--- /dev/null|+++ /dev/null|@@ -1,2 +1,2 @@|@@ -1 +1 @@ f()|@@@ -1,2 -1,3 +1,4 @@@
@@ -0,0 +999999999,999999999 @@|@@ -9,0 @@|@@@@ -1 +1 @@@@| a|-a|+a|-ab cd|+ab ce|++a|- a||-- |2.43.0
\\ No newline at end of file""".replace("|", "\n").split("\n")
    + hostile.ELEMENTS
)


def files(text: str) -> list[FilePatch]:
    return [part for part in parse(text.split("\n")) if isinstance(part, FilePatch)]


@pytest.mark.parametrize(
    ("text", "old", "new", "change"),
    [
        ("diff --git a/x b/x\n--- a/x\n+++ b/x", "x", "x", "changed"),
        ("diff --git a/x b/x\nnew file mode 100644", None, "x", "added"),
        ("diff --git a/x b/x\ndeleted file mode 100644", "x", None, "deleted"),
        ("diff --git a/x y b/x y\nold mode 100644\nnew mode 100755", "x y", "x y", "changed"),
        ("diff --git a/x b/y\nrename from x\nrename to y", "x", "y", "renamed"),
        ("diff --git a/x b/y\ncopy from x\ncopy to y", "x", "y", "copied"),
        ('diff --git "a/\\303\\251" "b/\\303\\251"\nold mode 1', "é", "é", "changed"),
        ('diff --git a/x b/x\n--- "a/t\\tb\\"\\\\"\n+++ "b/t\\tb\\"\\\\"', 't\tb"\\', 't\tb"\\', "changed"),
        ("diff --git a/x b/x\n--- /dev/null\n+++ b/x", None, "x", "added"),
        ("--- a/x\n+++ /dev/null", "x", None, "deleted"),
        ("--- x\t2026-01-01\n+++ x\t2026-01-02", "x", "x", "changed"),
        ("--- a/x\n+++ y", "a/x", "y", "changed"),
        ("Index: d/x\n=====\n--- d/x\t(nonexistent)\n+++ d/x\t(working copy)", None, "d/x", "added"),
        ("diff -r 1 -r 2 x\n--- a/x\tThu\n+++ b/x\tFri", "x", "x", "changed"),
        ("diff --x\n--- a/x\n+++ b/x", "x", "x", "changed"),
        ("diff --cc x\n--- a/x\n+++ b/x", "x", "x", "changed"),
    ],
)
def test_which_file_it_is_about(text: str, old: str | None, new: str | None, change: str) -> None:
    found = files(text)
    assert [(file.old, file.new, file.change) for file in found] == [(old, new, change)]


def test_numbers_before_and_after() -> None:
    [file] = files("--- x\n+++ x\n@@ -10,3 +20,3 @@ def f():\n a\n-b\n+c\n d")
    [hunk] = file.hunks
    assert (hunk.head, hunk.place) == ("@@ -10,3 +20,3 @@", "def f():")
    assert [(line.old, line.new, line.text) for line in hunk.lines] == [
        (10, 20, " a"),
        (11, None, "-b"),
        (None, 21, "+c"),
        (12, 22, " d"),
    ]
    assert (file.count("added"), file.count("removed")) == (1, 1)


def test_a_mail_ends_where_the_hunk_says_so() -> None:
    parts = parse(["From 1", "Subject: x", "", "--- a/x", "+++ b/x", "@@ -1 +1 @@", "-a", "+b", "-- ", "2.43.0", ""])
    assert [type(part) for part in parts] == [Words, FilePatch, Words]
    assert parts[2] == Words(("-- ", "2.43.0", ""))


def test_removed_lines_that_look_like_a_head() -> None:
    [file] = files("--- x\n+++ x\n@@ -1,2 +1,2 @@\n--- a\n--- b\n+++ c\n+++ d")
    assert (file.count("added"), file.count("removed")) == (2, 2)


def test_an_empty_line_is_one_that_lost_its_space() -> None:
    [file] = files("--- x\n+++ x\n@@ -1,3 +1,3 @@\n a\n\n-b\n+c")
    assert [line.kind for line in file.hunks[0].lines] == ["context", "context", "removed", "added"]


def test_prose_about_diffs_is_no_file() -> None:
    assert files("Index: of names\ndiff -u is a command\n--- a rule\ntext") == []


def test_what_is_no_patch_is_shown_as_source() -> None:
    shown = show("just words\n", "a.patch")
    assert (shown.state, shown.format, codes(shown)) == ("ok", "diff", ["no-patch"])
    assert text_of(shown.html) == "just words\n"


def test_copying_a_patch_gives_the_patch() -> None:
    text = "@@ -1,2 +1,2 @@ def f():\n a\n-b <i>\n+c <i>\n\\ No newline at end of file\n"
    shown = show(f"--- a/x\n+++ b/x\n{text}", "a.diff")
    assert text_of(shown.html).endswith(text)


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [
        ("the quick brown fox", "the quick red fox", ["brown", "red"]),
        ("timeout = 20", "timeout = 30", ["2", "3"]),
        ("one thing", "another word", []),
        ("same start", "same start and more", [" and more"]),
        ("aaa", "aaaa", ["a"]),
    ],
)
def test_what_differs_in_a_line_is_emphasised(old: str, new: str, marked: list[str]) -> None:
    html = show(f"--- x\n+++ x\n@@ -1 +1 @@\n-{old}\n+{new}\n", "a.diff").html
    assert [piece.partition("</span>")[0] for piece in html.split('<span class="changed">')[1:]] == marked
    assert f"-{old}\n+{new}\n" in text_of(html)


def test_ten_thousand_lines_are_the_limit() -> None:
    head = "diff --git a/{0} b/{0}\n--- a/{0}\n+++ b/{0}\n@@ -0,0 +1,6000 @@\n"
    shown = show("".join(head.format(name) + "+x\n" * 6000 for name in ("one", "two", "three")), "a.diff")
    assert (shown.state, codes(shown)) == ("too-large", ["too-many-lines"])
    assert len(elements(shown.html, "details")) == 2
    assert diff.MAX_LINES - 10 < len(elements(shown.html, "ins")) <= diff.MAX_LINES + 1
    assert "+18,000" in text_of(shown.html)


def test_line_ranges_are_of_the_source() -> None:
    shown = show("--- x\n+++ x\n@@ -1 +1 @@\n-a\n+b\n", "a.diff", Options(lines=((4, 5),)))
    assert (shown.format, text_of(shown.html)) == ("source", "-a\n+b\n")


@given(st.lists(LINES | st.text(max_size=12).map(lambda line: line.replace("\n", ""))))
def test_no_patch_makes_it_raise_or_loses_a_line(lines: list[str]) -> None:
    assert_harmless(show("\n".join(lines).encode("utf-8", "surrogatepass"), "a.patch").html)
    hunks = [hunk for part in parse(lines) if isinstance(part, FilePatch) for hunk in part.hunks]
    for hunk in hunks:
        for before, after in pairwise(line.new for line in hunk.lines if line.new is not None):
            assert after == before + 1
