"""The one choice of this room."""

from flask_babel import lazy_gettext as _l
from wtforms import RadioField
from wtforms.validators import InputRequired

from app.accounts.models import MailWish
from app.forms import Form

WISHES = {
    MailWish.AT_ONCE: _l("At once, a mail for each message"),
    MailWish.DAILY: _l("Once a day, one mail with all that is new"),
    MailWish.NEVER: _l("Never; I look in the portal"),
}


class MailForm(Form):
    """When mail is wanted."""

    wish = RadioField(
        _l("When do you want mail about new messages?"),
        [InputRequired()],
        choices=[(wish.value, words) for wish, words in WISHES.items()],
        description=_l("A mail never says what was found, only that something waits for you."),
    )
