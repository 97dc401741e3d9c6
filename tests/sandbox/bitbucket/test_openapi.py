"""Every JSON answer against the OpenAPI document that Atlassian publishes, its known lies aside."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import pytest
from jsonschema import Draft4Validator, FormatChecker
from jsonschema.exceptions import ValidationError

from tests.sandbox.bitbucket.calls import SHARED, Caller

DOCUMENT = SHARED / "openapi.json"
pytestmark = pytest.mark.skipif(not DOCUMENT.exists(), reason="the OpenAPI document is not here")

REPOSITORY = "/repositories/{workspace}/{repo_slug}"
SOURCE = f"{REPOSITORY}/src/{{commit}}/{{path}}"
# Where answers rightly differ from the document (how a line of `complaints` ends), and why.
LIES: Mapping[str, str] = {
    "attributes: type": "said to be one text, is a list of them",
    "attributes: enum": "the same",
    "parent: type": "null where a repository is no fork, not declared",
    "mainbranch: type": "null in an empty repository, not declared",
    "message: type": "null for a tag that is not annotated, not declared",
    "date: type": "null for a tag that is not annotated, not declared",
    "tagger: type": "null for a tag that is not annotated, not declared",
    "links: additionalProperties branches": "recorded, not declared",
    "links: additionalProperties tags": "recorded, not declared",
    "links: additionalProperties source": "recorded, not declared",
    "links: additionalProperties pullrequest_create": "recorded, not declared",
    "project links: additionalProperties self": "recorded, not declared",
    "summary: additionalProperties type": "recorded, not declared",
    "links clone 1 href: format": "git's short form for SSH is not a URI",
}

formats = FormatChecker(formats=())


@formats.checks("date-time", raises=ValueError)
def _is_date_time(value: object) -> bool:
    return not isinstance(value, str) or datetime.fromisoformat(value).tzinfo is not None


@formats.checks("uri")
def _is_uri(value: object) -> bool:
    return not isinstance(value, str) or bool(urlsplit(value).scheme and urlsplit(value).netloc)


def as_draft_4(schema: Any) -> Any:
    """A schema of OpenAPI 3.0 as JSON Schema draft 4: only `nullable` has no counterpart."""
    if isinstance(schema, list):
        return [as_draft_4(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    converted = {name: as_draft_4(part) for name, part in schema.items() if name not in ("nullable", "discriminator")}
    if schema.get("nullable") is True and "type" in schema:
        converted["type"] = [schema["type"], "null"]
    return converted


@cache
def document() -> Any:
    return json.loads(DOCUMENT.read_text())


@cache
def validator(reference: str) -> Draft4Validator:
    schemas = as_draft_4(document()["components"]["schemas"])
    return Draft4Validator({"$ref": reference, "components": {"schemas": schemas}}, format_checker=formats)


def schema_of(path: str, status: int) -> str:
    """The schema that the document has for an answer."""
    answer = document()["paths"][path]["get"]["responses"][str(status)]
    reference: str = answer["content"]["application/json"]["schema"]["$ref"]
    return reference


def complaints(content: Any, reference: str) -> set[str]:
    """What the document finds wrong: the place, the rule, and for undeclared names the name."""
    return {text for error in validator(reference).iter_errors(content) for text in _as_text(error)}


def _as_text(error: ValidationError) -> Iterator[str]:
    place = " ".join(str(part) for part in error.absolute_path)
    if error.validator == "additionalProperties" and isinstance(error.instance, dict):
        yield from (f"{place}: additionalProperties {name}" for name in error.instance if name not in _declared(error))
    else:
        yield f"{place}: {error.validator}"


def _declared(error: ValidationError) -> set[str]:
    schema = error.schema
    return set(schema["properties"]) if isinstance(schema, dict) else set()


def lies_in(text: str) -> set[str]:
    """The known lies that a complaint is about."""
    return {lie for lie in LIES if f" {text}".endswith(f" {lie}")}


ANSWERS = [
    ("acme/site", REPOSITORY, 200),
    ("acme/empty", REPOSITORY, 200),
    ("acme/private", REPOSITORY, 404),
    ("acme/site/commit/main", f"{REPOSITORY}/commit/{{commit}}", 200),
    ("acme/site/commit/v1.0.0?fields=%2Brepository.is_private", f"{REPOSITORY}/commit/{{commit}}", 200),
    ("acme/site/commit/feature/new", f"{REPOSITORY}/commit/{{commit}}", 404),
    ("acme/site/commits?pagelen=2", f"{REPOSITORY}/commits", 200),
    ("acme/site/commits/main", f"{REPOSITORY}/commits/{{revision}}", 200),
    ("acme/site/refs/branches", f"{REPOSITORY}/refs/branches", 200),
    ("acme/site/refs/branches?pagelen=2&page=2", f"{REPOSITORY}/refs/branches", 200),
    ("acme/site/refs/branches/feature/new-login", f"{REPOSITORY}/refs/branches/{{name}}", 200),
    ("acme/site/refs/branches/nowhere", f"{REPOSITORY}/refs/branches/{{name}}", 404),
    ("acme/site/refs/tags", f"{REPOSITORY}/refs/tags", 200),
    ("acme/site/refs/tags/v1.0.0", f"{REPOSITORY}/refs/tags/{{name}}", 200),
    ("acme/site/refs/tags/v1.1.0", f"{REPOSITORY}/refs/tags/{{name}}", 200),
    ("acme/site/refs/tags/nowhere", f"{REPOSITORY}/refs/tags/{{name}}", 404),
    ("acme/site/src/main/", SOURCE, 200),
    ("acme/site/src/main/data/?pagelen=3", SOURCE, 200),
    ("acme/site/src/main/odd?pagelen=100", SOURCE, 200),
    ("acme/site/src/main/nowhere", SOURCE, 404),
    ("acme/site/src/nowhere/README.md", SOURCE, 404),
    ("acme/site/src/main", SOURCE, 404),
]
# Answers for whose status or format the document has no schema of its own.
OTHERS = [
    ("acme/site/refs/branches?pagelen=500", "error", 400),
    ("acme/site/src/main/?format=meta", "treeentry", 200),
    ("acme/site/src/main/docs?format=meta", "treeentry", 200),
    ("acme/site/src/main/README.md?format=meta", "commit_file", 200),
    ("acme/site/src/main/vendor/lib?format=meta", "commit_file", 200),
    ("acme/site/no/such/endpoint", "error", 404),
]


def found_in(bitbucket: Caller, address: str, reference: str, status: int) -> set[str]:
    response = bitbucket.get(address)
    assert response.status_code == status
    return complaints(response.json(), reference)


@pytest.mark.parametrize(("address", "path", "status"), ANSWERS)
def test_an_answer_is_as_declared(bitbucket: Caller, address: str, path: str, status: int) -> None:
    found = found_in(bitbucket, address, schema_of(path, status), status)
    assert [text for text in found if not lies_in(text)] == []


@pytest.mark.parametrize(("address", "schema", "status"), OTHERS)
def test_an_answer_without_a_declaration_fits_its_type(
    bitbucket: Caller, address: str, schema: str, status: int
) -> None:
    found = found_in(bitbucket, address, f"#/components/schemas/{schema}", status)
    assert [text for text in found if not lies_in(text)] == []


def test_files_in_a_folder_are_as_declared(bitbucket: Caller) -> None:
    entries = bitbucket.json("acme/site/src/main/data/", pagelen=100)["values"]
    found = {text for entry in entries for text in complaints(entry, "#/components/schemas/commit_file")}
    assert found == {"attributes: type", "attributes: enum"}


def test_every_known_lie_is_still_told(bitbucket: Caller) -> None:
    asked = [(address, schema_of(path, status), status) for address, path, status in ANSWERS]
    asked += [(address, f"#/components/schemas/{schema}", status) for address, schema, status in OTHERS]
    told = {lie for wanted in asked for text in found_in(bitbucket, *wanted) for lie in lies_in(text)}
    assert told == set(LIES)


def test_the_document_would_notice(bitbucket: Caller) -> None:
    commit = bitbucket.json("acme/site/commit/main") | {"hash": 5, "date": "yesterday"}
    assert complaints(commit, schema_of(f"{REPOSITORY}/commit/{{commit}}", 200)) >= {"hash: type", "date: format"}
