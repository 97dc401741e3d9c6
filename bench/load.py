"""Load from wrk, and what processes weigh."""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

CONNECTIONS = 16
UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0}


@dataclass(frozen=True)
class Load:
    """How many requests in all and per second, and latencies in milliseconds."""

    count: int
    per_second: float
    p50: float
    p99: float


def load(url: str, *, seconds: int, script: Path | None = None) -> Load:
    """16 connections for some seconds; raises RuntimeError if any answer is not a success.

    A `script` (Lua) may say what is asked for besides the address.
    """
    command = [
        "wrk", "-t2", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", "-H", "Accept-Encoding: gzip",
        *(["-s", str(script)] if script else []), url,
    ]  # fmt: skip
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in text or "Socket errors" in text:
        raise RuntimeError(text)
    return Load(
        count=int(_found(r"(\d+) requests in", text)[0]),
        per_second=float(_found(r"Requests/sec:\s+([\d.]+)", text)[0]),
        p50=_milliseconds(*_found(r"50%\s+([\d.]+)(us|ms|s)", text)),
        p99=_milliseconds(*_found(r"99%\s+([\d.]+)(us|ms|s)", text)),
    )


def _found(pattern: str, text: str) -> tuple[str, ...]:
    match = re.search(pattern, text)
    if match is None:
        raise RuntimeError(text)
    return match.groups()


def _milliseconds(number: str, unit: str) -> float:
    return float(number) * UNITS[unit]


def memory_megabytes(pids: list[int]) -> float:
    """What the processes use together; shared pages count once (proportional set size), who has ended not at all."""
    kilobytes = 0
    for pid in pids:
        try:
            rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
        except (FileNotFoundError, ProcessLookupError):
            continue
        kilobytes += int(_found(r"Pss:\s+(\d+)", rollup)[0])
    return kilobytes / 1024
