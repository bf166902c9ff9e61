"""The rule of a standard: a tree of `all_of` and `any_of` over its indicators."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, model_validator


def _kind_of_part(value: object) -> str | None:
    if isinstance(value, str):
        return "indicator"
    return "group" if isinstance(value, (dict, RuleGroup)) else None


RulePart = Annotated[
    Annotated[str, Tag("indicator")] | Annotated["RuleGroup", Tag("group")],
    Discriminator(
        _kind_of_part,
        custom_error_type="rule_part",
        custom_error_message="must be the id of an indicator, or a group all_of or any_of",
    ),
]
"""An indicator's id, or a nested group."""


class RuleGroup(BaseModel):
    """`all_of` its parts must be true, or `any_of` them is enough; exactly one of the two is given."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    all_of: Annotated[tuple[RulePart, ...], Field(min_length=1)] | None = None
    any_of: Annotated[tuple[RulePart, ...], Field(min_length=1)] | None = None

    @model_validator(mode="after")
    def _is_one_kind(self) -> Self:
        if (self.all_of is None) == (self.any_of is None):
            raise ValueError("a group is either all_of or any_of")
        return self

    @property
    def needs_all(self) -> bool:
        """True for `all_of`, False for `any_of`."""
        return self.all_of is not None

    @property
    def parts(self) -> tuple[str | RuleGroup, ...]:
        """The direct parts, in the order of the document."""
        return self.all_of or self.any_of or ()

    def leaves(self) -> Iterator[str]:
        """Every indicator id under this group, in the order of the document."""
        for part in self.parts:
            yield from leaves_of(part)


def leaves_of(part: str | RuleGroup) -> Iterator[str]:
    """Every indicator id under this part: the indicator itself, or the leaves of the group."""
    if isinstance(part, str):
        yield part
    else:
        yield from part.leaves()
