"""What was received when a visit was closed, in words."""

from flask_babel import gettext as _
from flask_babel import ngettext

from app.assessments.tablet_models import VisitClosing


def proof(closing: VisitClosing) -> str:
    """The sentence with which a visit is closed: *312 judgements, 22 rooms and 47 photos received. Nothing is
    left on a tablet.*
    """
    received = _(
        "%(judgements)s, %(rooms)s and %(photos)s received.",
        judgements=ngettext("%(num)s judgement", "%(num)s judgements", closing.judgements),
        rooms=ngettext("%(num)s room", "%(num)s rooms", closing.rooms),
        photos=ngettext("%(num)s photo", "%(num)s photos", closing.photos),
    )
    left = _("Nothing is left on a tablet.")
    if closing.waiting:
        left = ngettext(
            "%(num)s item still waited on a tablet: %(reason)s",
            "%(num)s items still waited on a tablet: %(reason)s",
            closing.waiting,
            reason=closing.reason,
        )
    return f"{received} {left}"
