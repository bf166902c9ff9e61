"""Why a verdict is what it is, as sentences in the reader's language. The engine gives codes, ids and
numbers only.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from flask_babel import gettext as _
from flask_babel import ngettext

from app.i18n import current_language, write_percentage
from quality_framework import Framework, Reason, ReasonCode

HALF = Fraction(1, 2)


def _share(threshold: Fraction | None) -> str:
    return _("half") if threshold == HALF else write_percentage(threshold)


def _count(reason: Reason) -> int:
    return reason.count if reason.count is not None else max(len(reason.indicators), len(reason.standards), 1)


def _core_majority(reason: Reason) -> str:
    return ngettext(
        "The only core norm is not fully met.",
        "%(count)s of the %(of)s core norms are not fully met: more than %(share)s.",
        reason.of or 0,
        count=reason.count,
        of=reason.of,
        share=_share(reason.threshold),
    )


def _standards_majority(reason: Reason) -> str:
    return ngettext(
        "The only standard that applies is not compliant.",
        "%(count)s of the %(of)s standards are not compliant: more than %(share)s.",
        reason.of or 0,
        count=reason.count,
        of=reason.of,
        share=_share(reason.threshold),
    )


def _coverage(reason: Reason) -> str:
    return ngettext(
        "The only norm that counts is not settled; at least %(share)s is needed.",
        "%(count)s of the %(of)s norms that count are settled; at least %(share)s is needed.",
        reason.of or 0,
        count=reason.count,
        of=reason.of,
        share=write_percentage(reason.threshold),
    )


def _danger(reason: Reason) -> str:
    return _("An acute danger was found: %(danger)s", danger=reason.text or "")


_SENTENCES: Mapping[ReasonCode, Callable[[Reason], str]] = {
    ReasonCode.NO_APPLICABLE_MEMBER: lambda _reason: _("Nothing of this applies here."),
    ReasonCode.NO_APPLICABLE_STANDARD: lambda _reason: _("No standard of this theme applies here."),
    ReasonCode.RULE_TRUE: lambda _reason: _("Everything that is asked here is met."),
    ReasonCode.ALL_STANDARDS_COMPLIANT: lambda _reason: _("Every standard is compliant."),
    ReasonCode.NO_STANDARD_FALLS_SHORT: lambda _reason: _(
        "No standard is not compliant or only partially compliant."
    ),
    ReasonCode.CORE_MAJORITY_NOT_MET: _core_majority,
    ReasonCode.STANDARDS_MAJORITY_NOT_COMPLIANT: _standards_majority,
    ReasonCode.COVERAGE_BELOW_MINIMUM: _coverage,
    ReasonCode.ACUTE_DANGER: _danger,
    ReasonCode.RULE_UNKNOWN: lambda reason: ngettext(
        "%(num)s norm is still open or could not be assessed.",
        "%(num)s norms are still open or could not be assessed.",
        _count(reason),
    ),
    ReasonCode.KNOCK_OUT_NOT_MET: lambda reason: ngettext(
        "%(num)s knock-out norm is not met.", "%(num)s knock-out norms are not met.", _count(reason)
    ),
    ReasonCode.KNOCK_OUT_OPEN: lambda reason: ngettext(
        "%(num)s knock-out norm is still open or could not be assessed.",
        "%(num)s knock-out norms are still open or could not be assessed.",
        _count(reason),
    ),
    ReasonCode.CORE_NOT_MET: lambda reason: ngettext(
        "%(num)s core norm is not met.", "%(num)s core norms are not met.", _count(reason)
    ),
    ReasonCode.CORE_PARTLY_MET: lambda reason: ngettext(
        "%(num)s core norm is only partly met.", "%(num)s core norms are only partly met.", _count(reason)
    ),
    ReasonCode.SUPPORTING_NOT_MET: lambda reason: ngettext(
        "%(num)s supporting norm is not fully met.",
        "%(num)s supporting norms are not fully met.",
        _count(reason),
    ),
    ReasonCode.CORE_OR_KNOCK_OUT_OPEN: lambda reason: ngettext(
        "%(num)s core or knock-out norm is still open or could not be assessed.",
        "%(num)s core or knock-out norms are still open or could not be assessed.",
        _count(reason),
    ),
    ReasonCode.STANDARDS_NOT_COMPLIANT: lambda reason: ngettext(
        "%(num)s standard is not compliant.", "%(num)s standards are not compliant.", _count(reason)
    ),
    ReasonCode.STANDARDS_PARTIALLY_COMPLIANT: lambda reason: ngettext(
        "%(num)s standard is partially compliant.",
        "%(num)s standards are partially compliant.",
        _count(reason),
    ),
    ReasonCode.STANDARDS_CANNOT_BE_JUDGED: lambda reason: ngettext(
        "%(num)s standard cannot be judged.", "%(num)s standards cannot be judged.", _count(reason)
    ),
    ReasonCode.STANDARDS_SUBSTANTIALLY_COMPLIANT: lambda reason: ngettext(
        "%(num)s standard is substantially compliant.",
        "%(num)s standards are substantially compliant.",
        _count(reason),
    ),
    ReasonCode.ACUTE_RISK: lambda reason: ngettext(
        "%(num)s finding is an acute danger.", "%(num)s findings are an acute danger.", _count(reason)
    ),
}


def reason_words(reason: Reason) -> str:
    """One reason as a sentence."""
    return _SENTENCES[reason.code](reason)


MERGED = frozenset({ReasonCode.KNOCK_OUT_NOT_MET, ReasonCode.KNOCK_OUT_OPEN})
MOST_LINKS = 8


@dataclass(frozen=True)
class TracedReason:
    """A reason in words, and what it is about: the words of each norm or standard with the id of the
    standard that explains it. Empty when it is about too many to name.
    """

    words: str
    links: tuple[tuple[str, str], ...]


def _merged(reasons: Iterable[Reason]) -> list[Reason]:
    """The reasons with those that the engine gives per knock-out norm taken together, in their place."""
    kept: dict[object, Reason] = {}
    for place, reason in enumerate(reasons):
        key: object = reason.code if reason.code in MERGED else place
        known = kept.get(key)
        kept[key] = (
            reason
            if known is None
            else Reason(
                reason.code,
                standards=known.standards + reason.standards,
                indicators=known.indicators + reason.indicators,
            )
        )
    return list(kept.values())


def reasons_words(reasons: Iterable[Reason]) -> list[str]:
    """The reasons as sentences; the same sentence about several norms once, with their number."""
    return [reason_words(reason) for reason in _merged(reasons)]


def traced_reasons(framework: Framework, reasons: Iterable[Reason]) -> list[TracedReason]:
    """The reasons as sentences with what they are about, for a page that leads on to the trace."""
    home = {
        indicator.id: standard.id for standard in framework.standards() for indicator in standard.indicators
    }
    found = []
    for reason in _merged(reasons):
        ids = [home[key] for key in reason.indicators] or list(reason.standards)
        links = zip(named_in(framework, reason), ids, strict=True) if len(ids) <= MOST_LINKS else ()
        found.append(TracedReason(reason_words(reason), tuple(links)))
    return found


def named_in(framework: Framework, reason: Reason) -> list[str]:
    """The words of the indicators, or else of the standards, that a reason is about."""
    language = current_language()
    if reason.indicators:
        return [framework.indicator(key).text.in_language(language) for key in reason.indicators]
    return [framework.standard(key).title.in_language(language) for key in reason.standards]
