"""Bodies to save, with the tokens that the local Bitbucket knows."""

from typing import Any

from sandbox.bitbucket import credentials

VAULT = {"token": credentials.VAULT_TOKEN, "workspace": "acme", "project": None, "repository": "vault"}
PROJECT = {"token": credentials.PROJECT_TOKEN, "workspace": "acme", "project": "WEB"}
WORKSPACE = {"token": credentials.WORKSPACE_TOKEN, "workspace": "acme"}
GENERAL = {"token": credentials.GLOBEX_TOKEN}
API_TOKEN = {"email": credentials.ADA_EMAIL, "token": credentials.ADA_API_TOKEN, "expires_on": "2099-05-01"}


def shared(*tokens: Any, **more: Any) -> dict[str, Any]:
    return {"method": "access-token", "access_tokens": list(tokens), **more}


def account(token: Any = API_TOKEN, **more: Any) -> dict[str, Any]:
    return {"method": "api-token", "api_token": token, **more}
