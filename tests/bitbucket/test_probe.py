"""What a credential can read, on answers as Bitbucket gives them and on others; the usual ones are in tests/admin."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from werkzeug.wrappers import Request, Response

from app.bitbucket.auth.probe import Probed, probe, verify
from app.bitbucket.auth.questions import Check, Entry
from app.bitbucket.auth.settings import AccessToken, ApiToken, new_access_token, new_api_token
from app.bitbucket.http import Http
from app.bitbucket.target import Repository
from tests.bitbucket.test_http import Server, serve

api = pytest.fixture(serve, name="api")

Answer = Callable[[Request], Response]
X, USER, ACME = "/2.0/repositories/acme/x", "/2.0/user", "/2.0/repositories/acme"
PARTS = ("/pullrequests", "/pipelines", "/issues")
NAMED = Repository("acme", "x")
LACKING = "Your credentials lack one or more required privilege scopes."
HIDDEN = "You may not have access to this repository or it no longer exists in this workspace."


def token(
    workspace: str | None = "acme", project: str | None = None, repository: str | None = "x", **more: Any
) -> AccessToken:
    return new_access_token(
        "site", token="ATCTT3x-sesame", workspace=workspace, project=project, repository=repository,
        expires_on=more.get("expires_on"),
    )  # fmt: skip


def account() -> ApiToken:
    return new_api_token("site", email="ada@acme.example", token="ATATT3x-sesame", expires_on=None)


def ok(content: Any = None, **headers: str) -> Answer:
    found = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda _: Response(json.dumps({} if content is None else content), headers=found)


def bad(status: int, message: str = "No.", detail: Any = None, **headers: str) -> Answer:
    body = {"type": "error", "error": {"message": message, "detail": detail}}
    found = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda _: Response(json.dumps(body), status, headers=found)


def lacking(*required: str, granted: tuple[str, ...] = ()) -> Answer:
    return bad(403, LACKING, {"required": required, "granted": granted})


def good(api: Server) -> None:
    """Everything about acme/x can be read."""
    api.answers |= dict.fromkeys((X, *(f"{X}{part}" for part in PARTS)), ok())


def probed(api: Server, entry: Entry, *, named: Repository | None = None) -> Probed:
    [result] = probe(Http(f"{api.url}/2.0", pool_size=8), [entry], repository=named)
    return result


def verified(api: Server, entry: Entry) -> Check:
    [result] = verify(Http(f"{api.url}/2.0", pool_size=8), [entry])
    return result


def paths(api: Server) -> list[str]:
    return [path for path, _ in api.seen]


def test_everything_can_be_read(api: Server) -> None:
    good(api)
    checks = probed(api, token()).checks
    assert [(check.ok, check.code, check.remedy) for check in checks.values()] == [(True, "ok", None)] * 4
    assert paths(api) == [X, *(f"{X}{part}" for part in PARTS)]


def test_a_save_asks_once(api: Server) -> None:
    good(api)
    assert verified(api, token()).code == "ok"
    assert api.seen == [(X, "Bearer ATCTT3x-sesame")]


@pytest.mark.parametrize(
    ("answer", "ok", "code", "words"),
    [
        (bad(401), False, "refused", "does not accept"),
        (lambda _: Response("Bitbucket Cloud recently stopped …", 401), False, "refused", "does not accept"),
        (lacking("repository"), False, "missing-scope", "“Repositories: Read”"),
        (lacking("repository", "project", granted=("repository",)), False, "missing-scope", "“project”"),
        (lacking(), False, "missing-scope", "“Repositories: Read”"),
        (bad(403, "Your IP address is not allowed"), False, "no-access", "IP addresses"),
        (lambda _: Response("<h1>Forbidden</h1>", 403), False, "no-access", "IP addresses"),
        (bad(404, HIDDEN), False, "no-access", "no repository acme/x"),
        (lambda _: Response("Not Found", 404), False, "no-access", "no repository acme/x"),
        (bad(410), None, "gone", "removed this"),
        (bad(429, Retry_After="600"), None, "rate-limited", "10 minutes"),
        (lambda _: Response("Rate limit", 429), None, "rate-limited", "1 minute."),
        (bad(402), None, "unavailable", "did not answer"),
        (bad(500), None, "unavailable", "did not answer"),
        (lambda _: Response(status=302, headers={"Location": "https://evil.example/"}), None, "unavailable", "did not"),
    ],
)
def test_each_answer_has_its_remedy(api: Server, answer: Answer, ok: bool | None, code: str, words: str) -> None:
    good(api)
    api.answers[X] = answer
    checks = probed(api, token()).checks
    first = checks["repository"]
    assert (first.ok, first.code) == (ok, code)
    assert words in (first.remedy or "")
    goes_on = code == "missing-scope"
    assert {check.code for name, check in checks.items() if name != "repository"} == {"ok" if goes_on else code}
    assert len(set(paths(api))) == (4 if goes_on else 1)
    assert verified(api, token()) == first


@pytest.mark.parametrize(
    ("part", "answer", "code", "words"),
    [
        ("pullrequest", lacking("pullrequest"), "missing-scope", "“Pull requests: Read”"),
        ("pipeline", lacking("pipeline"), "missing-scope", "To show pipelines"),
        ("pipeline", bad(404, "Pipelines are not enabled"), "no-access", "switched off"),
        ("pullrequest", bad(403), "no-access", "IP addresses"),
        ("issue", bad(410), "gone", "August 2026"),
        ("issue", bad(404), "gone", "August 2026"),
        ("issue", lacking("issue"), "missing-scope", "“Issues: Read”"),
    ],
)
def test_each_part_has_its_remedy(api: Server, part: str, answer: Answer, code: str, words: str) -> None:
    good(api)
    api.answers[f"{X}/{part}s"] = answer
    checks = {str(name): check for name, check in probed(api, token()).checks.items()}
    assert checks[part].code == code
    assert words in (checks[part].remedy or "")
    assert {check.code for name, check in checks.items() if name != part} == {"ok"}


def test_after_a_limit_nothing_more_is_asked(api: Server) -> None:
    good(api)
    api.answers[f"{X}/pullrequests"] = bad(429)
    assert [check.code for check in probed(api, token()).checks.values()] == ["ok", *["rate-limited"] * 3]
    assert paths(api) == [X, f"{X}/pullrequests"]


@pytest.mark.parametrize(
    ("headers", "identity", "remaining"),
    [
        ({}, None, None),
        ({"X_Credential_Type": "repo_access_token"}, "repository access token", None),
        ({"X_Credential_Type": "oauth2"}, None, None),
        ({"X_RateLimit_Remaining": "950"}, None, 950),
        ({"x_ratelimit_remaining": " 7 "}, None, 7),
        ({"X_RateLimit_Remaining": "many"}, None, None),
    ],
)
def test_what_headers_tell(api: Server, headers: dict[str, str], identity: str | None, remaining: int | None) -> None:
    good(api)
    api.answers[X] = ok(None, **headers)
    result = probed(api, token())
    assert (result.identity, result.remaining) == (identity, remaining)


@pytest.mark.parametrize("content", [{"display_name": ""}, {"display_name": 7}, {}, [], "Ada", None])
def test_an_account_without_a_name(api: Server, content: Any) -> None:
    good(api)
    api.answers[USER] = ok(content)
    result = probed(api, account(), named=NAMED)
    assert (result.identity, result.checks["repository"].code) == (None, "ok")


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (ok({"display_name": "Ada"}), "not-checked"),
        (ok(X_OAuth_Scopes="read:user:bitbucket, read:repository:bitbucket"), "not-checked"),
        (ok(X_OAuth_Scopes="account"), "not-checked"),
        (ok(X_OAuth_Scopes="read:user:bitbucket"), "missing-scope"),
        (ok(X_OAuth_Scopes="write:repository:bitbucket"), "missing-scope"),
        (lacking("read:user:bitbucket"), "not-checked"),
        (bad(403), "not-checked"),
        (bad(404), "not-checked"),
        (bad(401), "refused"),
        (bad(429), "rate-limited"),
        (bad(503), "unavailable"),
    ],
)
def test_what_is_asked_before_an_account_is_saved(api: Server, answer: Answer, code: str) -> None:
    api.answers[USER] = answer
    assert verified(api, account()).code == code
    assert set(paths(api)) == {USER}


@pytest.mark.parametrize(
    ("scopes", "code"),
    [
        ("", "not-checked"),
        ("repository", "not-checked"),
        ("pipeline, pullrequest:write", "not-checked"),
        ("project", "not-checked"),
        ("webhook, pipeline", "missing-scope"),
    ],
)
def test_what_is_asked_of_a_token_for_any_repository(api: Server, scopes: str, code: str) -> None:
    api.answers[USER] = bad(403, "This API is only accessible with …", X_OAuth_Scopes=scopes)
    assert verified(api, token(None, None, None)).code == code


@pytest.mark.parametrize("project", [None, "WEB"])
def test_a_private_repository_is_looked_for(api: Server, project: str | None) -> None:
    asked: list[str] = []

    def listed(request: Request) -> Response:
        asked.append(request.args["q"])
        return Response(json.dumps({"values": [{"full_name": "acme/x"}]}))

    good(api)
    api.answers[ACME] = listed
    assert [check.code for check in probed(api, token("acme", project, None)).checks.values()] == ["ok"] * 4
    assert asked == ['is_private=true AND project.key="WEB"' if project else "is_private=true"]


@pytest.mark.parametrize(
    "content", [{}, [], {"values": None}, {"values": ["x", {}]}, {"values": [{"full_name": "../../user"}]}], ids=str
)
def test_a_list_without_a_repository(api: Server, content: Any) -> None:
    api.answers[ACME] = ok(content)
    check = verified(api, token("acme", None, None))
    assert (check.ok, check.code, check.about) == (False, "no-access", "workspace")


def test_a_repository_of_another_project(api: Server) -> None:
    good(api)
    api.answers[X] = ok({"full_name": "acme/x", "project": {"key": "Web"}})
    assert verified(api, token("acme", "WEB", "x")).code == "ok"
    check = verified(api, token("acme", "VAULT", "x"))
    assert (check.code, check.about) == ("no-access", "project")
    api.answers[X] = ok({"full_name": "acme/x", "project": None})
    assert verified(api, token("acme", "WEB", "x")).about == "project"


def test_an_account_is_tested_in_one_of_its_workspaces(api: Server) -> None:
    good(api)
    workspaces = [{"workspace": {"slug": slug}} for slug in ("../x", "empty", "acme", "never")]
    api.answers |= {
        USER: ok({"display_name": " Ada "}),
        "/2.0/user/workspaces": ok({"values": [*workspaces, {}, "x", {"workspace": None}]}),
        "/2.0/repositories/empty": ok({"values": []}),
        ACME: ok({"values": [{"full_name": "acme/x"}]}),
    }
    result = probed(api, account())
    assert (result.identity, [check.code for check in result.checks.values()]) == ("Ada", ["ok"] * 4)
    assert "/2.0/repositories/never" not in paths(api)


def test_a_repository_that_the_token_is_not_for_is_not_asked_about(api: Server) -> None:
    good(api)
    assert probed(api, token(), named=Repository("acme", "other")).checks["repository"].code == "ok"
    assert paths(api)[0] == X


def test_nothing_secret_is_said(api: Server) -> None:
    api.answers[X] = bad(404, "sesame", "sesame")
    results = probe(Http(f"{api.url}/2.0", pool_size=8), [token(), account()], repository=NAMED)
    assert "sesame" not in repr(results)
    assert verify(Http(f"{api.url}/2.0", pool_size=8), []) == []


@pytest.mark.parametrize(
    ("kind", "entry", "code", "about"),
    [
        ("repo_access_token", token(repository=None), "no-access", "repository"),
        ("repo_access_token", token(project="WEB", repository=None), "no-access", "repository"),
        ("project_access_token", token(repository=None), "no-access", "project"),
        ("project_access_token", token(project="WEB", repository=None), "ok", "token"),
        ("workspace_access_token", token(repository=None), "ok", "token"),
    ],
)
def test_a_token_of_a_smaller_place_is_not_taken_for_one_of_a_larger(
    api: Server, kind: str, entry: AccessToken, code: str, about: str
) -> None:
    """The easiest mistake of whoever has one token per repository: to leave the repository out."""
    api.answers[ACME] = ok({"values": [{"full_name": "acme/x"}]}, X_Credential_Type=kind)
    [check] = verify(Http(f"{api.url}/2.0", pool_size=4), [entry])
    assert (check.code, check.about) == (code, about)


def test_it_says_what_it_was_tried_with(api: Server) -> None:
    good(api)
    assert probed(api, token(), named=NAMED).tried == "acme/x"
    assert probed(api, token(), named=Repository("acme", "another")).tried == "acme/x"
    api.answers[X] = bad(404, HIDDEN)
    assert probed(api, token()).tried is None
