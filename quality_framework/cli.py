"""The subcommands of `python -m quality_framework`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from quality_framework.comparison import changes_as_json, compare
from quality_framework.description import describe
from quality_framework.exact import read_iso_date
from quality_framework.explanation import explain
from quality_framework.facts import Facts
from quality_framework.facts_file import read_facts
from quality_framework.judgement import RefusedJudgement
from quality_framework.judgement_check import parse_judgements
from quality_framework.loader import check_framework, load_framework
from quality_framework.model import Framework
from quality_framework.schema import framework_schema_text
from quality_framework.scorecard import Scorecard
from quality_framework.scoring import score
from quality_framework.sentences import change_lines, describe_lines, explanation_lines, scorecard_lines

DONE, REFUSED, PARTLY_REFUSED = 0, 1, 3
"""Exit codes: all is well; refused; scored, but some judgements were refused. 2 is a wrong command line."""

_EXAMPLES = {
    "check": "python -m quality_framework check frameworks/nl-reception",
    "describe": "python -m quality_framework describe frameworks/nl-reception --json",
    "score": "python -m quality_framework score frameworks/nl-reception visit.json --profile short --json",
    "explain": "python -m quality_framework explain frameworks/nl-reception judgements.json rooms.space",
    "compare": "python -m quality_framework compare frameworks/nl-reception drafts/nl-reception --json",
    "export": "python -m quality_framework export frameworks/nl-reception > nl-reception.json",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one subcommand and give its exit code."""
    arguments = _parser().parse_args(argv)
    run: Callable[[argparse.Namespace], int] = arguments.run
    try:
        return run(arguments)
    except (ValueError, OSError) as failure:
        sys.stderr.write(f"{failure}\n")
        return REFUSED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m quality_framework", description="Check, describe, score, explain, compare and export."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Callable[[argparse.Namespace], int], purpose: str) -> argparse.ArgumentParser:
        added = commands.add_parser(
            name, help=purpose, description=purpose, epilog=f"example: {_EXAMPLES[name]}"
        )
        added.set_defaults(run=run)
        return added

    check = command("check", _check, "Say everything that is wrong with a framework folder.")
    check.add_argument("path", help="folder with framework.yaml and themes/")
    description = command("describe", _describe, "Count what is in a framework.")
    description.add_argument("path", help="folder with framework.yaml and themes/")
    description.add_argument("--json", action="store_true", help="print JSON")
    scoring = command("score", _score, "Score a list of judgements.")
    _add_visit(scoring)
    explanation = command("explain", _explain, "Say why a standard has its verdict and what would change it.")
    _add_visit(explanation)
    explanation.add_argument("standard", metavar="STANDARD_ID", help="id of a standard")
    comparison = command("compare", _compare, "Say what changed between two versions of a framework.")
    comparison.add_argument("old", help="folder of the old version")
    comparison.add_argument("new", help="folder of the new version")
    comparison.add_argument("--json", action="store_true", help="print JSON")
    export = command("export", _export, "Print the whole document as canonical JSON, or its JSON Schema.")
    export.add_argument("path", nargs="?", help="folder with framework.yaml and themes/")
    export.add_argument("--schema", action="store_true", help="print the JSON Schema of the document")
    return parser


def _add_visit(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", help="folder with framework.yaml and themes/")
    parser.add_argument("judgements", metavar="JUDGEMENTS.json", help="list of judgements")
    parser.add_argument("--profile", default="full", help="what the visit covers (default: full)")
    parser.add_argument("--facts", metavar="FACTS.json", help="kind, phase, groups, residents, acute_dangers")
    parser.add_argument("--on", metavar="DATE", help="day of judging, year-month-day (default: today)")
    parser.add_argument("--scope", metavar="IDS", help="themes, standards, indicators, with commas between")
    parser.add_argument("--json", action="store_true", help="print JSON")


def _check(arguments: argparse.Namespace) -> int:
    report = check_framework(arguments.path)
    kinds = (("error", report.errors), ("warning", report.warnings), ("open", report.open_values))
    _print(f"{kind}: {found}" for kind, faults in kinds for found in faults)
    _print(
        [
            ", ".join(f"{kind}s: {len(faults)}" for kind, faults in kinds[:2])
            + f", open: {len(report.open_values)}"
        ]
    )
    return REFUSED if report.errors else DONE


def _describe(arguments: argparse.Namespace) -> int:
    framework = load_framework(arguments.path)
    counts = describe(framework)
    if arguments.json:
        return _print_json(counts)
    return _print(describe_lines(counts, framework.title.in_language("en")))


def _score(arguments: argparse.Namespace) -> int:
    framework, scorecard, refused = _scored(arguments)
    if arguments.json:
        _print_json({**scorecard.to_json_dict(), "refused_judgements": [asdict(item) for item in refused]})
    else:
        _print(scorecard_lines(framework, scorecard))
    return PARTLY_REFUSED if refused else DONE


def _explain(arguments: argparse.Namespace) -> int:
    framework, scorecard, refused = _scored(arguments)
    if arguments.standard not in {standard.id for standard in framework.standards()}:
        raise ValueError(f"not a standard of this framework: {arguments.standard}")
    explanation = explain(framework, scorecard, arguments.standard)
    if arguments.json:
        _print_json(explanation.to_json_dict())
    else:
        _print(explanation_lines(framework, explanation))
    return PARTLY_REFUSED if refused else DONE


def _scored(arguments: argparse.Namespace) -> tuple[Framework, Scorecard, list[RefusedJudgement]]:
    framework = load_framework(arguments.path)
    facts = read_facts(framework, _read_json(arguments.facts)) if arguments.facts else Facts()
    items = _read_json(arguments.judgements)
    if not isinstance(items, list):
        raise ValueError(f"{arguments.judgements}: must be a list of judgements")  # noqa: TRY004 - input, not a bug
    accepted, refused = parse_judgements(framework, items)
    for item in refused:
        for problem in item.problems:
            sys.stderr.write(
                f"refused: item {item.position + 1} ({item.indicator}): {problem.code}: {problem.message}\n"
            )
    scope = None if arguments.scope is None else [part.strip() for part in arguments.scope.split(",")]
    scorecard = score(framework, arguments.profile, facts, _day(arguments.on), scope, accepted)
    return framework, scorecard, refused


def _day(written: str | None) -> date:
    if written is None:
        return datetime.now().astimezone().date()
    try:
        return read_iso_date(written)
    except ValueError as failure:
        raise ValueError(f"--on {written}: {failure}") from None


def _compare(arguments: argparse.Namespace) -> int:
    changes = compare(load_framework(arguments.old), load_framework(arguments.new))
    if arguments.json:
        return _print_json(changes_as_json(changes))
    return _print(change_lines(changes))


def _export(arguments: argparse.Namespace) -> int:
    if arguments.schema:
        sys.stdout.write(framework_schema_text())
        return DONE
    if arguments.path is None:
        raise ValueError("export needs the folder of a framework, or --schema")
    return _print([load_framework(arguments.path).to_canonical_json()])


def _read_json(path: str) -> object:
    try:
        return json.loads(Path(path).read_bytes().decode("utf-8-sig"), parse_float=Decimal)
    except ValueError as failure:
        raise ValueError(f"{path}: is not JSON: {failure}") from None


def _print(lines: Iterable[str]) -> int:
    for line in lines:
        sys.stdout.write(f"{line}\n")
    return DONE


def _print_json(values: object) -> int:
    return _print([json.dumps(values, ensure_ascii=False, indent=2)])
