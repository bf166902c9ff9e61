"""Compile the translations: the repository keeps the .po files, and the .mo files are made where used."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

TRANSLATIONS = Path(__file__).resolve().parent.parent / "translations"


def compile_catalogues(folder: Path = TRANSLATIONS) -> list[Path]:
    """Make a .mo beside every .po that is newer than it, and return the ones made."""
    made = []
    for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        with source.open("rb") as text:
            catalogue = read_po(text, locale=source.parts[-3], abort_invalid=True)
        with target.open("wb") as binary:
            write_mo(binary, catalogue)
        made.append(target)
    return made


if __name__ == "__main__":
    compile_catalogues()
