"""What another process of the same user can read of one that hides its memory."""

import os
import subprocess
import sys

import pytest

# Changing the user hides a process as well, so that it must be made visible again first.
HIDING = """
import ctypes, os, sys
from app.kit.private_memory import hide
if os.getuid() == 0:
    os.setuid(65534)
ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)
if sys.argv[1] == "hides":
    hide()
print("ready", flush=True)
sys.stdin.read()
"""
READING = """
import os, sys
if os.getuid() == 0:
    os.setuid(65534)
try:
    print("found" if b"sesame" in open(f"/proc/{sys.argv[1]}/environ", "rb").read() else "empty")
except PermissionError:
    print("refused")
"""


@pytest.mark.parametrize(("does", "finds"), [("shows", "found"), ("hides", "refused")])
def test_the_environment_of_a_process(does: str, finds: str) -> None:
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": os.getcwd(), "SECRET": "sesame-1"}
    with subprocess.Popen(
        [sys.executable, "-c", HIDING, does], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as hidden:
        assert hidden.stdin
        assert hidden.stdout
        assert hidden.stdout.readline() == "ready\n"
        reader = subprocess.run(
            [sys.executable, "-c", READING, str(hidden.pid)], capture_output=True, text=True, check=True
        )
        hidden.stdin.close()
    assert reader.stdout.strip() == finds
