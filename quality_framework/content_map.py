"""Where every indicator comes from: the framework's sources as tables, for `docs/framework-content.md`."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence

from quality_framework.loader import load_framework
from quality_framework.model import (
    Framework,
    Indicator,
    IndicatorSource,
    LegalReference,
    Measure,
    MeasureValue,
    Standard,
)
from quality_framework.vocabulary import OnAppeal

_LANGUAGE = "en"
_ON_APPEAL = {
    OnAppeal.UPHELD: "upheld on appeal",
    OnAppeal.UPHELD_WITH_EXCEPTION: "upheld on appeal, with an exception",
    OnAppeal.ORDER_NOT_UPHELD: "order not upheld on appeal",
    OnAppeal.NOT_RETRIEVED: "outcome on appeal not retrieved",
}
_NO_VALUE = "–"


def render_content_map(framework: Framework) -> str:
    """The map of the content as Markdown, in English: the same framework gives the same bytes.

    Per source every code with our indicators, their standard, the articles behind them, the force of the
    source, the importance and what is known of the source (verified, on appeal); then the standards of the
    sources, the numbers with their dates, the values a country must still fill in, and the gaps.
    """
    parts = [
        _heading(framework),
        _indicators_by_source(framework),
        _standards_by_source(framework),
        _numbers(framework),
        _local_values(framework),
        _gaps(framework),
    ]
    return "\n".join(line for part in parts for line in part).rstrip() + "\n"


def code_order(code: str) -> tuple[tuple[int, str], ...]:
    """A key that sorts codes as people count: 1.2a before 1.10, and NL-R2 before NL-R10."""
    return tuple(
        (int(piece), "") if piece.isdigit() else (-1, piece) for piece in re.findall(r"\d+|\D+", code)
    )


def _heading(framework: Framework) -> Iterator[str]:
    standards = list(framework.standards())
    indicators = list(framework.indicators())
    yield f"# Where the content of {framework.id} comes from"
    yield ""
    yield (
        f"{framework.title.in_language(_LANGUAGE)}, version {framework.version}: "
        f"{len(framework.themes)} themes, {len(standards)} standards, {len(indicators)} indicators."
    )
    yield ""
    yield "This page is generated from the framework document; a test refuses it when it is out of date:"
    yield ""
    yield (
        f"    python -m quality_framework.content_map quality_framework/frameworks/{framework.id} "
        "> docs/framework-content.md"
    )
    yield ""
    yield (
        "A code belongs to its source: the guidance of 2016 and that of 2018 both start at 1, and codes that "
        "begin with NL- or RCD- are ours. One code may have become several indicators (one idea each), and "
        "one indicator may rest on several codes. *Force* says how strong the source is on that point; *not "
        "verified* that its text was read only in part. Behind the articles stands who laid the link: "
        "*guidance*, *text* (the article itself) or *editorial* (we did; a lawyer should check it)."
    )
    yield ""


def _indicators_by_source(framework: Framework) -> Iterator[str]:
    yield "## Codes and indicators"
    yield ""
    for source_id in framework.sources:
        rows = [
            (
                code_order(source.code),
                (
                    source.code,
                    f"`{indicator.id}`",
                    f"`{standard.id}`",
                    _articles(framework, standard, indicator),
                    source.force.value,
                    indicator.importance.value,
                    _status(source),
                ),
            )
            for standard in framework.standards()
            for indicator in standard.indicators
            for source in indicator.sources
            if source.source == source_id
        ]
        if rows:
            yield from _source_head(framework, source_id)
            head = ("Code", "Indicator", "Standard", "Articles", "Force", "Importance", "Status")
            yield from _table(head, [row for _, row in sorted(rows, key=lambda pair: pair[0])])


def _standards_by_source(framework: Framework) -> Iterator[str]:
    yield "## Standards of the sources"
    yield ""
    yield (
        "Which of our standards carry a standard of the source. A standard of which no indicator was read "
        "stands under *Gaps*."
    )
    yield ""
    for source_id in framework.sources:
        codes = {
            source.code: [
                standard
                for standard in framework.standards()
                if any(found.source == source_id and found.code == source.code for found in standard.sources)
            ]
            for carrying in framework.standards()
            for source in carrying.sources
            if source.source == source_id
        }
        if codes:
            yield from _source_head(framework, source_id)
            yield from _table(
                ("Code", "Our standards"),
                [
                    (
                        code,
                        _joined(
                            f"`{standard.id}` {standard.title.in_language(_LANGUAGE)}"
                            for standard in carrying
                        ),
                    )
                    for code, carrying in sorted(codes.items(), key=lambda item: code_order(item[0]))
                ],
            )


def _numbers(framework: Framework) -> Iterator[str]:
    yield "## Numbers and terms"
    yield ""
    yield "Where two values stand for one indicator, the later one holds from its date on."
    yield ""
    yield from _table(
        ("Indicator", "Quantity", "Value", "From", "Force", "Source", "Note"),
        [
            (
                f"`{indicator.id}`",
                indicator.measure.quantity,
                f"{_threshold(value)} {_unit(framework, indicator.measure)}",
                value.from_.isoformat() if value.from_ else _NO_VALUE,
                value.force.value,
                f"{value.source} {value.code}",
                value.note.in_language(_LANGUAGE) if value.note else "",
            )
            for indicator in framework.indicators()
            if indicator.measure
            for value in indicator.measure.values
        ],
    )


def _local_values(framework: Framework) -> Iterator[str]:
    local = [indicator for indicator in framework.indicators() if indicator.local_value]
    if not local:
        return
    yield "## Local values"
    yield ""
    yield (
        "A visit needs these numbers and the sources that were read do not give them. An open value is "
        "measured and shown but not judged, until the owner of the framework sets it with a source."
    )
    yield ""
    yield from _table(
        ("Indicator", "In words", "Value"),
        [
            (
                f"`{indicator.id}`",
                indicator.text.in_language(_LANGUAGE),
                "set" if indicator.measure and indicator.measure.values else "open",
            )
            for indicator in local
        ],
    )


def _gaps(framework: Framework) -> Iterator[str]:
    if not framework.gaps:
        return
    yield "## Gaps"
    yield ""
    yield "What the sources have and this framework does not claim. Nothing was filled in from memory."
    yield ""
    yield from _table(
        ("Source", "Codes", "What it means"),
        [(gap.source, gap.codes, gap.note.in_language(_LANGUAGE)) for gap in framework.gaps],
    )


def _source_head(framework: Framework, source_id: str) -> Iterator[str]:
    source = framework.sources[source_id]
    made = f"{source.publisher}, {source.year}" if source.year else source.publisher
    yield f"### {source_id}"
    yield ""
    yield f"{source.title.in_language(_LANGUAGE)} ({made}); force: {source.force.value}."
    yield ""


def _articles(framework: Framework, standard: Standard, indicator: Indicator) -> str:
    """The articles of the indicator itself, else those of its standard."""
    by_link: dict[tuple[str, str], list[LegalReference]] = {}
    for found in indicator.legal or standard.legal:
        by_link.setdefault((found.instrument, found.origin.value), []).append(found)
    return _joined(
        f"{framework.instrument(instrument).name.in_language(_LANGUAGE)} art. "
        f"{', '.join(found.article for found in references)} ({origin})"
        for (instrument, origin), references in by_link.items()
    )


def _status(source: IndicatorSource) -> str:
    words = ["verified" if source.verified else "not verified"]
    if source.on_appeal:
        words.append(_ON_APPEAL[source.on_appeal])
    if source.note:
        words.append(source.note.in_language(_LANGUAGE))
    return "; ".join(words)


def _threshold(value: MeasureValue) -> str:
    bounds = []
    if value.at_least is not None:
        bounds.append(f"at least {value.at_least}")
    if value.at_most is not None:
        bounds.append(f"at most {value.at_most}")
    return " and ".join(bounds)


def _unit(framework: Framework, measure: Measure) -> str:
    unit = framework.unit(measure.unit).in_language(_LANGUAGE)
    return f"{unit} per person" if measure.basis == "per-person" else unit


def _joined(words: Iterable[str]) -> str:
    return "; ".join(words) or _NO_VALUE


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield _row(head)
    yield _row(["---"] * len(head))
    yield from (_row(row) for row in rows)
    yield ""


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


if __name__ == "__main__":
    sys.stdout.write(render_content_map(load_framework(sys.argv[1])))
