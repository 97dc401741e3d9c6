"""What each of the fixed `credentials` may."""

from collections.abc import Mapping

from sandbox.bitbucket import credentials
from sandbox.bitbucket.asker import Asker, CredentialType, Reach
from sandbox.bitbucket.people import ADA, MIA, Person

READING = ("repository", "pullrequest", "pipeline")
REPOSITORY, PULL_REQUEST, ISSUE, SNIPPET, USER, WORKSPACE = (
    f"read:{name}:bitbucket" for name in ("repository", "pullrequest", "issue", "snippet", "user", "workspace")
)


def _access_token(name: str, secret: str, reach: Reach, scopes: tuple[str, ...]) -> Asker:
    kind: CredentialType = "workspace_access_token"
    if reach.project or reach.repository:
        kind = "project_access_token" if reach.project else "repo_access_token"
    return Asker(f"access token {name}", kind, scopes, counted_as=secret, reach=reach)


def _api_token(person: Person, *scopes: str) -> Asker:
    return Asker(f"{person.name} via API token", "api_token", scopes, counted_as=person.name, person=person)


ACCESS_TOKENS: Mapping[str, Asker] = {
    secret: _access_token(name, secret, reach, scopes)
    for name, secret, reach, scopes in (
        (
            "acme/private",
            credentials.REPOSITORY_TOKEN,
            Reach("acme", repository="private"),
            ("repository", "pullrequest"),
        ),
        ("acme/vault", credentials.VAULT_TOKEN, Reach("acme", repository="vault"), ("repository",)),
        ("acme, project WEB", credentials.PROJECT_TOKEN, Reach("acme", project="WEB"), READING),
        ("acme", credentials.WORKSPACE_TOKEN, Reach("acme"), READING),
        ("globex", credentials.GLOBEX_TOKEN, Reach("globex"), READING),
        ("acme, webhook", credentials.WEBHOOK_TOKEN, Reach("acme"), ("webhook",)),
    )
}
"""By token. The expired one is not among them: Bitbucket says the same of it as of one that never was."""

API_TOKENS: Mapping[tuple[str, str], Asker] = {
    (person.email, secret): _api_token(person, *scopes)
    for person, secret, scopes in (
        (ADA, credentials.ADA_API_TOKEN, (REPOSITORY, PULL_REQUEST, ISSUE)),
        (ADA, credentials.ADA_REPOSITORY_API_TOKEN, (REPOSITORY, ISSUE)),
        (ADA, credentials.ADA_SNIPPET_API_TOKEN, (REPOSITORY, SNIPPET)),
        (ADA, credentials.ADA_ACCOUNT_API_TOKEN, (REPOSITORY, PULL_REQUEST, ISSUE, USER, WORKSPACE)),
        (MIA, credentials.MIA_API_TOKEN, (REPOSITORY, PULL_REQUEST, ISSUE)),
        (MIA, credentials.MIA_REPOSITORY_API_TOKEN, (REPOSITORY, ISSUE)),
        (MIA, credentials.MIA_ACCOUNT_API_TOKEN, (REPOSITORY, PULL_REQUEST, ISSUE, USER, WORKSPACE)),
    )
}
"""By email address and token."""
