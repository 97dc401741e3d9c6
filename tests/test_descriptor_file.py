"""The descriptor file keeps Confluence's limits, declares every parameter and catches the links that people paste.

https://developer.atlassian.com/cloud/confluence/modules/macro/
"""

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from app.atlassian.descriptor import load_descriptor
from app.bitbucket.links import parse_link, web_address
from app.macro.parameters import NAMES, Parameters, read_parameters
from tests.bitbucket.link_table import OTHERS, SHOP, SOURCES, WEB

FILE = Path(__file__).parent.parent / "atlassian-connect.json"
ICONS = FILE.parent / "app"
DESCRIPTOR: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
MODULES: dict[str, Any] = DESCRIPTOR["modules"]
MACRO: dict[str, Any] = MODULES["dynamicContentMacros"][0]
ADMIN_PAGES: list[dict[str, Any]] = [*MODULES["adminPages"], MODULES["configurePage"]]
PAGES = [*ADMIN_PAGES, *MODULES["generalPages"]]
PARAMETERS: dict[str, dict[str, Any]] = {parameter["identifier"]: parameter for parameter in MACRO["parameters"]}
PATTERNS: list[str] = [matcher["pattern"] for matcher in MACRO["autoconvert"]["matchers"]]
LINKS = [link for link, *_ in (*SOURCES, *OTHERS)]
# What Confluence tells besides the macro's own parameters.
CONFLUENCE_VARIABLES = {
    "pageId": "{page.id}",
    "pageVersion": "{page.version}",
    "spaceKey": "{space.key}",
    "macroId": "{macro.id}",
    "outputType": "{output.type}",
}


def is_caught(link: str, wildcard: str = "[^/]+") -> bool:
    """Whether a pattern covers the whole link; `{}` stands for something without a slash."""
    return any(
        re.fullmatch(wildcard.join(re.escape(part) for part in pattern.split("{}")), link) for pattern in PATTERNS
    )


def test_it_is_served_with_the_address_and_the_key_of_this_app() -> None:
    served = json.loads(load_descriptor(FILE, base_url="https://app.example/base", app_key="include-bitbucket.test"))
    assert served["baseUrl"] == "https://app.example/base"
    assert served["links"]["self"] == "https://app.example/base/atlassian-connect.json"
    assert served["key"] == "include-bitbucket.test"
    assert served["modules"] == MODULES
    assert "{{" not in json.dumps(served)


def test_the_limit_that_is_promised_is_taken_and_no_more() -> None:
    [most] = re.findall(r"up to (\d+)", PARAMETERS["limit"]["description"]["value"])
    assert "limit" not in read_parameters({"limit": most}).faults
    assert "limit" in read_parameters({"limit": str(int(most) + 1)}).faults


def test_the_root_keeps_the_limits() -> None:
    assert re.fullmatch(r"[a-zA-Z0-9._-]{1,64}", DESCRIPTOR["key"])
    assert 0 < len(DESCRIPTOR["name"]) <= 80
    assert not DESCRIPTOR["name"].startswith(("Confluence", "Bitbucket", "Jira", "Atlassian"))
    assert 0 < len(DESCRIPTOR["description"]) <= 1400
    assert DESCRIPTOR["vendor"]["name"]
    assert DESCRIPTOR["vendor"]["url"].startswith("https://")


def test_it_asks_for_signed_tokens_and_for_reading_only() -> None:
    assert DESCRIPTOR["authentication"] == {"type": "jwt"}
    assert DESCRIPTOR["scopes"] == ["READ"]
    assert DESCRIPTOR["apiMigrations"] == {"signed-install": True, "context-qsh": True, "gdpr": True}
    assert DESCRIPTOR["enableLicensing"] is False


def test_confluence_is_told_where_to_announce_installing() -> None:
    events = ("installed", "uninstalled", "enabled", "disabled")
    assert DESCRIPTOR["lifecycle"] == {event: f"/connect/{event}" for event in events}


@pytest.mark.parametrize("module", [MACRO, *PAGES], ids=lambda module: module["key"])
def test_every_module_keeps_the_limits(module: dict[str, Any]) -> None:
    assert re.fullmatch(r"[a-zA-Z0-9-]{1,100}", module["key"])
    assert module["name"]["value"]
    address = urlsplit(module["url"])
    assert not address.scheme
    assert not address.netloc
    assert address.path.startswith("/")


def test_every_module_has_a_key_of_its_own() -> None:
    keys = [module["key"] for module in (MACRO, *PAGES)]
    assert len(set(keys)) == len(keys)
    assert MODULES.keys() == {"dynamicContentMacros", "adminPages", "generalPages", "configurePage"}
    assert len(MODULES["dynamicContentMacros"]) == 1


@pytest.mark.parametrize("page", ADMIN_PAGES, ids=lambda page: page["key"])
def test_only_admins_are_offered_the_settings(page: dict[str, Any]) -> None:
    assert page["conditions"] == [{"condition": "user_is_admin"}]


def test_the_macro_is_a_block_without_a_body() -> None:
    assert (MACRO["key"], MACRO["name"]) == ("include-bitbucket", {"value": "Include Bitbucket"})
    assert (MACRO["outputType"], MACRO["bodyType"]) == ("block", "none")
    assert MACRO["categories"] == ["development", "external-content"]
    assert all(re.fullmatch(r"\d+(%|px)", MACRO[size]) and len(MACRO[size]) <= 10 for size in ("width", "height"))
    assert (MACRO["icon"]["width"], MACRO["icon"]["height"]) == (80, 80)
    assert (ICONS / MACRO["icon"]["url"].removeprefix("/")).is_file()


def test_every_parameter_is_declared_in_order() -> None:
    assert tuple(PARAMETERS) == NAMES
    assert len(MACRO["parameters"]) == len(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_parameter_keeps_the_limits(name: str) -> None:
    parameter = PARAMETERS[name]
    assert re.fullmatch(r"[-_a-z0-9.]+", name)
    assert parameter["name"]["value"]
    assert parameter["description"]["value"].endswith(".")
    assert parameter["type"] in ("string", "enum")
    assert ("values" in parameter) is (parameter["type"] == "enum")
    assert parameter["required"] is (name == "link")
    assert ("indexing" in parameter) is (name == "link")


@pytest.mark.parametrize("name", [name for name in NAMES if "values" in PARAMETERS[name]])
def test_every_choice_is_understood_and_the_first_is_the_default(name: str) -> None:
    parameter = PARAMETERS[name]
    assert all(not read_parameters({name: value}).faults for value in parameter["values"])
    assert parameter["defaultValue"] == parameter["values"][0] == getattr(Parameters(), name)


def test_choices_are_those_of_the_contract() -> None:
    assert {name: parameter["values"] for name, parameter in PARAMETERS.items() if "values" in parameter} == {
        "display": ["auto", "source", "rendered", "card", "list", "diff"],
        "header": ["show", "hide"],
        "linenumbers": ["show", "hide"],
        "wrap": ["no", "yes"],
        "contents": ["hide", "show"],
        "frontmatter": ["hide", "show"],
        "collapse": ["no", "yes"],
    }


def test_the_macros_address_carries_every_parameter_and_nothing_undeclared() -> None:
    address = urlsplit(MACRO["url"])
    variables = {name: f"{{{name}}}" for name in NAMES} | CONFLUENCE_VARIABLES
    assert address.path == "/macro"
    assert parse_qsl(address.query) == list(variables.items())


def test_patterns_keep_the_limits() -> None:
    assert MACRO["autoconvert"]["urlParameter"] == "link"
    assert 0 < len(PATTERNS) <= 200
    assert len(set(PATTERNS)) == len(PATTERNS)
    assert all(len(pattern) <= 1024 for pattern in PATTERNS)
    assert all(pattern.startswith(("https://bitbucket.org/", "http://bitbucket.org/")) for pattern in PATTERNS)


@pytest.mark.parametrize("link", LINKS)
def test_a_pasted_link_becomes_a_macro(link: str) -> None:
    assert is_caught(link)
    assert is_caught(web_address(parse_link(link), WEB))


@pytest.mark.parametrize("depth", range(1, 13))
@pytest.mark.parametrize("shop", [SHOP, SHOP.replace("https:", "http:")])
@pytest.mark.parametrize("word", ["src", "raw"])
def test_files_are_caught_however_deep(word: str, shop: str, depth: int) -> None:
    file = f"{shop}/{word}/main/{'/'.join(['folder'] * (depth - 1) + ['cart.py'])}"
    assert is_caught(file)
    assert is_caught(f"{file}?at=main")
    assert is_caught(f"{file}#lines-3,10:20")


@pytest.mark.parametrize("depth", range(13))
def test_folders_are_caught_however_deep(depth: int) -> None:
    assert is_caught(f"{SHOP}/src/main/{'folder/' * depth}")


@pytest.mark.parametrize(
    "link",
    [
        WEB,
        f"{WEB}/",
        f"{WEB}/acme",
        f"{WEB}/acme/workspace/projects/SHOP",
        f"{SHOP}/wiki/Home",
        f"{SHOP}/downloads/shop-1.2.zip",
        f"{SHOP}/admin/access-keys",
        f"{SHOP}/addon/acme-charts/home",
        f"{SHOP}/get/v1.2.zip",
        "https://github.com/acme/shop",
        "https://bitbucket.org.example/acme/shop",
        "https://shop.example/bitbucket.org/acme/shop",
        "https://git.acme.example/projects/SHOP/repos/cart/browse/a.py",
        "ftp://bitbucket.org/acme/shop",
    ],
)
def test_other_links_stay_links(link: str) -> None:
    # Confluence does not document whether `{}` may stand for nothing; these stay links either way.
    assert not is_caught(link, wildcard="[^/]*")
