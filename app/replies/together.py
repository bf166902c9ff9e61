"""What was put to the parties norm by norm, those of one finding together."""

from collections.abc import Iterable, Mapping
from typing import Protocol, TypeVar

from app.assessments.models import Finding


class AboutOneNorm(Protocol):
    """Whatever is about one norm."""

    @property
    def indicator(self) -> str:
        """The norm."""


Row = TypeVar("Row", bound=AboutOneNorm)


def together(put: Iterable[Row], findings: Mapping[str, Finding]) -> list[Row]:
    """The same rows, those of one finding after each other, at the place of the first of them."""
    groups: dict[object, list[Row]] = {}
    for row in put:
        finding = findings.get(row.indicator)
        groups.setdefault(finding.id if finding is not None else row.indicator, []).append(row)
    return [row for group in groups.values() for row in group]
