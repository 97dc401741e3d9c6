"""What a process remembers: for a while, and not without bound."""

import time

import time_machine

from app.atlassian.remembered import Remembered


def test_a_value_is_forgotten_when_its_time_is_over() -> None:
    remembered: Remembered[bool] = Remembered(size=4)
    start = time.time()
    with time_machine.travel(start, tick=False) as clock:
        remembered.put("a", False, ttl_seconds=60)
        clock.move_to(start + 59)
        assert remembered.get("a") is False
        clock.move_to(start + 60)
        assert remembered.get("a") is None


def test_nothing_is_remembered_longer_because_the_clock_was_put_back() -> None:
    remembered: Remembered[bool] = Remembered(size=4)
    with time_machine.travel(time.time(), tick=False) as clock:
        remembered.put("a", True, ttl_seconds=60)
        clock.shift(-3600)
        assert remembered.get("a") is None


def test_the_oldest_makes_room() -> None:
    remembered: Remembered[int] = Remembered(size=2)
    for key, value in (("a", 1), ("b", 2), ("a", 3), ("c", 4)):
        remembered.put(key, value, ttl_seconds=60)
    assert [remembered.get(key) for key in "abc"] == [3, None, 4]
