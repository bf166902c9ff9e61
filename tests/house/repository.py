"""The files of the project, as the house tests see them."""

import shutil
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_NOT_OURS = (".git", ".venv", "var", "node_modules", "build", "dist", "__pycache__")


@cache
def files() -> tuple[Path, ...]:
    """Every file that is, or would be, committed; relative to the root."""
    if (ROOT / ".git").exists() and shutil.which("git"):
        command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
        listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
        names = [Path(name) for name in listed.split("\0") if name]
    else:
        names = [path.relative_to(ROOT) for path in ROOT.rglob("*")]
        names = [name for name in names if not set(name.parts) & set(_NOT_OURS) and name.suffix != ".mo"]
    return tuple(sorted(name for name in names if (ROOT / name).is_file()))


@cache
def text_of(name: Path) -> str:
    """The text of a file; nothing for a picture, a font or another binary."""
    content = (ROOT / name).read_bytes()
    return "" if b"\0" in content[:8192] else content.decode("utf-8", errors="replace")


def is_vendored(name: Path) -> bool:
    """True for what others made and we carry along unchanged."""
    return "vendor" in name.parts
