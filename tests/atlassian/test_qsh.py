"""The canonical request: Atlassian's published cases, and an independent canonicaliser on everything else."""

import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.atlassian import qsh
from app.atlassian.qsh import read_query
from tests.atlassian.canonical import canonical_bytes

Encoding = Callable[[str], str]

SHARED = Path(__file__).parents[3] / "shared" / "connect" / "qsh-vectors.json"

# method, raw path, raw query, base path -> canonical request
CASES = [
    (
        ("GET", "/path/to/service", "zee_last=param&repeated=parameter%201&first=param&repeated=parameter%202", ""),
        "GET&/path/to/service&first=param&repeated=parameter%201,parameter%202&zee_last=param",
    ),
    (("GET", "/macro", "b=2&jwt=aaa.bbb.ccc&a=1", ""), "GET&/macro&a=1&b=2"),
    (("GET", "/app/macro", "a=1", "/app"), "GET&/macro&a=1"),
    (("GET", "/app", "", "/app"), "GET&/&"),
    (("GET", "/app/", "", "/app"), "GET&/&"),
    (("GET", "/application/x", "", "/app"), "GET&/application/x&"),
    (("GET", "/", "", ""), "GET&/&"),
    (("GET", "", "", ""), "GET&/&"),
    (("GET", "/a/b/", "", ""), "GET&/a/b&"),
    (("GET", "/a/b//", "", ""), "GET&/a/b/&"),
    (("get", "/a", "", ""), "GET&/a&"),
    (("POST", "/connect/installed", "", ""), "POST&/connect/installed&"),
    (("GET", "/repo/a%2Fb%20c", "x=1", ""), "GET&/repo/a%2Fb%20c&x=1"),
    (("GET", "/a&b", "x=1", ""), "GET&/a%26b&x=1"),
    (("GET", "/m", "q=a+b", ""), "GET&/m&q=a%20b"),
    (("GET", "/m", "q=a%2Bb", ""), "GET&/m&q=a%2Bb"),
    (("GET", "/m", "q=", ""), "GET&/m&q="),
    (("GET", "/m", "q", ""), "GET&/m&q="),
    (("GET", "/m", "q=&q=a", ""), "GET&/m&q=,a"),
    (("GET", "/m", "a=1;b=2", ""), "GET&/m&a=1%3Bb%3D2"),
    (("GET", "/m", "a=b=c", ""), "GET&/m&a=b%3Dc"),
    (("GET", "/m", "q=1%2C2&q=0", ""), "GET&/m&q=0,1%2C2"),
    (("GET", "/m", "ids=:2&ids=.2&ids=:1&ids=.1", ""), "GET&/m&ids=.1,.2,%3A1,%3A2"),
    (("GET", "/m", "b=1&B=2&a=3&A=4", ""), "GET&/m&A=4&B=2&a=3&b=1"),
    (("GET", "/m", "page-id=1&page=2&page2=3", ""), "GET&/m&page=2&page-id=1&page2=3"),
    (("GET", "/m", "t=~&s=*&q='", ""), "GET&/m&q=%27&s=%2A&t=~"),
    (("GET", "/m", "f=%E5%AE%AE%20%C3%BC.md", ""), "GET&/m&f=%E5%AE%AE%20%C3%BC.md"),
    (("GET", "/m", "f=%e5%ae%ae", ""), "GET&/m&f=%E5%AE%AE"),
    (("GET", "/m", "JWT=1&jwt=2", ""), "GET&/m&JWT=1"),
]


@pytest.mark.parametrize(("request_line", "canonical"), CASES, ids=[canonical for _, canonical in CASES])
def test_a_request_has_one_canonical_form(request_line: tuple[str, str, str, str], canonical: str) -> None:
    assert canonical_request(*request_line) == canonical


@pytest.mark.parametrize(
    ("request_line", "digest"),
    [
        (
            ("GET", "/path/to/service", "zee_last=param&repeated=parameter%201&first=param&repeated=parameter%202", ""),
            "e52bb281606c3bd9ca16cfe96fe2df78f5d9ffa126f06befd750dfa10fa1a897",
        ),
        (
            (
                "GET",
                "/jira/configuration",
                "xdm_e=https%3A%2F%2Fkabakumov.atlassian.net&xdm_c=channel-com.github.integration.konstantin__github-post"
                "-install-page&cp=&xdm_deprecated_addon_key_do_not_use=com.github.integration.konstantin&lic=none"
                "&cv=1001.0.0-SNAPSHOT",
                "",
            ),
            "345c5da1c34c5126155b18ff4522446c89cc017debe4878bfa6056cacd5245ae",
        ),
    ],
)
def test_the_hashes_that_atlassian_published(request_line: tuple[str, str, str, str], digest: str) -> None:
    assert query_string_hash(*request_line) == digest


@pytest.mark.skipif(not SHARED.exists(), reason="the shared vectors are not part of the repository")
def test_every_shared_vector() -> None:
    for row in json.loads(SHARED.read_text())["vectors"]:
        request_line = row["method"], row["rawPath"], row["rawQuery"], row["baseUrlPath"]
        assert canonical_request(*request_line) == row["canonical"], row["name"]
        assert query_string_hash(*request_line) == row["qsh"], row["name"]


@pytest.mark.parametrize("raw_query", ["q=%FF", "q=%C3", "%ED%A0%80=1", "q=ü"])
def test_a_query_that_two_readers_could_read_differently_has_no_hash(raw_query: str) -> None:
    with pytest.raises(ValueError, match=r"decode|encoded"):
        query_string_hash("GET", "/m", raw_query, "")


def canonical_request(method: str, raw_path: str, raw_query: str, base_path: str) -> str:
    return qsh.canonical_request(method, raw_path, read_query(raw_query), base_path)


def query_string_hash(method: str, raw_path: str, raw_query: str, base_path: str) -> str:
    return qsh.query_string_hash(method, raw_path, read_query(raw_query), base_path)


def _every_byte_encoded(text: str) -> str:
    return "".join(f"%{byte:02x}" for byte in text.encode())


awkward = st.text(st.sampled_from("&=,+%'*~ !()/:;.-_#?aB1é宮\U0001f600\U00010348\uffff"), max_size=6)
texts = awkward | st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
encodings: st.SearchStrategy[Encoding] = st.sampled_from([quote, quote_plus, _every_byte_encoded])
names = texts | st.sampled_from(["jwt", "a", "pageId"])
pairs = st.tuples(names, texts, encodings, encodings, st.booleans())
segments = st.text(st.sampled_from("ab.~&-_%:@"), max_size=4).map(lambda text: text.replace("%", "%2F"))
paths = st.lists(segments, max_size=4).map(lambda parts: "/" + "/".join(parts))


@given(
    method=st.sampled_from(["GET", "post", "Put"]),
    path=paths,
    parameters=st.lists(pairs, max_size=6),
    base_path=st.sampled_from(["", "/a", "/app", "/a/b"]),
)
def test_an_independent_canonicaliser_agrees(
    method: str, path: str, parameters: list[tuple[str, str, Encoding, Encoding, bool]], base_path: str
) -> None:
    raw_query = "&".join(
        encode_name(name) + ("=" + encode_value(value) if value or has_sign else "")
        for name, value, encode_name, encode_value, has_sign in parameters
    )
    mine = canonical_request(method, path, raw_query, base_path)
    assert mine.encode() == canonical_bytes(method, path, raw_query, base_path)


@given(st.lists(st.tuples(texts, texts), max_size=5))
def test_what_is_read_is_what_was_written(parameters: list[tuple[str, str]]) -> None:
    written = "&".join(f"{quote(name)}={quote(value)}" for name, value in parameters)
    assert read_query(written) == parameters
