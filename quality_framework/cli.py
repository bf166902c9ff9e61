"""The subcommands of `python -m quality_framework`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from quality_framework.loader import check_framework


def main(argv: Sequence[str] | None = None) -> int:
    """Run one subcommand; 0 when all is well, 1 when the framework or the input is refused."""
    parser = argparse.ArgumentParser(prog="python -m quality_framework")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="say everything that is wrong with a framework folder")
    check.add_argument("path")
    arguments = parser.parse_args(argv)
    return _check(arguments)


def _check(arguments: argparse.Namespace) -> int:
    report = check_framework(arguments.path)
    for word, faults in (
        ("error", report.errors),
        ("warning", report.warnings),
        ("open", report.open_values),
    ):
        for fault in faults:
            sys.stdout.write(f"{word}: {fault}\n")
    sys.stdout.write(
        f"{len(report.errors)} errors, {len(report.warnings)} warnings, {len(report.open_values)} open values\n"
    )
    return 1 if report.errors else 0
