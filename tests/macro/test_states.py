"""What readers are told when nothing can be shown: the state, a button where it helps, and not more than that."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.bitbucket.auth.base import PUBLIC, Credential
from app.bitbucket.auth.settings import Settings
from app.bitbucket.errors import BitbucketError, LacksScope, NoAccess, RateLimited, Refused, Unavailable
from app.macro.attempts import Denied
from app.macro.reader import Reader
from app.macro.states import state_of
from app.macro.view import State
from tests.bitbucket.test_strategies import access, access_token, connection, held

LACK = LacksScope(required=("pullrequest",), granted=("repository",))
NOBODY = Settings(method="access-token")


def person(*, connected: bool = False, can_connect: bool = True) -> Reader:
    return Reader("s", "mia", held(Settings(), connection() if connected else None), can_connect)


def visitor() -> Reader:
    return Reader("s", None, held(Settings()), True)


def shared(account: str | None = "mia", *, visitors: bool = False, settings: Settings | None = None) -> Reader:
    chosen = settings or access().settings
    return Reader("s", account, held(replace(chosen, visitors=visitors)), True)


def denied(*refusals: tuple[Callable[[], Credential], BitbucketError]) -> Denied:
    return Denied([*((make(), error) for make, error in refusals), (PUBLIC, NoAccess())])


def own() -> Credential:
    return Credential("user-s-1-a", content_key=b"k")


def token() -> Credential:
    return Credential("access-s-1-a", is_shared=True, content_key=b"k")


TABLE: list[tuple[str, Denied | BitbucketError, Reader, State, bool]] = [
    ("nobody has signed in", denied(), person(), "sign-in", True),
    ("a visitor", denied(), visitor(), "sign-in", False),
    ("nobody can sign in here", denied(), person(can_connect=False), "no-access", False),
    ("own account may not", denied((own, NoAccess())), person(connected=True), "no-access", False),
    ("own connection has ended", denied((own, Refused())), person(connected=True), "sign-in", True),
    ("own connection lacks a permission", denied((own, LACK)), person(connected=True), "sign-in", True),
    ("no token covers it", denied((token, NoAccess())), shared(), "no-access", False),
    ("no token is meant for it", denied(), shared(), "no-access", False),
    ("a token is refused", denied((token, NoAccess()), (token, Refused())), shared(), "misconfigured", False),
    ("a token lacks a permission", denied((token, LACK)), shared(), "misconfigured", False),
    ("there is no token", denied(), shared(settings=NOBODY), "misconfigured", False),
    ("a visitor who may not", denied(), shared(None), "no-access", False),
    ("a visitor who may", denied((token, Refused())), shared(None, visitors=True), "misconfigured", False),
    ("the limit is used up", RateLimited(600), person(), "rate-limited", True),
    ("the limit is used up, signed in", RateLimited(600), person(connected=True), "rate-limited", False),
    ("the limit is used up, shared", RateLimited(600), shared(), "rate-limited", False),
    ("the limit is used up, for a visitor", RateLimited(600), visitor(), "rate-limited", False),
    ("Bitbucket is away", Unavailable("x"), person(), "unavailable", False),
]


@pytest.mark.parametrize(
    ("error", "reader", "state", "has_button"), [row[1:] for row in TABLE], ids=[r[0] for r in TABLE]
)
def test_the_state_and_its_button(
    error: Denied | BitbucketError, reader: Reader, state: State, has_button: bool
) -> None:
    found, message = state_of(error, reader)
    assert (found, message.action == "sign-in") == (state, has_button)
    assert message.headline
    assert message.text.endswith((".", "here."))


def test_readers_are_not_told_what_is_wrong_with_a_token() -> None:
    for error in (Refused(), LACK):
        _, message = state_of(denied((token, error)), shared())
        assert not {"token", "401", "403", "pullrequest", "expired"} & set(f"{message}".lower().split())
        assert "administrator" in message.text


def test_a_lacking_permission_is_not_told_as_if_nothing_could_be_read() -> None:
    lacks, refused = (state_of(denied((token, error)), shared())[1].headline for error in (LACK, Refused()))
    both = state_of(denied((token, LACK), (token, Refused())), shared())[1].headline
    assert lacks != refused == both


def test_people_are_told_which_permission_their_connection_lacks() -> None:
    _, message = state_of(denied((own, LACK)), person(connected=True))
    assert "pullrequest" in message.text


def test_a_private_repository_and_a_missing_one_sound_the_same() -> None:
    entry = access_token("acme", None, "other")
    settings = Settings(method="access-token", access_tokens=(entry,))
    assert state_of(denied((token, NoAccess())), shared(settings=settings)) == state_of(
        denied(), shared(settings=settings)
    )
