"""Keeps memory that is free from staying with a process; for Linux with glibc, elsewhere it does nothing.

https://sourceware.org/glibc/manual/latest/html_node/Malloc-Tunable-Parameters.html
"""

import ctypes
import sys

M_ARENA_MAX = -8
FEW_ARENAS = 2  # by default eight for each core: one after the other fills with what a large page leaves behind

_c: ctypes.CDLL | None = ctypes.CDLL(None) if sys.platform == "linux" else None


def use_few_arenas() -> None:
    """Have all threads, of this process and of its forks, take their memory from the same few places."""
    if _c is not None and hasattr(_c, "mallopt"):
        _c.mallopt(M_ARENA_MAX, FEW_ARENAS)


def give_back() -> None:
    """Return to the system what is free; takes some milliseconds where much is."""
    if _c is not None and hasattr(_c, "malloc_trim"):
        _c.malloc_trim(0)
