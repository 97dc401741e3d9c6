"""What recordings of the real Bitbucket have is here too, key by key."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.sandbox.bitbucket.calls import SHARED, Caller

FOLDER = SHARED / "recordings/src/test/resources/com/cloudbees/jenkins/plugins/bitbucket/client/payload"
PREFIX = "2.0-repositories-amuniz-test-repos"
pytestmark = pytest.mark.skipif(not FOLDER.exists(), reason="the recordings are not here")

# About accounts, of which the local Bitbucket has none.
ACCOUNT_KEYS = {"user", "account_id"}


def missing(recorded: Any, here: Any, place: str = "") -> Iterator[str]:
    """The places that the recording has and the answer here has not; of a list the first item counts."""
    if isinstance(recorded, list) and recorded:
        if not isinstance(here, list) or not here:
            yield f"{place}[]"
        else:
            yield from missing(recorded[0], here[0], f"{place}[]")
    if not isinstance(recorded, dict):
        return
    for name, value in recorded.items():
        if name in ACCOUNT_KEYS:
            continue
        if not isinstance(here, dict) or name not in here:
            yield f"{place}.{name}"
        else:
            yield from missing(value, here[name], f"{place}.{name}")


@pytest.mark.parametrize(
    ("recording", "address"),
    [
        ("", ""),
        ("-commit-046d9a3c1532", "/commit/main"),
        ("-commit-e6cd2efc892e", "/commit/main"),
        ("-commits_include_feature_2Fdiffstat_exclude_174561d", "/commits?include=feature/new-login"),
        ("-refs-branches-feature_2Fdiffstat", "/refs/branches/feature/new-login"),
        ("-refs-branches-master", "/refs/branches/main"),
        ("-refs-branches_pagelen_100", "/refs/branches?pagelen=100"),
        ("-refs-tags-v0.0.0", "/refs/tags/v1.0.0"),
        ("-refs-tags_pagelen_100", '/refs/tags?q=name="v1.0.0"'),
        ("-src-fb522a6f08c7c7df337312e4e65ec1b57710672e-script.bat_format_meta", "/src/main/src/retry.py?format=meta"),
        ("-src-master-folder_2Ffile.properties_format_meta", "/src/main/OWNERS?format=meta"),
    ],
)
def test_what_was_recorded_is_here(bitbucket: Caller, recording: str, address: str) -> None:
    recorded = json.loads((FOLDER / f"{PREFIX}{recording}.json").read_text())
    assert list(missing(recorded, bitbucket.json(f"acme/site{address}"))) == []


def test_a_missing_key_is_noticed() -> None:
    assert list(missing({"a": [{"b": 1, "user": 2}]}, {"a": [{}]})) == [".a[].b"]
