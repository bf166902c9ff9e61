"""Puts the compiled translations into the wheel."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).parent))

from app.catalogues import compile_catalogues


class CustomBuildHook(BuildHookInterface[Any]):
    """Compiles every .po before the files of the wheel are gathered."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 (the hook's own shape)
        """Called by hatchling before each build."""
        compile_catalogues(Path(self.root) / "translations")
