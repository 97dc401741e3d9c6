"""What Bitbucket was recorded saying, through the client and onto the page. The recordings lie beside the project."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from werkzeug.test import Client
from werkzeug.wrappers import Request, Response

from app.bitbucket.pulls import pull_request
from app.bitbucket.target import Kind
from tests.macro.local_bitbucket import LocalBitbucket
from tests.macro.showing import Showing

RECORDINGS = Path(__file__).parents[3] / "shared" / "bitbucket" / "recordings"
PAYLOAD = next(RECORDINGS.glob("**/plugins/bitbucket/client/payload"), RECORDINGS)
EVENTS = sorted(RECORDINGS.glob("**/plugins/bitbucket/client/events/BitbucketCloudPullRequestEventTest/*.json"))
NAME = "2.0-repositories-amuniz-test-repos"
COMMITS = sorted(file for file in PAYLOAD.glob(f"{NAME}-commit-*.json") if "statuses" not in file.stem)

pytestmark = pytest.mark.skipif(not PAYLOAD.is_dir() or not COMMITS, reason="the recordings are not here")

REPOS = "amuniz/test-repos"
SHOWN: list[tuple[str, Kind, str]] = [
    (REPOS, "repository", "amuniz/test-repos"),
    (f"{REPOS}/pull-requests/1", "pull-request", "#1 Release/release 1"),
    (f"{REPOS}/pull-requests/2", "pull-request", "#2 "),
    (f"{REPOS}/pull-requests/", "pull-requests", "Pull requests"),
    (f"{REPOS}/branches/", "branches", "Branches"),
    (f"{REPOS}/downloads/?tab=tags", "tags", "Tags"),
    (f"{REPOS}/branches/compare/feature/diffstat%0D174561d", "compare", "feature/diffstat compared with 174561d"),
]


def recorded(request: Request) -> Response:
    """The recording whose name fits the question; what was asked of lists besides their names does not matter."""
    path = request.path.removeprefix("/").replace("/", "-")
    if request.args.getlist("include"):
        path += f"_include_{request.args['include']}_exclude_{request.args['exclude']}".replace("/", "_2F")
    for name in (path, path.replace("feature-", "feature_2F"), f"{path}_pagelen_100", f"{path}_pagelen_50"):
        file = PAYLOAD / f"{name}.json"
        if file.is_file():
            return Response(file.read_bytes(), content_type="application/json")
    return Response("Not Found", 404, content_type="text/plain")


@pytest.fixture
def played(showing: Showing) -> Showing:
    return replace(showing, bitbucket=LocalBitbucket(Client(Request.application(recorded))))


@pytest.mark.parametrize(("link", "kind", "title"), SHOWN)
def test_what_was_recorded_is_shown(played: Showing, link: str, kind: Kind, title: str) -> None:
    view = played.view(link)
    assert (view.kind, view.state) == (kind, "ok"), view.message
    assert view.title.startswith(title)
    assert f'data-kind="{kind}"' in played.html(view)


def test_the_files_of_a_comparison(played: Showing) -> None:
    view = played.view(f"{REPOS}/branches/compare/feature/diffstat%0D174561d", part="diffstat")
    assert view.state == "ok"
    assert view.tables[0].groups[0].rows


@pytest.mark.parametrize("file", COMMITS, ids=lambda file: file.stem.removeprefix(NAME))
def test_each_commit(played: Showing, file: Path) -> None:
    content = json.loads(file.read_text())
    view = played.view(f"{REPOS}/commits/{content['hash'][:12]}", ref=file.stem.rpartition("-")[2])
    assert (view.kind, view.state) == ("commit", "ok")
    assert view.title in content["message"]
    assert played.html(view)


@pytest.mark.parametrize("file", EVENTS, ids=lambda file: file.stem)
def test_the_pull_requests_of_events(file: Path) -> None:
    content: Any = json.loads(file.read_text())["pullrequest"]
    found = pull_request(content)
    assert (found.id, found.title, found.state) == (content["id"], content["title"], content["state"])
    assert found.source.branch == content["source"]["branch"]["name"]
