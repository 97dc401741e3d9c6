import pytest

from app.bitbucket.submodules import url_of, where

WEB = "https://bitbucket.org"
COMMIT = "0123456789abcdef0123456789abcdef01234567"
FILE = b"""\
# ours
[submodule "vendor/lib"]
\tpath = vendor/lib
\turl = ../lib.git
[submodule "two words"]
\tpath = themes/two words
\turl = https://user:sesame@git.example.com/theme.git
\tbranch = main
[submodule "no-url"]
\tpath = nothing
"""


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("vendor/lib", "../lib.git"),
        ("themes/two words", "https://user:sesame@git.example.com/theme.git"),
        ("nothing", None),
        ("elsewhere", None),
    ],
)
def test_the_url_of_a_path(path: str, url: str | None) -> None:
    assert url_of(FILE, path) == url


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\0", b"path = x", b"[submodule", b"[a]\n x\n[a]\n=%(b)s\n", b"[" * 9999]
)
def test_a_file_that_tells_nothing(content: bytes) -> None:
    assert url_of(content, "x") is None


@pytest.mark.parametrize(
    ("url", "words", "address"),
    [
        ("../lib.git", "acme/lib", f"{WEB}/acme/lib/src/{COMMIT}/"),
        ("../../globex/lib", "globex/lib", f"{WEB}/globex/lib/src/{COMMIT}/"),
        ("git@bitbucket.org:acme/lib.git", "acme/lib", f"{WEB}/acme/lib/src/{COMMIT}/"),
        ("https://ada@bitbucket.org/acme/lib.git", "acme/lib", f"{WEB}/acme/lib/src/{COMMIT}/"),
        ("https://user:sesame@git.example.com/theme.git", "git.example.com/theme.git", None),
        ("git@git.example.com:theme.git", "git.example.com:theme.git", None),
        ("../../../../lib", "bitbucket.org/lib", None),
        ("javascript:alert(1)", "javascript:alert(1)", None),
        ("a\u202eb\x00", "ab", None),
    ],
)
def test_where_it_is(url: str, words: str, address: str | None) -> None:
    assert where(url, commit=COMMIT, full_name="acme/site", web_url=WEB) == (words, address)
