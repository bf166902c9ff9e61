"""The reasons to visit a location in the reader's language."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.overview.next_visit import GRAVITY, ReasonToVisit, Weight
from quality_framework import Headline

REASON_WORDS = {
    ReasonToVisit.NEVER_VISITED: _l("never visited"),
    ReasonToVisit.TIME_SINCE: _l("months since the last visit"),
    ReasonToVisit.HEADLINE: _l("outcome of the last visit"),
    ReasonToVisit.OPEN_KNOCK_OUTS: _l("open knock-out norms"),
    ReasonToVisit.OVERDUE_MEASURES: _l("overdue measures"),
    ReasonToVisit.MIRRORS_DIFFER: _l("standards that the location judged better than the visit did"),
    ReasonToVisit.CHANGED: _l("changed since the last visit"),
}


RULE_WORDS = {
    ReasonToVisit.NEVER_VISITED: _l("Never visited: %(most)s points."),
    ReasonToVisit.TIME_SINCE: _l("Each whole month since the last visit: %(each)s points, at most %(most)s."),
    ReasonToVisit.OPEN_KNOCK_OUTS: _l(
        "Each knock-out norm that is still open: %(each)s points, at most %(most)s."
    ),
    ReasonToVisit.OVERDUE_MEASURES: _l("Each measure that is overdue: %(each)s points, at most %(most)s."),
    ReasonToVisit.MIRRORS_DIFFER: _l(
        "Each standard that the location judged better than the visit did: %(each)s points, at most %(most)s."
    ),
    ReasonToVisit.CHANGED: _l("The location or its places changed since the last visit: %(most)s points."),
}


def weight_words(reason: ReasonToVisit, weight: Weight) -> str:
    """One line of the rule."""
    if reason is ReasonToVisit.HEADLINE:
        points = {headline: count * weight.each for headline, count in GRAVITY.items()}
        return _(
            "Outcome of the last visit: urgent action %(urgent)s points, insufficient basis %(basis)s, "
            "improvement needed %(improve)s.",
            urgent=points[Headline.URGENT_ACTION],
            basis=points[Headline.INSUFFICIENT_BASIS],
            improve=points[Headline.IMPROVEMENT_NEEDED],
        )
    return str(RULE_WORDS[reason]) % {"each": weight.each, "most": weight.most}
