"""Why a group of places counts or not, in one sentence with its dates."""

from flask_babel import lazy_gettext as _l

from app.allocation.counting import CountedPlaces, Reason
from app.allocation.status import MunicipalityStatus
from app.i18n import write_date

BECAUSE = {
    Reason.DURABLE: _l("Counts and is durable, because %(first)s to %(last)s is %(years)s years or longer."),
    Reason.TEMPORARY: _l(
        "Counts, because it stays until %(until)s. Is temporary, because %(first)s to %(last)s is shorter "
        "than %(years)s years."
    ),
    Reason.SEPARATE_TASK: _l("Does not count, because these places are another task."),
    Reason.ENDS_TOO_EARLY: _l("Does not count, because it ends on %(last)s and must stay until %(until)s."),
    Reason.NO_END_AGREED: _l(
        "Does not count, because no last day was agreed that says it stays until %(until)s."
    ),
    Reason.NOT_OPEN_YET: _l("Does not count yet, because it opens on %(first)s."),
    Reason.ENDED: _l("Does not count, because it ended on %(last)s."),
    Reason.REPLACED: _l("Does not count, because other places took over on %(replaced)s."),
}
# The same without the date that is missing: no end was agreed, or the first day passed without an opening.
BECAUSE_UNDATED = {
    Reason.DURABLE: _l("Counts and is durable, because no end was agreed."),
    Reason.NOT_OPEN_YET: _l("Does not count yet, because it was not opened."),
    Reason.ENDED: _l("Does not count, because it is closed."),
}


def counting_sentence(counted: CountedPlaces, status: MunicipalityStatus) -> str:
    """The answer with its because, by the rules of the cycle of this status."""
    group, reason = counted.group, counted.reason
    is_dated = group.starts_on > status.on if reason is Reason.NOT_OPEN_YET else group.ends_on is not None
    sentences = BECAUSE if is_dated or reason not in BECAUSE_UNDATED else BECAUSE_UNDATED
    return str(sentences[reason]) % {
        "first": write_date(group.starts_on),
        "last": write_date(group.ends_on),
        "until": write_date(status.rules.available_until),
        "replaced": write_date(group.replaced_on),
        "years": status.rules.durable_years,
    }
