"""Folder of YAML → Framework. Refused whole, with every error at once, each with file and line."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from quality_framework.checks import find_faults
from quality_framework.faults import Fault, Severity
from quality_framework.model import Framework
from quality_framework.salvage import Salvage, list_at, place_of, was_cut
from quality_framework.yaml_tree import FrameworkError, YamlList, YamlMapping, read_yaml

_MOST_REPAIRS = 12
_FILE = "framework.yaml"
_SENTENCES = {
    "missing": "is missing",
    "extra_forbidden": "is not a key of the framework document",
    "string_type": "must be text; put a number or a word such as true between quotes",
    "bool_type": "must be true or false",
    "int_type": "must be a whole number",
    "model_type": "must be a mapping of keys",
    "model_attributes_type": "must be a mapping of keys",
    "mapping_type": "must be a mapping of keys",
    "dict_type": "must be a mapping of keys",
    "tuple_type": "must be a list",
    "too_short": "needs at least one item",
    "string_pattern_mismatch": "is not written as it must be here (an id: lower case, digits, hyphens, dots)",
}


class FrameworkErrors(ValueError):  # noqa: N818 - it carries many errors
    """A framework that is refused; `errors` holds everything that is wrong with it, in order of file and
    line.
    """

    def __init__(self, errors: Sequence[FrameworkError]) -> None:
        self.errors = sorted(set(errors))
        super().__init__("\n".join(str(error) for error in self.errors))


@dataclass(frozen=True)
class CheckReport:
    """What a check of a folder found; `framework` is None when there are errors."""

    framework: Framework | None
    errors: tuple[FrameworkError, ...]
    warnings: tuple[FrameworkError, ...]
    open_values: tuple[FrameworkError, ...]


def load_framework(path: Path | str) -> Framework:
    """The framework in this folder; raises FrameworkErrors when anything is wrong with it."""
    report = check_framework(path)
    if report.framework is None:
        raise FrameworkErrors(report.errors)
    return report.framework


def check_framework(path: Path | str) -> CheckReport:
    """Read and check the folder with `framework.yaml` and `themes/`; nothing is raised for its content."""
    document, errors = _read_folder(Path(path))
    if document is None:
        return _report(None, errors, ())
    framework, faults, more_errors = _examine(document)
    errors += more_errors
    return _report(None if errors else framework, errors, faults)


def _report(
    framework: Framework | None,
    errors: list[FrameworkError],
    faults: Sequence[tuple[Severity, FrameworkError]],
) -> CheckReport:
    found = {severity: {error for kind, error in faults if kind is severity} for severity in Severity}
    all_errors = tuple(sorted({*errors, *found[Severity.ERROR]}))
    return CheckReport(
        framework=None if all_errors else framework,
        errors=all_errors,
        warnings=tuple(sorted(found[Severity.WARNING])),
        open_values=tuple(sorted(found[Severity.OPEN])),
    )


def _read_folder(folder: Path) -> tuple[YamlMapping | None, list[FrameworkError]]:
    """The head with its themes in place, as far as they could be read, and the errors so far."""
    head, errors = read_yaml(folder / _FILE, _FILE)
    if not isinstance(head, YamlMapping):
        if head is not None:
            errors.append(FrameworkError(_FILE, 1, "", "must be a mapping of keys"))
        return None, errors
    names = head.get("themes")
    themes = YamlList(_FILE, head.key_lines.get("themes", 1))
    listed: set[str] = set()
    for position, name in enumerate(names if isinstance(names, YamlList) else ()):
        assert isinstance(names, YamlList)
        line = names.item_lines[position]
        if not isinstance(name, str) or Path(name).name != name or name.startswith("."):
            errors.append(FrameworkError(_FILE, line, f"themes[{position}]", "must be the id of a theme"))
        elif name in listed:
            errors.append(FrameworkError(_FILE, line, f"themes[{name}]", f"theme {name} is listed twice"))
        else:
            listed.add(name)
            theme, theme_errors = _read_theme(folder, name, line)
            errors += theme_errors
            if theme is not None:
                themes.append(theme)
                themes.item_lines.append(line)
    errors += [
        FrameworkError(f"themes/{stray.name}", 1, "", "is not listed under themes in framework.yaml")
        for stray in sorted((folder / "themes").glob("*.yaml"))
        if stray.stem not in listed
    ]
    if isinstance(names, YamlList):
        themes.was_cut = len(themes) < len(names)
        head["themes"] = themes
    return head, errors


def _read_theme(folder: Path, name: str, line: int) -> tuple[YamlMapping | None, list[FrameworkError]]:
    file = f"themes/{name}.yaml"
    path = folder / "themes" / f"{name}.yaml"
    if not path.is_file():
        return None, [FrameworkError(_FILE, line, f"themes[{name}]", f"there is no file {file}")]
    theme, errors = read_yaml(path, file)
    if not isinstance(theme, YamlMapping):
        if theme is not None:
            errors.append(FrameworkError(file, 1, "", "must be a mapping of keys"))
        return None, errors
    if isinstance(theme.get("id"), str) and theme["id"] != name:
        errors.append(
            FrameworkError(file, theme.key_lines["id"], "id", f"the theme in this file must be {name}")
        )
    return theme, errors


def _examine(
    document: YamlMapping,
) -> tuple[Framework | None, list[tuple[Severity, FrameworkError]], list[FrameworkError]]:
    """Validate, repair what is broken and go on, until the rest can be checked as well."""
    languages = document.get("languages")
    given = languages if isinstance(languages, list) else []
    spoken = [word for word in given if isinstance(word, str) and word.isalpha() and word.islower()]
    salvage = Salvage(document, spoken or ["nl", "en"])
    errors: list[FrameworkError] = []
    for _ in range(_MOST_REPAIRS):
        try:
            framework = Framework.model_validate(document)
        except ValidationError as failure:
            details = failure.errors(include_url=False, include_input=False)
            # a list with items is too short only because none could be read: they have their own errors
            details = [d for d in details if d["type"] != "too_short" or not list_at(document, d["loc"])]
            errors += [_as_error(document, d) for d in details if not was_cut(document, d["loc"])]
            if not salvage.repair((d["loc"], d["type"] == "extra_forbidden") for d in details):
                break
        else:
            # a measure whose thresholds could not be read has none left, and that is no news
            faults = [
                fault
                for fault in find_faults(framework, salvage.known)
                if not was_cut(document, (*fault.path, "values"))
            ]
            return framework, [_placed(document, fault) for fault in faults], errors
    return None, [], errors


def _as_error(document: YamlMapping, detail: ErrorDetails) -> FrameworkError:
    place = place_of(document, detail["loc"])
    message = _SENTENCES.get(detail["type"]) or detail["msg"].removeprefix("Value error, ").replace(
        "Input should be", "must be"
    )
    return FrameworkError(place.file, place.line, place.path, message)


def _placed(document: YamlMapping, fault: Fault) -> tuple[Severity, FrameworkError]:
    place = place_of(document, fault.path)
    return fault.severity, FrameworkError(place.file, place.line, place.path, fault.message)


def framework_from_canonical_json(text: str) -> Framework:
    """The framework from its canonical JSON, numbers exact; raises FrameworkErrors when it is not one."""
    file = "canonical JSON"
    try:
        framework = Framework.model_validate(json.loads(text, parse_float=Decimal))
    except ValidationError as failure:
        details = failure.errors(include_url=False, include_input=False)
        raise FrameworkErrors(
            [FrameworkError(file, 1, ".".join(map(str, d["loc"])), d["msg"]) for d in details]
        ) from None
    except ValueError as failure:
        raise FrameworkErrors([FrameworkError(file, 1, "", str(failure))]) from None
    wrong = [fault for fault in find_faults(framework) if fault.severity is Severity.ERROR]
    if wrong:
        raise FrameworkErrors(
            [FrameworkError(file, 1, ".".join(map(str, fault.path)), fault.message) for fault in wrong]
        )
    return framework


def shipped_framework_path(framework_id: str) -> Path:
    """The folder of a framework that comes with this package; raises KeyError for an id it does not have."""
    folder = Path(__file__).parent / "frameworks" / framework_id
    if Path(framework_id).name != framework_id or not (folder / _FILE).is_file():
        raise KeyError(framework_id)
    return folder
