"""The vault: rotation, owners, and no key in any message."""

import base64

import pytest

from app.kit.vault import BadKey, CannotOpen, Vault

OLD = base64.urlsafe_b64encode(b"o" * 32).decode()
NEW = base64.urlsafe_b64encode(b"n" * 32).decode()


def test_a_secret_comes_back_for_its_owner() -> None:
    vault = Vault([OLD])
    assert vault.open("site-1", vault.seal("site-1", b"s3cret \x00 \xff")) == b"s3cret \x00 \xff"


def test_the_sealed_text_shows_neither_secret_nor_owner() -> None:
    sealed = Vault([OLD]).seal("site-1", b"s3cret")
    content = base64.urlsafe_b64decode(sealed)
    assert b"s3cret" not in content
    assert b"site-1" not in content


@pytest.mark.parametrize("other", ["site-2", "", "site-1x", "site-"])
def test_another_owner_cannot_open_it(other: str) -> None:
    vault = Vault([OLD])
    with pytest.raises(CannotOpen):
        vault.open(other, vault.seal("site-1", b"x"))


def test_a_secret_that_continues_the_owner_is_not_confused_with_it() -> None:
    vault = Vault([OLD])
    with pytest.raises(CannotOpen):
        vault.open("ab", vault.seal("a", b"b"))


def test_a_new_key_in_front_seals_and_the_old_one_still_opens() -> None:
    before = Vault([OLD]).seal("a", b"old")
    both = Vault([NEW, OLD])
    assert both.open("a", before) == b"old"
    assert Vault([NEW]).open("a", both.seal("a", b"new")) == b"new"


def test_a_key_that_was_taken_away_opens_nothing() -> None:
    with pytest.raises(CannotOpen):
        Vault([NEW]).open("a", Vault([OLD]).seal("a", b"old"))


@pytest.mark.parametrize("damaged", ["", "x", "é", "gAAAAA==", "\ud800"])
def test_a_damaged_text_cannot_be_opened(damaged: str) -> None:
    with pytest.raises(CannotOpen):
        Vault([OLD]).open("a", damaged)


def test_a_changed_character_is_noticed() -> None:
    vault = Vault([OLD])
    sealed = vault.seal("a", b"x" * 40)
    changed = sealed[:60] + ("A" if sealed[60] != "A" else "B") + sealed[61:]
    with pytest.raises(CannotOpen):
        vault.open("a", changed)


@pytest.mark.parametrize(
    "keys",
    [
        [],
        [""],
        ["short"],
        [OLD, "short"],
        [base64.urlsafe_b64encode(b"x" * 31).decode()],
        [base64.urlsafe_b64encode(b"x" * 33).decode()],
        [base64.b64encode(b"\xff" * 32).decode()],
        [f" {OLD}"],
        [f"{OLD}\n"],
    ],
)
def test_a_malformed_key_is_refused_without_being_told(keys: list[str]) -> None:
    with pytest.raises(BadKey) as refusal:
        Vault(keys)
    assert not any(key and key in str(refusal.value) for key in keys)


def test_padding_may_be_missing() -> None:
    assert Vault([OLD.rstrip("=")]).open("a", Vault([OLD]).seal("a", b"x")) == b"x"


def test_derived_keys_differ_by_purpose_and_by_key_and_stay_the_same() -> None:
    vault = Vault([NEW, OLD])
    tickets, assets = vault.derive("ticket"), vault.derive("asset")
    assert len({*tickets, *assets}) == 4
    assert all(len(key) == 32 for key in tickets + assets)
    assert tickets == (*Vault([NEW]).derive("ticket"), *Vault([OLD]).derive("ticket"))


def test_no_key_is_shown() -> None:
    vault = Vault([OLD])
    assert OLD not in repr(vault)
    assert repr(vault.derive("ticket")[0]) not in repr(vault)
