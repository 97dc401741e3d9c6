"""The query string hash, against published examples."""

import json
from pathlib import Path

import pytest

from sandbox.confluence.jwt_signing import canonical_request, query_string_hash

VECTORS = Path(__file__).parents[4] / "shared" / "connect" / "qsh-vectors.json"


def test_published_example() -> None:
    canonical = canonical_request(
        method="get",
        raw_path="/path/to/service",
        raw_query="zee_last=param&repeated=parameter%201&first=param&repeated=parameter+2&jwt=a.b.c",
    )
    assert canonical == "GET&/path/to/service&first=param&repeated=parameter%201,parameter%202&zee_last=param"


def test_all_known_vectors() -> None:
    if not VECTORS.exists():
        pytest.skip("the vectors are not on this machine")
    for vector in json.loads(VECTORS.read_text("utf-8"))["vectors"]:
        computed = query_string_hash(
            method=vector["method"],
            raw_path=vector["rawPath"],
            raw_query=vector["rawQuery"],
            base_path=vector["baseUrlPath"],
        )
        assert computed == vector["qsh"], vector["name"]
