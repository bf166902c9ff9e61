"""Writes THIRD-PARTY-LICENSES.md: what we install to run, and what we carry along, each with its licence.

Run it through `./dev licences`; it reads requirements.txt and what is installed, so nothing is guessed.
"""

import re
import sys
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "THIRD-PARTY-LICENSES.md"
_LICENCE_FILE = re.compile(r"(.*[-_])?(licen[cs]e|ofl|copying|notice)(\.txt|\.md)?", re.IGNORECASE)
_LONGEST_NAME = 60


def main() -> None:
    """Write the list; fail when a package does not say its licence."""
    lock = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    rows, silent = [], []
    for name in re.findall(r"^([a-z0-9._-]+)(?:\[[a-z,]+\])?==", lock, re.MULTILINE):
        try:
            package = distribution(name)
        except PackageNotFoundError:
            # For another system or another Python.
            continue
        licence = licence_of(package)
        rows.append(f"| {name} | {package.version} | {licence} |")
        if not licence:
            silent.append(name)
    carried = sorted(
        path.relative_to(ROOT)
        for path in ROOT.glob("[a-z]*/**/*")
        if path.is_file()
        and _LICENCE_FILE.fullmatch(path.name)
        and not {"var", "node_modules", "templates"} & set(path.parts)
    )
    TARGET.write_text(
        "\n".join(
            [
                "# Licences of others",
                "",
                "Opvangkompas itself has the EUPL-1.2 (LICENSE). This list is made by `./dev licences`.",
                "",
                "## Installed to run it",
                "",
                "The text of each licence is installed with the package.",
                "",
                "| Package | Version | Licence |",
                "|---|---|---|",
                *rows,
                "",
                "## Carried along in this repository",
                "",
                "Each with the text of its licence beside it:",
                "",
                *(f"- `{path.parent}`: {path.name}" for path in carried),
                "",
            ]
        ),
        encoding="utf-8",
    )
    if silent:
        sys.exit(f"No licence was found for: {', '.join(silent)}")


def licence_of(package: Distribution) -> str:
    """The licence a package says it has: an expression, else its classifiers, else its own words."""
    about = package.metadata.json
    if "license_expression" in about:
        return str(about["license_expression"])
    classes = [line for line in about.get("classifier", []) if line.startswith("License :: OSI")]
    if classes:
        return ", ".join(line.rsplit(" :: ", 1)[1] for line in classes)
    words = str(about.get("license", "")).strip().splitlines()
    return words[0] if words and len(words[0]) < _LONGEST_NAME else ""


if __name__ == "__main__":
    main()
