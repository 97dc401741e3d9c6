"""What was made of stored bytes, remembered for as long as the bytes are the same: one value per name."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Opened(Generic[Value]):
    """At most `size` names; the one that was asked for longest ago makes room for the next."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._values: OrderedDict[str, tuple[object, Value]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, name: str, stored: object, make: Callable[[], Value]) -> Value:
        """The value of these bytes; raises what `make` raises."""
        with self._lock:
            known = self._values.get(name)
            if known is not None and known[0] == stored:
                self._values.move_to_end(name)
                return known[1]
        value = make()
        with self._lock:
            self._values[name] = (stored, value)
            self._values.move_to_end(name)
            while len(self._values) > self._size:
                self._values.popitem(last=False)
        return value
