"""Every shape of link that people paste names what it should, or is refused with a reason."""

import string
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.bitbucket.lines import parse_lines
from app.bitbucket.links import BadLink, parse_link, web_address
from app.bitbucket.target import Kind, OtherTarget, Repository, SourceTarget
from tests.bitbucket.link_table import API_LINKS, BAD, CLONES, FILE, OTHERS, REPOSITORY, SHOP, SOURCES, WEB

HERE = "http://localhost:7990"
LINKS = [link for link, *_ in (*SOURCES, *OTHERS)]


@pytest.mark.parametrize(("link", "expected"), SOURCES)
def test_a_link_of_a_file_or_a_folder(link: str, expected: SourceTarget) -> None:
    assert parse_link(link) == expected


@pytest.mark.parametrize(("link", "kind", "values"), OTHERS)
def test_a_link_of_another_kind(link: str, kind: Kind, values: dict[str, str]) -> None:
    target = parse_link(link)
    assert isinstance(target, OtherTarget)
    assert (target.kind, target.values) == (kind, values)
    assert target.repository == (None if kind == "snippet" else REPOSITORY)
    assert all(value in target.title for name, value in values.items() if name in ("id", "ref", "branch", "short"))


@pytest.mark.parametrize("link", CLONES)
def test_another_address_of_the_repository(link: str) -> None:
    assert parse_link(link) == parse_link(SHOP)


@pytest.mark.parametrize("start", ["https://api.bitbucket.org/2.0", f"{WEB}/api/2.0", f"{WEB}/!api/2.0"])
@pytest.mark.parametrize(("path", "page"), API_LINKS)
def test_a_link_of_the_api_names_what_its_page_names(start: str, path: str, page: str) -> None:
    assert parse_link(start + path) == parse_link(page)


@pytest.mark.parametrize(("link", "reason"), BAD)
def test_a_bad_link_tells_why(link: str, reason: str) -> None:
    with pytest.raises(BadLink, match=reason) as refused:
        parse_link(link)
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize("web_url", [WEB, HERE, "http://localhost:7990/code"])
@pytest.mark.parametrize("link", LINKS)
def test_the_address_for_people_names_the_same(link: str, web_url: str) -> None:
    target = parse_link(link)
    address = web_address(target, web_url)
    assert address.startswith(f"{web_url}/")
    assert parse_link(address, web_url) == target


@pytest.mark.parametrize(("link", "expected"), SOURCES)
def test_links_of_another_bitbucket_are_understood_where_it_is_configured(link: str, expected: SourceTarget) -> None:
    moved = link.replace(WEB, HERE)
    assert parse_link(moved, HERE) == expected
    assert parse_link(link, HERE) == expected
    with pytest.raises(BadLink, match="Only links"):
        parse_link(moved)


@pytest.mark.parametrize("link", ["https://localhost:7990/acme/shop", "http://localhost:7991/acme/shop"])
def test_another_scheme_or_port_is_another_host(link: str) -> None:
    with pytest.raises(BadLink, match="Only links"):
        parse_link(link, HERE)


def test_a_path_that_merely_begins_like_bitbuckets_is_not_cut() -> None:
    target = parse_link(f"{HERE}/codex/shop/src/main/a.py", f"{HERE}/code")
    assert target == SourceTarget(Repository("codex", "shop"), ("main", "a.py"))


def test_names_are_compared_without_case() -> None:
    assert Repository("Acme", "Shop").full_name == REPOSITORY.full_name == "acme/shop"


def test_the_address_of_a_file_is_the_one_that_the_browser_shows() -> None:
    target = SourceTarget(
        REPOSITORY, (*FILE.segments[:2], "two words #1.py"), at="feature/x", lines=parse_lines("3,9:")
    )
    assert web_address(target, WEB) == f"{SHOP}/src/main/app/two%20words%20%231.py?at=feature%2Fx#lines-3,9:"
    target = SourceTarget(REPOSITORY, ("main", "README.md"), anchor="a heading")
    assert web_address(target, WEB) == f"{SHOP}/src/main/README.md#a%20heading"


@pytest.mark.parametrize("link", ["git@bitbucket.org:snippets/acme/Xy12z.git", f"{WEB}/snippets/acme/Xy12z.git"])
def test_the_clone_address_of_a_snippet(link: str) -> None:
    assert parse_link(link) == parse_link(f"{WEB}/snippets/acme/Xy12z")


@given(st.text(max_size=60) | st.text(st.characters(categories=["Cs", "Cc", "L"]), max_size=20))
def test_any_text_is_a_target_or_a_bad_link(text: str) -> None:
    for link in (text, f"{SHOP}/{text}", f"{SHOP}/src/{text}", f"https://{text}/acme/shop", f"git@{text}"):
        _understood_or_refused(link)


WORDS = [
    "src", "raw", "commits", "branch", "branches", "compare", "diff", "pull-requests", "issues", "pipelines", "results",
    "addon", "downloads", "snippets", "workspace", "..", "%2e%2e", "%2F", "%0D", "%", "%C3", "7", "main", "{", "}",
    "?state=", "?query=x", "?at=", "&diff1=a", "&diff2=b", "#lines-", "#!/results/7", ":", ",", "@",
]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=8), st.sampled_from(["/", ""]))
def test_any_mixture_of_the_words_of_links_is_a_target_or_a_bad_link(words: list[str], between: str) -> None:
    _understood_or_refused(f"{SHOP}/{between.join(words)}")


def _understood_or_refused(link: str) -> None:
    try:
        target = parse_link(link)
    except BadLink:
        return
    assert isinstance(target, SourceTarget | OtherTarget)
    assert parse_link(web_address(target, WEB)) == target
    words = target.title if isinstance(target, OtherTarget) else "".join(target.segments)
    assert not any(unicodedata.category(character) == "Cc" for character in words)


names = st.text(string.ascii_letters + string.digits + "_-", min_size=1, max_size=12)
segments = st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="/"), min_size=1).filter(
    lambda name: name not in (".", "..")
)
ranges = st.lists(st.tuples(st.integers(1, 9999), st.integers(1, 9999)), min_size=1, max_size=5).map(
    lambda pairs: parse_lines(",".join(f"{first}:{last}" for first, last in pairs))
)
sources = st.builds(
    SourceTarget,
    repository=st.builds(Repository, names.map("ws-{}".format), names),
    segments=st.lists(segments, min_size=2, max_size=6).map(tuple),
    is_folder=st.booleans(),
    at=st.none() | st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
    lines=st.none() | ranges,
)


@given(sources)
def test_the_address_of_a_file_or_a_folder_names_it_again(target: SourceTarget) -> None:
    assert parse_link(web_address(target, WEB)) == target
