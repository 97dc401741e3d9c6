"""A page with forty macros of one repository, of every kind: how often Bitbucket is asked for it."""

from collections.abc import Mapping, Sequence

import requests

from bench.aims import beside
from sandbox.demo import Sandbox

MOST_CALLS = 60
SITE = "https://bitbucket.org/acme/site"
MACRO = "include-bitbucket"


def _macro(path: str, **wishes: str) -> Mapping[str, str]:
    return {"link": f"{SITE}{path}", **wishes}


MACROS: Sequence[Mapping[str, str]] = (
    *(_macro(f"/src/main/src/{name}") for name in ("retry.py", "server.go", "cart.ts", "Order.java", "orders.js")),
    *(_macro(f"/src/main/src/retry.py#lines-{lines}") for lines in ("1:10", "12:40", "50:60")),
    _macro("/src/main/src/retry.py", region="symbol:Budget"),
    *(_macro(f"/src/main/{path}") for path in ("README.md", "docs/guide.md", "package.json", "deploy/service.yaml")),
    _macro("/src/v1.0.0/package.json"),
    _macro("/src/main/docs/"), _macro("/src/main/"), _macro("/src/main/deploy/"),
    _macro(""),
    _macro("/commits/main"), _macro("/commits/develop"), _macro("/commits/v1.0.0"),
    _macro("/commits/branch/main"), _macro("/commits/branch/feature/new-login"),
    _macro("/branches/compare/feature/new-login%0Dmain"), _macro("/branches/compare/develop%0Dmain"),
    *(_macro(f"/pull-requests/{number}") for number in (1, 2, 3, 4, 5)),
    _macro("/pull-requests/"), _macro("/pull-requests/", state="merged", limit="50"),
    _macro("/branches/"), _macro("/downloads/?tab=tags"),
    _macro("/pipelines/results/1"), _macro("/pipelines/results/2"), _macro("/pipelines"),
    _macro("/issues/5"), _macro("/issues"),
    {"link": "https://bitbucket.org/snippets/acme/kypj"},
)  # fmt: skip


def calls(sandbox: Sandbox) -> tuple[int, list[str]]:
    """How many requests to Bitbucket the page costs now, and the states that its readers see."""
    switch = f"{sandbox.bitbucket.web_url}/_sandbox/requests"
    requests.delete(switch, timeout=10).raise_for_status()
    site, states = sandbox.confluence.sites[0], []
    for parameters in MACROS:
        address = sandbox.confluence.sign_page_url(site, "member", MACRO, parameters)
        text = requests.get(address, timeout=30).text
        states.append(text.split('data-state="')[1].split('"')[0])
    return len(requests.get(switch, timeout=10).json()["requests"]), states


def print_mixed(sandbox: Sandbox) -> None:
    """Cold, and again at once."""
    cold, warm = calls(sandbox)[0], calls(sandbox)[0]
    aim = beside(f"{MOST_CALLS} and 0", is_met=cold <= MOST_CALLS and warm == 0)
    print(f"{len(MACROS)} macros of one repository: {cold} calls cold, {warm} warm{aim}")
