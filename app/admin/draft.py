"""From what is stored and what an administrator wants to the settings that would be saved."""

from dataclasses import replace

from app.admin.schema import MISSING_EMAIL, MISSING_TOKEN, AccessTokenInput, ApiTokenInput, Wish, bad_fields
from app.bitbucket.auth.questions import Entry
from app.bitbucket.auth.settings import AccessToken, ApiToken, Settings, new_access_token, new_api_token

NOT_STORED = "This token is not stored any more. Paste it again."
TWICE = "This token is in the list twice."
MOST_TOGETHER = 64 * 1024  # all of them are read with every page
MOST_WITHOUT_PLACE = 5  # each is tried for every repository
TOO_LONG = "All tokens together are too long. Use tokens of workspaces or projects in place of many for repositories."
WITHOUT_PLACE = f"At most {MOST_WITHOUT_PLACE} tokens may do without a workspace: each is tried for every repository."
NO_TOKENS = "Add at least one token, or choose another method."


def drafted(site_id: str, before: Settings, wish: Wish) -> Settings:
    """The settings as they would be; raises ApiError for what does not fit what is stored.

    A credential of which nothing changed is the very same value; one with another secret or for another place has
    another identity, so that nothing that was read with the old one is found with it.
    """
    faults: dict[str, str] = {}
    access_tokens, api_token = before.access_tokens, before.api_token
    if "access_tokens" in wish:
        access_tokens = _access_tokens(site_id, before.access_tokens, wish["access_tokens"], faults)
    if "api_token" in wish:
        entry = wish["api_token"]
        api_token = None if entry is None else _api_token(site_id, before.api_token, entry, faults)
    method = wish.get("method", before.method)
    if not faults and method == "access-token" and not access_tokens:
        faults["access_tokens"] = NO_TOKENS
    if not faults and method == "api-token" and api_token is None:
        faults["api_token.token"] = MISSING_TOKEN
    if sum(len(entry.token) for entry in access_tokens) > MOST_TOGETHER:
        faults["access_tokens"] = TOO_LONG
    if sum(entry.workspace is None for entry in access_tokens) > MOST_WITHOUT_PLACE:
        faults["access_tokens"] = WITHOUT_PLACE
    if faults:
        raise bad_fields(faults)
    return replace(
        before,
        method=method,
        visitors=wish.get("visitors", before.visitors),
        plantuml=wish.get("plantuml", before.plantuml),
        access_tokens=access_tokens,
        api_token=api_token,
    )


def entries_by_path(settings: Settings) -> dict[str, Entry]:
    """Every credential by the path that it has in a body."""
    found: dict[str, Entry] = {f"access_tokens.{number}": entry for number, entry in enumerate(settings.access_tokens)}
    return found if settings.api_token is None else found | {"api_token": settings.api_token}


def entries_in_use(settings: Settings) -> tuple[Entry, ...]:
    """The credentials of the method."""
    if settings.method == "access-token":
        return settings.access_tokens
    return (settings.api_token,) if settings.method == "api-token" and settings.api_token else ()


def changed_entries(before: Settings, after: Settings) -> dict[str, Entry]:
    """The credentials that Bitbucket has not been asked about yet, by their paths."""
    known = identities(before)
    return {path: entry for path, entry in entries_by_path(after).items() if entry.identity not in known}


def identities(settings: Settings) -> frozenset[str]:
    """Those of every credential."""
    return frozenset(entry.identity for entry in entries_by_path(settings).values())


def _access_tokens(
    site_id: str, stored: tuple[AccessToken, ...], wanted: list[AccessTokenInput], faults: dict[str, str]
) -> tuple[AccessToken, ...]:
    by_id = {entry.id: entry for entry in stored}
    # Whoever sends a whole list again, without ids, means the tokens that are there.
    named = {given.get("id") for given in wanted}
    spare = {_essence(entry): entry for entry in stored if entry.id not in named}
    result: list[AccessToken] = []
    for number, given in enumerate(wanted):
        known = by_id.pop(given.get("id", ""), None)
        if known is None and "token" not in given:
            is_twice = any(given.get("id") == entry.id for entry in stored)
            words = TWICE if is_twice else NOT_STORED if "id" in given else MISSING_TOKEN
            faults[f"access_tokens.{number}.token"] = words
            continue
        result.append(_access_token(site_id, known, given, spare))
    return tuple(result)


def _access_token(
    site_id: str,
    known: AccessToken | None,
    given: AccessTokenInput,
    spare: dict[tuple[str | None, ...], AccessToken],
) -> AccessToken:
    token = given.get("token") or (known.token if known else "")
    place = known if known and "workspace" not in given else None
    new = new_access_token(
        site_id,
        token=token,
        workspace=place.workspace if place else given.get("workspace"),
        project=place.project if place else given.get("project"),
        repository=place.repository if place else given.get("repository"),
        expires_on=_expires_on(known, given),
    )
    known = known or spare.pop(_essence(new), None)
    if known is None:
        return new
    if _essence(known) == _essence(new):
        return replace(known, expires_on=_expires_on(known, given))
    return replace(new, id=known.id, added_at=known.added_at if known.token == token else new.added_at)


def _api_token(site_id: str, stored: ApiToken | None, given: ApiTokenInput, faults: dict[str, str]) -> ApiToken | None:
    known = stored if stored and given.get("id") in (None, stored.id) else None
    is_kept = known is not None and given.get("id") == known.id
    email = given.get("email") or (known.email if known and is_kept else "")
    token = given.get("token") or (known.token if known and is_kept else "")
    if not email:
        faults["api_token.email"] = MISSING_EMAIL
    if not token:
        faults["api_token.token"] = NOT_STORED if "id" in given else MISSING_TOKEN
    if not email or not token:
        return None
    if known and (known.email, known.token) == (email, token):
        return replace(known, expires_on=_expires_on(known, given))
    new = new_api_token(site_id, email=email, token=token, expires_on=_expires_on(known if is_kept else None, given))
    if known is None or not is_kept:
        return new
    return replace(new, id=known.id, added_at=known.added_at if known.token == token else new.added_at)


def _expires_on(known: Entry | None, given: AccessTokenInput | ApiTokenInput) -> str | None:
    """The date that was sent; one that was not stays with its token, and does not go over to another."""
    if "expires_on" in given:
        return given["expires_on"]
    return known.expires_on if known and given.get("token", known.token) == known.token else None


def _essence(entry: AccessToken) -> tuple[str | None, ...]:
    return entry.token, entry.workspace, entry.project, entry.repository
