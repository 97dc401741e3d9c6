"""The soak can fail: what its readers must not be shown is noticed."""

import pytest

from bench.soak.includes import INCLUDES, PEOPLE, Include, Person, fault_of

PUBLIC, PRIVATE = INCLUDES[0], next(include for include in INCLUDES if include.repository == "private")
MEMBER = next(person for person in PEOPLE if person.sees == {"private"})
STRANGER = next(person for person in PEOPLE if not person.sees)


@pytest.mark.parametrize(
    ("person", "include", "state", "text", "is_calm", "is_wrong"),
    [
        (MEMBER, PRIVATE, "ok", PRIVATE.words, True, False),
        (MEMBER, PRIVATE, "stale", PRIVATE.words, False, False),
        (MEMBER, PRIVATE, "ok", "", False, True),
        (MEMBER, PRIVATE, "no-access", "", False, True),
        (MEMBER, PRIVATE, "unavailable", "", False, False),
        (MEMBER, PRIVATE, "unavailable", "", True, True),
        (MEMBER, PUBLIC, "not-found", "", False, True),
        (MEMBER, PUBLIC, "ok", f"{PUBLIC.words} Only for members of acme/vault.", False, True),
        (STRANGER, PRIVATE, "sign-in", "", True, False),
        (STRANGER, PRIVATE, "unavailable", "", False, False),
        (STRANGER, PRIVATE, "not-found", "", False, True),
        (STRANGER, PRIVATE, "not-found", "", True, True),
        (STRANGER, PRIVATE, "ok", "", False, True),
        (STRANGER, PRIVATE, "sign-in", PRIVATE.words, False, True),
        (STRANGER, PUBLIC, "ok", f"{PUBLIC.words} Plan the next quarter", False, True),
        (STRANGER, PUBLIC, "", PUBLIC.words, False, True),
        (STRANGER, PUBLIC, "ok", f"{PUBLIC.words} sesame", False, True),
    ],
)
def test_what_is_wrong_is_noticed(
    person: Person, include: Include, state: str, text: str, is_calm: bool, is_wrong: bool
) -> None:
    assert bool(fault_of(person, include, state, text, is_calm=is_calm)) == is_wrong
