"""Keeps other processes of the same user from reading this one's memory and environment, where the secrets are.

The processes that render run as the same user, and read hostile files with code in languages that are not safe.
"""

import ctypes
import sys

PR_SET_DUMPABLE = 4  # https://man7.org/linux/man-pages/man2/PR_SET_DUMPABLE.2const.html


def hide() -> None:
    """Make /proc/PID/environ and /proc/PID/mem of this process root's; nothing on other systems than Linux.

    A new program starts without it, a fork keeps it. It does not hold against processes of root.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
