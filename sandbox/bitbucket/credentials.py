"""The credentials that work from the start, and those that never do. Each secret says of itself that it is made up.

`tokens` says what each of them may; an API token goes with the email address of its person.
"""

# Access tokens, sent as `Authorization: Bearer …`.
REPOSITORY_TOKEN = "ATCTT3xFfGN0-sesame-repository-acme-private"
"""For acme/private: repository, pullrequest."""
VAULT_TOKEN = "ATCTT3xFfGN0-sesame-repository-acme-vault"
"""For acme/vault: repository alone."""
PROJECT_TOKEN = "ATCTT3xFfGN0-sesame-project-acme-web"
"""For the project WEB of acme (acme/site, acme/private): repository, pullrequest, pipeline."""
WORKSPACE_TOKEN = "ATCTT3xFfGN0-sesame-workspace-acme"
"""For everything in acme: repository, pullrequest, pipeline."""
GLOBEX_TOKEN = "ATCTT3xFfGN0-sesame-workspace-globex"
"""For everything in globex: repository, pullrequest, pipeline."""
EXPIRED_TOKEN = "ATCTT3xFfGN0-sesame-expired"
"""Was for everything in acme."""
WEBHOOK_TOKEN = "ATCTT3xFfGN0-sesame-webhook"
"""For everything in acme, but with the scope webhook alone."""

# API tokens, sent as `Authorization: Basic base64(email:token)`.
ADA_EMAIL = "ada@acme.example"
ADA_API_TOKEN = "ATATT3xFfGF0-sesame-ada"
"""Reads repositories, pull requests and issues."""
ADA_REPOSITORY_API_TOKEN = "ATATT3xFfGF0-sesame-ada-repository"
"""Lacks pull requests."""
ADA_ACCOUNT_API_TOKEN = "ATATT3xFfGF0-sesame-ada-account"
"""As the first, and tells who she is and which workspaces she has."""
ADA_SNIPPET_API_TOKEN = "ATATT3xFfGF0-sesame-ada-snippet"
"""Reads repositories and snippets."""
ADA_EXPIRED_API_TOKEN = "ATATT3xFfGF0-sesame-ada-expired"
ADA_UNSCOPED_API_TOKEN = "ATATT3xFfGF0-sesame-ada-unscoped"
"""Made without scopes, so Bitbucket does not take it."""
MIA_EMAIL = "mia@acme.example"
MIA_API_TOKEN = "ATATT3xFfGF0-sesame-mia"
MIA_REPOSITORY_API_TOKEN = "ATATT3xFfGF0-sesame-mia-repository"
MIA_ACCOUNT_API_TOKEN = "ATATT3xFfGF0-sesame-mia-account"
MIA_EXPIRED_API_TOKEN = "ATATT3xFfGF0-sesame-mia-expired"
MIA_UNSCOPED_API_TOKEN = "ATATT3xFfGF0-sesame-mia-unscoped"

ADA_USER_NAME = "ada"
"""With an API token Bitbucket wants the email address instead, and refuses this."""
ADA_APP_PASSWORD = "ATBBsesameAppPasswordOfAda"
"""App passwords ended on 2026-07-28: it works with no name."""

# OAuth consumers. Keys are no secrets: they stand in addresses.
CONSUMER_KEY = "kEyOfTheSandbox001"
CONSUMER_SECRET = "sesame-consumer-secret"
"""May have the scopes account, repository, pullrequest, pipeline and issue of whoever grants them."""
PUBLIC_CONSUMER_KEY = "kEyOfTheSandbox002"
PUBLIC_CONSUMER_SECRET = "sesame-public-consumer-secret"
"""Of an account without private repositories, for client credentials: account, repository, pullrequest, pipeline."""
