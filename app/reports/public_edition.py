"""What a report shows to everybody: photos and words of people only where a reviewer released them.

Everything else of the full report stays: norms, levels, verdicts, measured values. What is withheld is taken
out of the frozen values themselves, so that no page, attachment or metadata made from them can hold it.
"""

import dataclasses
import hashlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.reports.audit_report import AuditReport, TeamMember, Urgent
from app.reports.follow_up import Evidence, EvidenceKind, Hearing
from app.reports.models import ReleaseKind
from app.reports.sections import IndicatorLine, Photo

# Stands in the data where a text was taken out, so that scoring it again gives the same scorecard.
WITHHELD = "withheld"
NOT_ASSESSED = "could-not-be-assessed"
# Who overrode a verdict, for whom must not know: two people, as the rules ask.
OVERRIDE = {"reason": WITHHELD, "by": "first person", "agreed_by": "second person"}


@dataclass(frozen=True)
class Releasable:
    """A photo or a text that is withheld until it is released. `digest` names it, with its place."""

    kind: ReleaseKind
    digest: str
    place: str
    text: str
    photo: Photo | None = None


def _digest(kind: ReleaseKind, place: str, *parts: str) -> str:
    return hashlib.sha256("\x1f".join((kind.value, place, *parts)).encode()).hexdigest()


def _photo(line: IndicatorLine, photo: Photo) -> Releasable:
    digest = _digest(ReleaseKind.PHOTO, line.id, photo.sha256, photo.caption)
    return Releasable(ReleaseKind.PHOTO, digest, line.text, photo.caption, photo)


def _text(kind: ReleaseKind, key: str, place: str, text: str) -> Releasable:
    return Releasable(kind, _digest(kind, key, text), place, text)


def _of_line(line: IndicatorLine) -> Iterator[Releasable]:
    if line.remark:
        yield _text(ReleaseKind.REMARK, line.id, line.text, line.remark)
    if line.reason and line.level != NOT_ASSESSED:
        yield _text(ReleaseKind.REASON, line.id, line.text, line.reason)
    for photo in line.photos:
        yield _photo(line, photo)


def _danger(item: Urgent) -> Releasable:
    return _text(ReleaseKind.DANGER, "", "", item.text)


def releasables(report: AuditReport) -> tuple[Releasable, ...]:
    """All that has to be released one by one, in the order of the report; the same in every language."""
    found: list[Releasable] = [_danger(item) for item in report.summary.urgent if item.is_danger]
    found += [
        _text(ReleaseKind.VISIT, key, key, text)
        for key, text in (("records_read", report.work.records_read), ("not_seen", report.work.not_seen))
        if text
    ]
    for line in report.indicators():
        found += _of_line(line)
    found += _of_hearing(report.hearing)
    found += [_text(ReleaseKind.REMARK, each.number, each.finding, each.description) for each in report.plan]
    return tuple(found)


def _of_hearing(hearing: Hearing | None) -> Iterator[Releasable]:
    """What the parties wrote and what was answered."""
    if hearing is None:
        return
    for party in hearing.parties:
        if party.remarks:
            yield _text(ReleaseKind.REMARK, f"reply:{party.party}", "", party.remarks)
    for told in hearing.findings:
        for answer in told.answers:
            if answer.words:
                yield _text(ReleaseKind.REMARK, f"reply:{answer.party}", told.text, answer.words)
        if told.reason:
            yield _text(ReleaseKind.REMARK, "decision", told.text, told.reason)


def public_edition(full: AuditReport, edition: str, released: Collection[str]) -> AuditReport:
    """The full report without what was not released and without the names of who judged."""

    def shown(thing: Releasable) -> str:
        return thing.text if thing.digest in released else ""

    def line_of(line: IndicatorLine) -> IndicatorLine:
        texts = {thing.kind: shown(thing) for thing in _of_line(line) if thing.photo is None}
        # Why something could not be assessed is a choice from a list, and no words of people.
        reason = line.reason if line.level == NOT_ASSESSED else texts.get(ReleaseKind.REASON, "")
        photos = tuple(photo for photo in line.photos if _photo(line, photo).digest in released)
        return dataclasses.replace(
            line, remark=texts.get(ReleaseKind.REMARK, ""), reason=reason, photos=photos
        )

    def urgent_of(item: Urgent) -> Urgent:
        if item.is_danger:
            return dataclasses.replace(item, text=shown(_danger(item)))
        return dataclasses.replace(item, remark=remarks[item.finding])

    themes = tuple(
        dataclasses.replace(
            theme,
            standards=tuple(
                dataclasses.replace(standard, indicators=tuple(map(line_of, standard.indicators)))
                for standard in theme.standards
            ),
        )
        for theme in full.themes
    )
    numbered = _renumbered(dataclasses.replace(full, edition=edition, themes=themes))
    remarks = {line.finding: line.remark for line in numbered.indicators()}
    urgent = tuple(map(urgent_of, full.summary.urgent))
    visit = {thing.place: shown(thing) for thing in releasables(full) if thing.kind is ReleaseKind.VISIT}
    dangers = {item.text for item in urgent if item.is_danger}
    reasons = {line.id: line.reason for line in numbered.indicators() if line.level != NOT_ASSESSED}
    return dataclasses.replace(
        numbered,
        summary=dataclasses.replace(full.summary, urgent=urgent),
        # A step of supervision is for who may see the municipality in the portal.
        place=dataclasses.replace(full.place, supervision=None),
        work=dataclasses.replace(
            full.work,
            team=tuple(TeamMember("", member.leads) for member in full.work.team),
            records_read=visit.get("records_read", ""),
            not_seen=visit.get("not_seen", ""),
        ),
        scoring=_scoring(full.scoring, reasons, dangers),
        # What rooms are called and who sleeps in them can lead to people.
        rooms=(),
        hearing=_public_hearing(full.hearing, released),
        plan=tuple(
            dataclasses.replace(
                each, owner_name="", description=_shown(each.description, each.number, each.finding, released)
            )
            for each in full.plan
        ),
        evidence=tuple(_released_photos(numbered)),
    )


def _released_photos(numbered: AuditReport) -> Iterator[Evidence]:
    """The evidence that everybody sees: the released photos under their new numbers. Names of files and
    digests of what was not released tell too much.
    """
    kept = {(each.place, each.sha256): each for each in numbered.evidence if each.kind is EvidenceKind.PHOTO}
    for line in numbered.indicators():
        for photo in line.photos:
            found = kept.get((line.id, photo.sha256))
            if found is not None:
                yield dataclasses.replace(found, photo=photo.number)


def _shown(text: str, key: str, place: str, released: Collection[str]) -> str:
    thing = _text(ReleaseKind.REMARK, key, place, text)
    return text if thing.digest in released else ""


def _public_hearing(hearing: Hearing | None, released: Collection[str]) -> Hearing | None:
    """That there was a reply and what was decided stays; names go, words stay where they were released."""
    if hearing is None:
        return None
    return dataclasses.replace(
        hearing,
        parties=tuple(
            dataclasses.replace(
                party, name="", remarks=_shown(party.remarks, f"reply:{party.party}", "", released)
            )
            for party in hearing.parties
        ),
        findings=tuple(
            dataclasses.replace(
                told,
                answers=tuple(
                    dataclasses.replace(
                        answer, words=_shown(answer.words, f"reply:{answer.party}", told.text, released)
                    )
                    for answer in told.answers
                ),
                reason=_shown(told.reason, "decision", told.text, released),
            )
            for told in hearing.findings
        ),
    )


def _renumbered(report: AuditReport) -> AuditReport:
    """Photos are numbered through the whole edition, without gaps that tell of what is not there."""
    number = 0
    themes = []
    for theme in report.themes:
        standards = []
        for standard in theme.standards:
            lines = []
            for line in standard.indicators:
                photos = []
                for photo in line.photos:
                    number += 1
                    photos.append(dataclasses.replace(photo, number=number))
                lines.append(dataclasses.replace(line, photos=tuple(photos)))
            standards.append(dataclasses.replace(standard, indicators=tuple(lines)))
        themes.append(dataclasses.replace(theme, standards=tuple(standards)))
    return dataclasses.replace(report, themes=tuple(themes))


def _scoring(
    scoring: Mapping[str, Any], reasons: Mapping[str, str], dangers: Collection[str]
) -> dict[str, Any]:
    """What scoring was given and gave, with the withheld reasons and dangers taken out on both sides."""

    def danger(text: str) -> str:
        return text if text in dangers else WITHHELD

    def clean(value: Any) -> Any:  # noqa: ANN401 (JSON values)
        if isinstance(value, list):
            return [clean(item) for item in value]
        if not isinstance(value, dict):
            return value
        kept = {key: clean(item) for key, item in value.items()}
        indicator = kept.get("indicator", kept.get("id"))
        if "level" in kept and kept["level"] != NOT_ASSESSED and kept.get("reason"):
            kept["reason"] = reasons.get(str(indicator), "") or WITHHELD
        if kept.get("code") == "acute-danger" and kept.get("text"):
            kept["text"] = danger(kept["text"])
        if "acute_dangers" in kept:
            kept["acute_dangers"] = [danger(text) for text in kept["acute_dangers"]]
        return kept | OVERRIDE if "agreed_by" in kept else kept

    return dict(clean(dict(scoring)))
