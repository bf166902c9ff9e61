"""What a check finds: an error refuses the framework, a warning asks for a second look, open waits for a
value.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a fault weighs."""

    ERROR = "error"
    WARNING = "warning"
    OPEN = "open"


@dataclass(frozen=True)
class Fault:
    """One fault: a stable code, where in the document (keys and positions), and one English sentence."""

    severity: Severity
    code: str
    path: tuple[str | int, ...]
    message: str
