"""What Bitbucket sends to webhooks: signed or not, and about which repository."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.bitbucket.webhooks import ChangedRepository, is_signed, read_event
from tests.hooking import event, headers_for

RECORDINGS = Path(__file__).parents[3] / "shared" / "bitbucket" / "recordings"
CLOUD = next(RECORDINGS.glob("**/impl/webhook/cloud"), RECORDINGS)
EVENTS = [*sorted(CLOUD.glob("*.json")), *sorted(RECORDINGS.glob("**/events/BitbucketCloud*/*.json"))]
SECRET, SIGNATURE = "Gkvl$k$wyNpQAF42", "sha256=f205c729821c6954aff2afe72b965c34015b4baf96ea8ddc2cc44999c014a035"
WORKSPACE, REPOSITORY = "{7d3a178a-a087-4756-b2da-2f9eadf50ba8}", "{3deb8c29-778a-450c-8f69-3e50a18079df}"

recorded = pytest.mark.skipif(not EVENTS, reason="the recordings are not here")


@recorded
def test_the_signature_of_a_recorded_request() -> None:
    body = (CLOUD / "signed_payload.json").read_bytes()
    assert is_signed(body, SIGNATURE, secret=SECRET)
    assert not is_signed(body + b"\n", SIGNATURE, secret=SECRET)
    assert not is_signed(body, SIGNATURE, secret=SECRET.lower())


@pytest.mark.parametrize(
    "signature",
    ["", "sha256=", "sha256", SIGNATURE, SIGNATURE.removeprefix("sha256="), "sha1=" + "0" * 40, "sha256=\xff", "=" * 9],
)
def test_what_is_no_signature(signature: str) -> None:
    assert not is_signed(b"{}", signature, secret=SECRET)


def test_a_signature_of_anything() -> None:
    body = b"\x00 not even JSON"
    assert is_signed(body, headers_for(body, "s")["X-Hub-Signature"], secret="s")


@recorded
@pytest.mark.parametrize("path", EVENTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_recorded_event_names_its_repository(path: Path) -> None:
    body = path.read_bytes()
    repository = json.loads(body)["repository"]
    read = read_event(body)
    assert read is not None
    assert (read.full_name, read.uuid) == (repository["full_name"], repository["uuid"])
    assert repository["full_name"] in read.names


@recorded
def test_a_recorded_push_names_the_repository_in_every_way_that_links_do() -> None:
    read = read_event((CLOUD / "signed_payload.json").read_bytes())
    assert read == ChangedRepository("nfalco79/test-repos", WORKSPACE, REPOSITORY)
    assert read.names == {
        "nfalco79/test-repos", f"{WORKSPACE}/{REPOSITORY}", f"nfalco79/{REPOSITORY}", f"{WORKSPACE}/test-repos",
    }  # fmt: skip


def test_names_are_in_lower_case() -> None:
    read = read_event(b'{"repository": {"full_name": "Acme/Site"}}')
    assert read is not None
    assert read.names == {"acme/site"}


@pytest.mark.parametrize(
    "body",
    [
        b"", b"{", b"\xff", b"null", b"[]", b'"repository"', b"{}", b'{"test": true}', b'{"repository": null}',
        b'{"repository": []}', b'{"repository": "acme/site"}', b"[" * 100_000, b'{"repository":' * 50_000,
        b'{"project": {"key": "WEB"}}',
    ],
)  # fmt: skip
def test_what_names_no_repository(body: bytes) -> None:
    assert read_event(body) is None


@pytest.mark.parametrize("odd", [None, 1, [], {}, "a/b/c", "a b/c", "acme/site}:x", "{}", "é/x", "a/b\n"])
def test_odd_names_and_ids_are_as_good_as_none(odd: Any) -> None:
    body = event("acme/site")
    content = json.loads(body)
    content["repository"] |= {"full_name": odd, "uuid": odd, "workspace": odd}
    read = read_event(json.dumps(content).encode())
    assert read is None or read.names <= {"é/x"}
