"""What a module logs, whatever has configured logging before and keeps loggers as they were then."""

from collections.abc import Mapping, Sequence
from types import ModuleType
from typing import Any

import pytest
import structlog
from structlog.contextvars import merge_contextvars
from structlog.testing import LogCapture


def captured(monkeypatch: pytest.MonkeyPatch, module: ModuleType) -> Sequence[Mapping[str, Any]]:
    """The lines of the module's `log` from now on, as they come."""
    lines = LogCapture()
    logger = structlog.wrap_logger(
        structlog.PrintLogger(), processors=[merge_contextvars, lines], wrapper_class=structlog.BoundLogger
    )
    monkeypatch.setattr(module, "log", logger)
    return lines.entries
