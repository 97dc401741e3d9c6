"""A folder's list in words."""

import pytest

from app.bitbucket.folders import Entry, Listing
from app.macro.kinds.folder import readme_of, size_in_words


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (None, ""), (0, "0 bytes"), (1, "1 byte"), (999, "999 bytes"), (1000, "1.0 KB"), (1536, "1.5 KB"),
        (20_000, "20 KB"), (1024**2, "1.0 MB"), (50 * 1024**3, "50 GB"), (5000 * 1024**3, "5000 GB"),
    ],
)  # fmt: skip
def test_a_size(size: int | None, words: str) -> None:
    assert size_in_words(size) == words


@pytest.mark.parametrize(
    ("names", "readme"),
    [
        (("a.py", "README.txt", "ReadMe.md"), "docs/ReadMe.md"),
        (("README", "readme.rst"), "docs/readme.rst"),
        (("README",), "docs/README"),
        (("README.pdf", "read.me"), None),
    ],
)
def test_the_file_that_tells_about_it(names: tuple[str, ...], readme: str | None) -> None:
    assert readme_of(Listing(tuple(Entry(f"docs/{name}", "file", 1) for name in names))) == readme


def test_a_folder_called_readme_tells_nothing() -> None:
    assert readme_of(Listing((Entry("README.md", "folder"),))) is None
