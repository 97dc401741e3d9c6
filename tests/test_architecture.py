"""The rules that keep the house in order."""

import ast
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from flask import Flask

from app.atlassian.guard import guard_of
from app.bitbucket.auth import STRATEGIES
from app.bitbucket.target import Kind
from app.macro import parameters
from app.macro.include import understand
from app.macro.kinds import KINDS
from app.macro.kinds.card import kind_of
from app.macro.view import View
from app.render.document import Options
from app.render.formats import FORMATS, named
from sandbox.confluence.pages import Macro, read_pages
from sandbox.demo import PAGES

ROOT = Path(__file__).parent.parent
APP_FILES = sorted((ROOT / "app").rglob("*.py"))
MAY_REACH_OUT = {
    f"app/{name}.py" for name in ("bitbucket/http", "atlassian/keys", "atlassian/confluence", "atlassian/http")
}
PUBLIC = {
    "static.file", "descriptor.show", "macro.asset", "frames.page", "ops.healthz", "ops.readyz", "ops.show_metrics",
    "signin_pages.begin", "signin_pages.leave", "signin_pages.callback", "webhooks.receive",
}  # fmt: skip


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def importers(module: str) -> set[str]:
    return {name(path) for path in APP_FILES if any(found.split(".")[0] == module for found in imports(path))}


def test_every_route_declares_who_may_call_it(app: Flask) -> None:
    for rule in app.url_map.iter_rules():
        guard = guard_of(app.view_functions[rule.endpoint])
        assert guard, f"{rule} has no guard"
        assert guard.startswith("public") == (rule.endpoint in PUBLIC), f"{rule}: {guard}"


def test_pages_for_administrators_check_the_right(app: Flask) -> None:
    for rule in app.url_map.iter_rules():
        if rule.rule.startswith("/admin") or rule.rule.startswith("/api/admin"):
            assert "admin" in (guard_of(app.view_functions[rule.endpoint]) or "")


@pytest.mark.parametrize("path", APP_FILES, ids=name)
def test_files_are_small(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= 300


@pytest.mark.parametrize("path", APP_FILES, ids=name)
def test_files_say_what_they_are(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text())), f"{path} has no docstring"


def test_only_three_places_reach_out() -> None:
    assert importers("requests") <= MAY_REACH_OUT
    assert importers("urllib3") <= MAY_REACH_OUT


def test_each_risky_library_has_one_door() -> None:
    assert importers("nh3") - {"app/render/__init__.py"} == {"app/render/sanitize.py"}
    assert importers("py_mini_racer") == {"app/render/isolate.py"}
    assert importers("tree_sitter") == {"app/render/regions/syntax.py"}
    assert importers("yaml") == {f"app/render/{name}.py" for name in ("front_matter", "regions/yaml_keys", "tree")}
    assert importers("prometheus_client") == {"app/kit/metrics.py"}
    assert importers("comrak") == {"app/render/formats/markdown.py"}
    assert {path for path in importers("pygments") if path.startswith("app/")} == {
        "app/render/highlight.py",
        "app/render/lexing.py",
    }


def test_javascript_of_others_is_what_the_table_says() -> None:
    table = (ROOT / "vendor/VENDOR.md").read_text()
    rows = re.findall(r"^\| `([^`]+)` \|.*\| ([0-9a-f]{64}) \|$", table, re.MULTILINE)
    for path, digest in rows:
        assert hashlib.sha256((ROOT / path).read_bytes()).hexdigest() == digest, path
    assert {path for path, _ in rows} >= {name(path) for path in (ROOT / "app/render/js/vendor").iterdir()}


def test_only_configuration_reads_the_environment() -> None:
    readers = {
        name(path)
        for path in APP_FILES
        if re.search(r"os\.(environ|getenv)|from os import .*(environ|getenv)", path.read_text())
    }
    assert readers <= {"app/config.py", "app/render/pool.py"}  # it makes a clean one for its children


def test_only_the_sanitiser_makes_html_safe() -> None:
    makers = {name(path) for path in APP_FILES if re.search(r"\bSafeHtml\(", path.read_text())}
    assert makers == {"app/render/sanitize.py"}


def test_only_host_js_touches_the_client_library() -> None:
    for path in (ROOT / "app/static/js").glob("*.js"):
        touches = bool(re.search(r"\bAP\b", path.read_text()))
        assert touches == (path.name == "host.js"), path.name


def test_nothing_in_the_app_knows_the_sandbox() -> None:
    for path in (ROOT / "app").rglob("*"):
        if path.is_file() and path.suffix in (".py", ".html", ".js", ".css") and "vendor" not in path.parts:
            policies = r"CSP|\"sandbox; default-src|sandbox;|sandbox \{ALLOWED\};|\"sandbox\", ALLOWED|-escape-sandbox"
            assert "sandbox" not in re.sub(policies, "", path.read_text()), path


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "file"])
def test_every_kind_is_documented_and_on_a_page_of_the_demo(kind: str) -> None:
    assert f"`{kind}`" in (ROOT / "docs" / "macro-reference.md").read_text()
    macros = [block for page in read_pages(PAGES) for block in page.blocks if isinstance(block, Macro)]
    targets = [understand(macro.parameters["link"], web_url="https://bitbucket.org") for macro in macros]
    assert kind in {kind_of(target) for target in targets if not isinstance(target, View)}


def test_every_kind_of_the_contract_is_in_the_table() -> None:
    assert {*KINDS, "unknown"} == set(get_args(Kind))


def test_every_format_has_golden_files_and_a_line_in_the_docs() -> None:
    reference = (ROOT / "docs/macro-reference.md").read_text().lower()
    for format in FORMATS:
        assert list((ROOT / "tests/golden" / format.name).glob("*.html")), format.name
        assert format.name in reference


def test_every_format_is_in_the_gallery() -> None:
    gallery = next(page for page in read_pages(PAGES) if page.title.startswith("Files"))
    links = [block.parameters["link"] for block in gallery.blocks if isinstance(block, Macro)]
    shown = {next(named(link.partition("#")[0], Options())).name for link in links}
    assert shown == {form.name for form in FORMATS}


def test_every_strategy_is_documented() -> None:
    guide = (ROOT / "docs/admin-guide.md").read_text()
    for strategy in STRATEGIES:
        assert strategy in guide


def test_every_parameter_is_documented() -> None:
    reference = (ROOT / "docs/macro-reference.md").read_text()
    for parameter in parameters.NAMES:
        assert f"`{parameter}`" in reference


def test_every_variable_is_documented() -> None:
    operations = (ROOT / "docs/operations.md").read_text()
    source = (ROOT / "app/config.py").read_text()
    variables = set(re.findall(r'"([A-Z][A-Z_]{3,})"', source)) - {"DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"}
    prefixes = {"BITBUCKET_OAUTH", "BITBUCKET_PUBLIC_OAUTH"}
    for variable in (variables - prefixes) | {f"{prefix}_KEY" for prefix in prefixes}:
        assert f"`{variable}`" in operations, variable


def test_every_route_is_documented(app: Flask) -> None:
    text = (ROOT / "docs/architecture.md").read_text()
    for rule in app.url_map.iter_rules():
        assert f"`{rule.rule}`" in text, rule.rule
