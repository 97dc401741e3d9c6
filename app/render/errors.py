"""The closed set of errors of rendering; bad content is never one of them, but a result with a notice."""

from typing import Literal


class RenderError(Exception):
    """Nothing could be rendered."""


class Busy(RenderError):
    """Every child was at work for as long as anybody may wait."""


class ChildFailed(RenderError):
    """A child missed its deadline, or ended or answered nonsense; it has been ended."""

    def __init__(self, reason: Literal["deadline", "crash"]) -> None:
        super().__init__(reason)
        self.reason = reason
