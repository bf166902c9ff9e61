"""The pages of a list: every list of the portal is shown a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import GenerativeSelect

PAGE_SIZE = 25

Line = TypeVar("Line")
Query = TypeVar("Query", bound=GenerativeSelect)


@dataclass(frozen=True, kw_only=True)
class Paged:
    """A page of a list: how many lines the whole list has, and which page this is, counted from 1."""

    total: int
    page: int

    @property
    def pages(self) -> int:
        """How many pages there are; at least one."""
        return number_of_pages(self.total)


def number_of_pages(total: int) -> int:
    """How many pages a list of `total` lines takes; an empty list takes one."""
    return max(1, -(-total // PAGE_SIZE))


def page_within(page: int, total: int) -> int:
    """The page asked for, or the nearest that a list of `total` lines has."""
    return min(max(page, 1), number_of_pages(total))


def lines_before(page: int) -> int:
    """How many lines of the list come before this page."""
    return (page - 1) * PAGE_SIZE


def part_on_page(lines: Sequence[Line], page: int) -> Sequence[Line]:
    """Only the lines that stand on this page of the list."""
    return lines[lines_before(page) : page * PAGE_SIZE]


def on_page(query: Query, page: int) -> Query:
    """Only what stands on this page of what the query finds, in its order."""
    return query.offset(lines_before(page)).limit(PAGE_SIZE)
