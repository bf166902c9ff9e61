"""The example framework of the documentation, to break in every way or to score with."""

import shutil
from datetime import date
from pathlib import Path

from quality_framework import (
    Framework,
    FrameworkError,
    Judgement,
    Level,
    Verification,
    check_framework,
    load_framework,
)

EXAMPLE = Path(__file__).parents[3] / "docs" / "example-framework"
TODAY = date(2026, 11, 23)
ALL_KINDS = frozenset(Verification)


class Folder:
    """A copy of the example framework that a test may change."""

    def __init__(self, path: Path) -> None:
        self.path = path / "framework"
        shutil.copytree(EXAMPLE, self.path)

    def file(self, name: str) -> Path:
        return self.path / (name if name == "framework.yaml" else f"themes/{name}.yaml")

    def change(self, name: str, old: str, new: str, *, every: bool = False) -> "Folder":
        text = self.file(name).read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {name}"
        self.file(name).write_text(text.replace(old, new, -1 if every else 1), encoding="utf-8")
        return self

    def line_of(self, name: str, words: str) -> int:
        lines = self.file(name).read_text(encoding="utf-8").splitlines()
        return next(number for number, line in enumerate(lines, start=1) if words in line)

    def errors(self) -> tuple[FrameworkError, ...]:
        return check_framework(self.path).errors

    def load(self) -> Framework:
        return load_framework(self.path)


def judged(indicator: str, level: Level, **more) -> Judgement:
    return Judgement(indicator, level, verified_by=more.pop("verified_by", ALL_KINDS), **more)


def all_met(framework: Framework, **levels: Level) -> list[Judgement]:
    """Every indicator met, but those named by the last part of their id (`lockable_room`) as said."""
    return [
        judged(indicator.id, levels.get(indicator.id.rsplit(".", 1)[1].replace("-", "_"), Level.MET))
        for indicator in framework.indicators()
    ]
