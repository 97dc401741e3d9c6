"""The shapes of the answers: as the published OpenAPI document says, and as Bitbucket was recorded.

Both lie beside the project and are no part of it; without them these tests are skipped.
https://developer.atlassian.com/cloud/bitbucket/swagger.v3.json
"""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator

from tests.sandbox.bitbucket_calls import (
    ADA,
    ADA_WITH_ACCOUNT,
    MIA,
    MIA_WITH_ACCOUNT,
    PROJECT,
    SITE,
    VAULT,
    Bitbucket,
    Headers,
)

SHARED = Path(__file__).parents[3] / "shared" / "bitbucket"
DOCUMENT = SHARED / "openapi.json"
RECORDED = next((SHARED / "recordings").glob("**/plugins/bitbucket/client"), SHARED / "recordings")
PAYLOAD = RECORDED / "payload"

needs_document = pytest.mark.skipif(not DOCUMENT.exists(), reason="the OpenAPI document is not here")
needs_recordings = pytest.mark.skipif(not PAYLOAD.exists(), reason="the recordings are not here")

# Where the document is wrong: (where in the answer, which rule). Answers of Bitbucket itself break these rules too.
WRONG = {
    ("links", "additionalProperties"),  # branches, tags, source of a repository; pullrequest_create of a branch
    ("project.links", "additionalProperties"),  # self
    ("summary", "additionalProperties"),  # type
    ("attributes", "type"),  # a list of words, not one of them
    ("attributes", "enum"),
    ("parent", "type"),  # null: no fork
    ("mainbranch", "type"),  # null: an empty repository
    ("tagger", "type"),  # null, as the two below: a tag that is not annotated
    ("message", "type"),
    ("date", "type"),
    ("old", "type"),  # null, as the one below: a file that is new, or gone
    ("new", "type"),
    ("has_2fa_enabled", "type"),  # null, whatever is so
    ("error.detail", "type"),  # an object when scopes are lacking
    ("closed_by", "type"),  # null, as the next ones: still open
    ("merge_commit", "type"),
    ("author", "type"),  # null: the account was deleted
    ("source.commit", "type"),  # null, as the next ones: the fork or the branch was deleted
    ("source.repository", "type"),
    ("destination.commit", "type"),
    ("source.commit", "additionalProperties"),  # type
    ("destination.commit", "additionalProperties"),
    ("merge_commit", "additionalProperties"),
    ("participants.state", "enum"),  # null: no vote yet
    ("creator", "type"),  # null: started by nobody
    ("completed_on", "type"),  # null: still running
    ("reporter", "type"),
    ("assignee", "type"),
    ("refname", "type"),
    ("links", "required"),  # of a pipeline: its links are objects with a single address
    ("links.self", "required"),
    ("links.steps", "required"),
    ("id", "type"),  # of a snippet: letters
    ("content", "additionalProperties"),  # type, as the next ones
    ("rendered.title", "additionalProperties"),
    ("rendered.description", "additionalProperties"),
    *((name, "type") for name in ("component", "milestone", "version", "edited_on")),
}
ANSWERS = [
    (SITE, "repository"),
    ("/repositories/acme/empty", "repository"),
    (f"{SITE}/src/main/", "paginated_treeentries"),
    (f"{SITE}/src/main/data?pagelen=3", "paginated_treeentries"),
    (f"{SITE}/src/main/README.md?format=meta", "commit_file"),
    (f"{SITE}/src/main/vendor/lib?format=meta", "commit_file"),
    (f"{SITE}/src/main/docs?format=meta", "treeentry"),
    (f"{SITE}/refs", "paginated_refs"),
    (f"{SITE}/refs/branches", "paginated_branches"),
    (f"{SITE}/refs/branches?pagelen=2&page=2", "paginated_branches"),
    (f"{SITE}/refs/branches/feature/new-login", "branch"),
    (f"{SITE}/refs/tags", "paginated_tags"),
    (f"{SITE}/refs/tags/v1.0.0", "tag"),
    (f"{SITE}/commit/main", "commit"),
    (f"{SITE}/commits?pagelen=2", "paginated_changeset"),
    (f"{SITE}/commits/main", "paginated_changeset"),
    (f"{SITE}/diffstat/v1.1.0..v1.0.0?pagelen=3", "paginated_diffstats"),
    (f"{SITE}/merge-base/feature/new..develop", "commit"),
    (f"{SITE}/filehistory/main/src/retry.py", "paginated_files"),
    (f"{SITE}/src/nowhere/", "error"),
    (f"{SITE}/src/main/nothing", "error"),
    (f"{SITE}/refs/tags/none", "error"),
    (f"{SITE}/refs/branches?pagelen=1000", "error"),
    (f"{SITE}/nothing", "error"),
    (
        f"{SITE}/pullrequests?state=OPEN&state=MERGED&state=DECLINED&state=SUPERSEDED&pagelen=50",
        "paginated_pullrequests",
    ),
    *((f"{SITE}/pullrequests/{number}", "pullrequest") for number in range(1, 8)),
    (f"{SITE}/pullrequests/1/commits", "paginated_changeset"),
    (f"{SITE}/pullrequests/1/statuses", "paginated_commitstatuses"),
    (f"{SITE}/commit/main/statuses", "paginated_commitstatuses"),
    (f"{SITE}/diffstat/feature/new-login..main", "paginated_diffstats"),
    (f"{SITE}/diffstat/main", "paginated_diffstats"),
    (f"{SITE}/pipelines?pagelen=50", "paginated_pipelines"),
    (f"{SITE}/pipelines/2", "pipeline"),
    (f"{SITE}/pipelines/2/steps", "paginated_pipeline_steps"),
    ("/repositories/acme/legacy/issues", "paginated_issues"),
    ("/repositories/acme/legacy/issues/1", "issue"),
    ("/snippets/acme/kypj", "snippet"),
    ("/repositories/acme/private", "error"),
    ("/repositories/acme/limited", "error"),
]
WITH_CREDENTIAL: list[tuple[str, Headers, str]] = [
    ("/user", MIA_WITH_ACCOUNT, "user"),
    ("/user/workspaces", ADA_WITH_ACCOUNT, "paginated_workspace_access"),
    ("/workspaces/acme", MIA_WITH_ACCOUNT, "workspace"),
    ("/repositories/acme", ADA, "paginated_repositories"),
    ("/repositories/acme/vault", VAULT, "repository"),
    ("/repositories/acme/private/pullrequests", PROJECT, "paginated_pullrequests"),
    ("/repositories/acme/private/pipelines", PROJECT, "paginated_pipelines"),
    ("/user", VAULT, "error"),
    ("/user", MIA, "error"),
    ("/repositories/acme/vault/issues", ADA, "error"),
]
NO_LONGER = {"author.username"}  # Bitbucket tells it of nobody but oneself
SCHEMAS = {"build": "commitstatus"}  # where the type in an answer is not the name in the document
TEST_REPOS = "2.0-repositories-amuniz-test-repos"
RECORDINGS = [
    ("../BitbucketCloudApiClientTest/getRepositoryPayload.json", SITE),
    (f"{TEST_REPOS}-refs-branches-feature_2Fdiffstat.json", f"{SITE}/refs/branches/feature/new"),
    (f"{TEST_REPOS}-refs-branches_pagelen_100.json", f"{SITE}/refs/branches?pagelen=100"),
    (f"{TEST_REPOS}-refs-tags-v0.0.0.json", f"{SITE}/refs/tags/v1.0.0"),
    (f"{TEST_REPOS}-commit-251fce291f08.json", f"{SITE}/commit/main"),
    (f"{TEST_REPOS}-pullrequests-1.json", f"{SITE}/pullrequests/1"),
    (
        f"{TEST_REPOS}-commit-046d9a3c1532acf4cf08fe93235c00e4d673c1d2-statuses-build.json",
        f"{SITE}/commit/main/statuses/build/1",
    ),
    (f"{TEST_REPOS}-commits_include_feature_2Fdiffstat_exclude_174561d.json", f"{SITE}/commits?include=main"),
    (f"{TEST_REPOS}-diffstat-feature_2Fdiffstat..174561d.json", f"{SITE}/diffstat/feature/new-login..main"),
    (f"{TEST_REPOS}-src-master-folder_2Ffile.properties_format_meta.json", f"{SITE}/src/main/OWNERS?format=meta"),
]


@cache
def components() -> Any:
    return _as_json_schema(json.loads(DOCUMENT.read_text()))["components"]


def _as_json_schema(node: Any) -> Any:
    """OpenAPI 3.0 as JSON Schema, draft 4: `nullable` becomes a type; a discriminator only helps choosing."""
    if isinstance(node, list):
        return [_as_json_schema(item) for item in node]
    if not isinstance(node, dict):
        return node
    made = {name: _as_json_schema(value) for name, value in node.items() if name not in ("nullable", "discriminator")}
    if node.get("nullable") is True and isinstance(made.get("type"), str):
        made["type"] = [made["type"], "null"]
    return made


def broken_rules(answer: Any, schema: str) -> set[tuple[str, str]]:
    """Where the answer breaks which rule of the document; positions in lists do not matter."""
    validator = Draft4Validator({"$ref": f"#/components/schemas/{schema}", "components": components()})
    return {
        (".".join(part for part in error.absolute_path if isinstance(part, str) and part != "values"), error.validator)
        for error in validator.iter_errors(answer)
    }


def names_in(answer: Any, place: str = "") -> Iterator[str]:
    """Every name in the answer, with the names above it; of a list only its first item counts."""
    if isinstance(answer, list):
        yield from names_in(answer[0], place) if answer else ()
    elif isinstance(answer, dict):
        for name, value in answer.items():
            yield place + name
            yield from names_in(value, f"{place}{name}.")


@needs_document
@pytest.mark.parametrize(("path", "schema"), ANSWERS)
def test_an_answer_is_as_the_document_says(bitbucket: Bitbucket, path: str, schema: str) -> None:
    answer = bitbucket.get(path).json()
    assert answer.get("type", schema) in (schema, "commit_directory")
    assert broken_rules(answer, schema) <= WRONG


@needs_document
@pytest.mark.parametrize(("path", "headers", "schema"), WITH_CREDENTIAL)
def test_an_answer_to_somebody_is_as_the_document_says(
    bitbucket: Bitbucket, path: str, headers: Headers, schema: str
) -> None:
    assert broken_rules(bitbucket.get(path, headers=headers).json(), schema) <= WRONG


@needs_document
def test_a_wrong_shape_would_be_seen(bitbucket: Bitbucket) -> None:
    repository = bitbucket.json(SITE)
    assert ("is_private", "type") in broken_rules(repository | {"is_private": "no"}, "repository")
    assert ("", "required") in broken_rules({"name": "x"}, "branch")


def list_schema(recording: str) -> str:
    """A list says nothing of what it is of."""
    if "diffstat-" in recording:
        return "paginated_diffstats"
    return "paginated_branches" if "branches" in recording else "paginated_changeset"


@needs_document
@needs_recordings
@pytest.mark.parametrize("recording", [recording for recording, _ in RECORDINGS])
def test_bitbucket_itself_breaks_only_the_rules_that_are_wrong(recording: str) -> None:
    answer = json.loads((PAYLOAD / recording).read_text())
    schema = SCHEMAS.get(answer.get("type"), answer.get("type")) or list_schema(recording)
    assert broken_rules(answer, schema) <= WRONG


@needs_recordings
@pytest.mark.parametrize(("recording", "path"), RECORDINGS)
def test_an_answer_has_every_name_that_was_recorded(bitbucket: Bitbucket, recording: str, path: str) -> None:
    recorded = set(names_in(json.loads((PAYLOAD / recording).read_text())))
    assert recorded - set(names_in(bitbucket.json(path))) - NO_LONGER == set()


@pytest.mark.parametrize(
    ("position", "names"),
    [
        (0, {"path", "type", "commit", "links"}),
        (-1, {"path", "type", "commit", "links", "mimetype", "escaped_path", "attributes", "size"}),
    ],
)
def test_a_folder_lists_what_was_recorded_elsewhere(bitbucket: Bitbucket, position: int, names: set[str]) -> None:
    listing = bitbucket.json(f"{SITE}/src/main/docs")
    assert set(listing) == {"pagelen", "values", "page"}
    entry = listing["values"][position]
    assert set(entry) == names
    assert set(entry["commit"]) == {"type", "hash", "links"}
    assert set(entry["links"]) == {"self", "meta"} | ({"history"} if "size" in names else set())
