"""What all processes weigh, and how much more after many requests for many different pages."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import requests

from bench.aims import beside
from bench.load import load, memory_megabytes
from bench.mixed import MACROS
from bench.pages import MACRO
from sandbox.demo import Sandbox

REQUESTS, WARM_UP = 200_000, 20_000
SECONDS = 10
MOST_MEGABYTES, MOST_GROWTH_MEGABYTES = 400, 20
SCRIPT = """
local paths, number = {%s}, 0
request = function()
  number = number + 1
  return wrk.format("GET", paths[number %% #paths + 1])
end
"""


def print_growth(sandbox: Sandbox, processes: Callable[[], list[int]]) -> None:
    """Measure and print; `processes` are those that are weighed."""
    _ask(sandbox, WARM_UP)
    before = memory_megabytes(processes())
    count = _ask(sandbox, REQUESTS)
    after = memory_megabytes(processes())
    is_met = after < MOST_MEGABYTES and after - before < MOST_GROWTH_MEGABYTES
    print(
        f"Memory of all {len(processes())} processes (2 workers): {before:.0f} MB, {after - before:+.1f} MB"
        f" after {count:,} requests{beside(f'{MOST_MEGABYTES} and {MOST_GROWTH_MEGABYTES} MB', is_met=is_met)}"
    )


def _ask(sandbox: Sandbox, wanted: int) -> int:
    """Ask for the pages of all macros in turn, at least so often; how often it was."""
    count = 0
    while count < wanted:
        addresses = [
            sandbox.confluence.sign_page_url(site, user, MACRO, parameters)
            for site in sandbox.confluence.sites
            for user in ("member", "admin")
            for parameters in MACROS
        ]
        for address in addresses:
            requests.get(address, timeout=30).raise_for_status()
        paths = ", ".join(f'"{urlsplit(address).path}?{urlsplit(address).query}"' for address in addresses)
        with tempfile.TemporaryDirectory() as folder:
            script = Path(folder) / "pages.lua"
            script.write_text(SCRIPT % paths)
            count += load(addresses[0], seconds=SECONDS, script=script).count
    return count
