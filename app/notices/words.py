"""The lines of the inbox in the reader's language; each room adds those of its own kinds."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """How a kind reads (`%(number)s` is the number of the thing, or how many there are), and the page that
    shows it: an endpoint, the name of the argument that takes the thing, and what else stands in the address.
    A page that is about no single thing takes no argument.
    """

    words: str
    endpoint: str
    argument: str = ""
    more: tuple[tuple[str, str], ...] = ()


class Lines:
    """The lines of all rooms, by kind."""

    def __init__(self) -> None:
        self._lines: dict[str, Line] = {}

    def add(self, lines: Mapping[str, Line]) -> None:
        """Add the lines of a room; a kind has one."""
        for kind, line in lines.items():
            assert self._lines.get(kind, line) == line, f"two lines for {kind}"
            self._lines[kind] = line

    def of(self, kind: str) -> Line:
        """The line of this kind."""
        return self._lines[kind]

    def sentence(self, kind: str, number: str) -> str:
        """What happened, in the reader's language."""
        return str(self._lines[kind].words) % {"number": number}


lines = Lines()
