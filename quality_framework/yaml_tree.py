"""Reads one YAML file into plain values that still know their line; says everything that is wrong with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import yaml
from yaml.cyaml import CSafeLoader
from yaml.events import CollectionEndEvent, CollectionStartEvent
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

MOST_VALUES = 400_000
"""More values than this, aliases written out, is not a framework but an attempt to fill the memory."""

MOST_LEVELS = 60
"""Parts inside parts deeper than this are no framework either; reading them would exhaust the stack."""

_TOO_DEEP = f"nests parts more than {MOST_LEVELS} levels deep"

_TAG = "tag:yaml.org,2002:"


class YamlMapping(dict[str, object]):
    """A mapping that knows its file and the lines of its keys."""

    def __init__(self, file: str, line: int) -> None:
        super().__init__()
        self.file = file
        self.line = line
        self.key_lines: dict[str, int] = {}


class YamlList(list[object]):
    """A list that knows its file, the lines of its items, and whether items were left out of it."""

    def __init__(self, file: str, line: int) -> None:
        super().__init__()
        self.file = file
        self.line = line
        self.item_lines: list[int] = []
        self.was_cut = False


@dataclass(frozen=True, order=True)
class FrameworkError:
    """One thing that is wrong: the file in the folder, the line (from 1), where in the document, and what."""

    file: str
    line: int
    path: str
    message: str

    def __str__(self) -> str:
        where = f" {self.path}:" if self.path else ""
        return f"{self.file}:{self.line}:{where} {self.message}"


class _Reader(CSafeLoader):
    """Only numbers, true, false and null are more than text: no `yes`, no octal, no dates, no merge keys."""


_Reader.yaml_implicit_resolvers = {}
_Reader.add_implicit_resolver(_TAG + "null", re.compile(r"(?:~|null|)$"), ["~", "n", ""])
_Reader.add_implicit_resolver(_TAG + "bool", re.compile(r"(?:true|false)$"), ["t", "f"])
_Reader.add_implicit_resolver(_TAG + "int", re.compile(r"[-+]?[0-9]{1,18}$"), list("-+0123456789"))
_Reader.add_implicit_resolver(
    _TAG + "float", re.compile(r"[-+]?[0-9]{1,18}\.[0-9]{1,18}$"), list("-+0123456789")
)


def read_yaml(path: Path, file: str) -> tuple[object, list[FrameworkError]]:
    """The values of the file and what is wrong with it; None where nothing could be read.

    `file` is the name under which errors speak of it. Numbers with a point come as Decimal, exactly as
    written.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as failure:
        return None, [FrameworkError(file, 1, "", f"cannot be read: {failure.strerror or failure}")]
    except UnicodeDecodeError as failure:
        line = failure.object[: failure.start].count(b"\n") + 1
        return None, [FrameworkError(file, line, "", "is not UTF-8 text")]
    node = _compose(text, file)
    if isinstance(node, FrameworkError):
        return None, [node]
    conversion = _Conversion(file)
    value = conversion.value_of(node, "")
    return value, conversion.errors


def _compose(text: str, file: str) -> Node | FrameworkError:
    try:
        line = _line_that_lies_too_deep(text)
        node = _Reader(text).get_single_node() if line is None else None
    except yaml.MarkedYAMLError as failure:
        mark = failure.problem_mark or failure.context_mark
        message = f"is not YAML: {failure.problem or failure.context}"
        return FrameworkError(file, mark.line + 1 if mark else 1, "", message)
    except yaml.reader.ReaderError as failure:
        return FrameworkError(
            file, text[: failure.position].count("\n") + 1, "", f"is not YAML: {failure.reason}"
        )
    if node is None:
        return FrameworkError(file, line or 1, "", "is empty" if line is None else _TOO_DEEP)
    return node


def _line_that_lies_too_deep(text: str) -> int | None:
    depth, line = 0, 1
    for event in yaml.parse(text, _Reader):
        line = event.start_mark.line + 1 if event.start_mark else line
        if isinstance(event, CollectionStartEvent):
            depth += 1
            if depth > MOST_LEVELS:
                return line
        elif isinstance(event, CollectionEndEvent):
            depth -= 1
    return None


class _Conversion:
    def __init__(self, file: str) -> None:
        self.file = file
        self.errors: list[FrameworkError] = []
        self.above: list[Node] = []
        self.count = 0

    def fault(self, node: Node, path: str, message: str) -> None:
        self.errors.append(FrameworkError(self.file, node.start_mark.line + 1, path, message))

    def value_of(self, node: Node, path: str) -> object:
        self.count += 1
        if self.count > MOST_VALUES:
            if self.count == MOST_VALUES + 1:
                self.fault(node, path, "the document is too large once its aliases are written out")
            return None
        if any(node is parent for parent in self.above):
            self.fault(node, path, "is circular: this part contains itself")
            return None
        if isinstance(node, ScalarNode):
            return self.scalar(node, path)
        if len(self.above) == MOST_LEVELS:
            self.fault(node, path, _TOO_DEEP)
            return None
        self.above.append(node)
        value = self.mapping(node, path) if isinstance(node, MappingNode) else self.sequence(node, path)
        self.above.pop()
        return value

    def scalar(self, node: ScalarNode, path: str) -> object:
        text = node.value
        match node.tag.removeprefix(_TAG):
            case "str":
                return text
            case "null":
                return None
            case "bool":
                return text == "true"
            case "int":
                return int(text)
            case "float":
                return Decimal(text)
        self.fault(node, path, f"the tag {node.tag} has no place in a framework")
        return None

    def mapping(self, node: MappingNode, path: str) -> YamlMapping:
        if node.tag != _TAG + "map":
            self.fault(node, path, f"the tag {node.tag} has no place in a framework")
        mapping = YamlMapping(self.file, node.start_mark.line + 1)
        for key_node, value_node in node.value:
            if not isinstance(key_node, ScalarNode):
                self.fault(key_node, path, "a key must be a single word")
                continue
            key = key_node.value
            if key in mapping:
                self.fault(key_node, _below(path, key), f"the key {key} is given twice")
                continue
            mapping[key] = self.value_of(value_node, _below(path, key))
            mapping.key_lines[key] = key_node.start_mark.line + 1
        return mapping

    def sequence(self, node: Node, path: str) -> YamlList:
        if node.tag != _TAG + "seq":
            self.fault(node, path, f"the tag {node.tag} has no place in a framework")
        assert isinstance(node, SequenceNode)
        values = YamlList(self.file, node.start_mark.line + 1)
        for position, item in enumerate(node.value):
            values.append(self.value_of(item, f"{path}[{position}]"))
            values.item_lines.append(item.start_mark.line + 1)
        return values


def _below(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key
