"""Values remembered for as long as their bytes are the same."""

import pytest

from app.kit.opened import Opened


def test_it_is_made_once_for_the_same_bytes() -> None:
    made: list[bytes] = []
    opened: Opened[str] = Opened(size=2)

    def get(name: str, stored: bytes) -> str:
        def make() -> str:
            made.append(stored)
            return stored.decode()

        return opened.get(name, stored, make)

    assert [get("a", b"1"), get("a", b"1"), get("a", b"2"), get("b", b"2")] == ["1", "1", "2", "2"]
    assert made == [b"1", b"2", b"2"]
    get("a", b"2")
    get("c", b"3")  # b is the one that was asked for longest ago
    made.clear()
    assert [get("a", b"2"), get("b", b"2")] == ["2", "2"]
    assert made == [b"2"]


def test_one_name_holds_one_value() -> None:
    opened: Opened[bytes] = Opened(size=100)
    for number in range(1000):
        opened.get("a", str(number).encode(), lambda: b"x" * 1000)
    assert len(opened._values) == 1


def test_what_cannot_be_made_is_not_remembered() -> None:
    opened: Opened[str] = Opened(size=2)

    def fail() -> str:
        raise LookupError

    with pytest.raises(LookupError):
        opened.get("a", b"1", fail)
    assert opened.get("a", b"1", lambda: "fine") == "fine"
