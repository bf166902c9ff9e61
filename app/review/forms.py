"""The office forms of this room."""

from flask_babel import lazy_gettext as _l
from wtforms import EmailField, RadioField
from wtforms.validators import Length, Optional

from app.forms import Form

LANGUAGES = [("nl", "Nederlands"), ("en", "English")]


class ContactsForm(Form):
    """Where the concept is sent; an empty address sends nothing to that party."""

    operator = EmailField(_l("E-mail address of the operator"), [Optional(), Length(max=254)])
    operator_language = RadioField(_l("Language of mail to the operator"), choices=LANGUAGES, default="nl")
    municipality = EmailField(_l("E-mail address of the municipality"), [Optional(), Length(max=254)])
    municipality_language = RadioField(
        _l("Language of mail to the municipality"), choices=LANGUAGES, default="nl"
    )
