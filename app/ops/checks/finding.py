"""What a check found."""

from dataclasses import dataclass
from typing import Literal

Status = Literal["ok", "warning", "problem", "not checked"]


@dataclass(frozen=True)
class Finding:
    """One line: what it is about and how it is; `remedy` says what helps. Only a problem is a failure."""

    status: Status
    about: str
    what: str
    remedy: str = ""

    @property
    def line(self) -> str:
        """The finding as it is printed."""
        return f"{self.status:<12} {self.about}: {self.what}" + (f" Remedy: {self.remedy}" if self.remedy else "")
