"""The forms of the administrator's page: people, and what they may do where."""

from flask_babel import lazy_gettext as _l
from wtforms import EmailField, PasswordField, SelectField, StringField
from wtforms.validators import InputRequired, Length, Regexp

from app.accounts.actions import Grant
from app.accounts.models import Role, Scope
from app.forms import Form
from app.mail import ADDRESS

ROLE_WORDS = {
    Role.INSPECTOR: _l("Inspector"),
    Role.REVIEWER: _l("Reviewer"),
    Role.FRAMEWORK_OWNER: _l("Framework owner"),
    Role.MUNICIPALITY: _l("Municipality"),
    Role.PROVINCE: _l("Province"),
    Role.READER: _l("Reader"),
    Role.ADMINISTRATOR: _l("Administrator"),
}


class GrantForm(Form):
    """One role and its reach: `national`, `province:PV26`, `municipality:GM0344` or `location:<id>`."""

    role = SelectField(
        _l("Role"), [InputRequired()], choices=[(role.value, word) for role, word in ROLE_WORDS.items()]
    )
    place = SelectField(_l("Reaches"), [InputRequired()])

    def grant(self) -> Grant:
        """The role and place that were chosen."""
        scope, _, place = str(self.place.data).partition(":")
        return Grant(Role(self.role.data), Scope(scope), place or None)


class PersonForm(GrantForm):
    """A new account with its first role."""

    name = StringField(_l("Name"), [InputRequired(_l("Enter a name.")), Length(max=120)])
    email = EmailField(
        _l("E-mail address"),
        [
            InputRequired(_l("Enter an e-mail address.")),
            Length(max=254),
            Regexp(ADDRESS, message=_l("This does not look like an e-mail address.")),
        ],
    )
    password = PasswordField(
        _l("First password"),
        [InputRequired(_l("Enter a first password.")), Length(max=200)],
        description=_l("At least 12 characters. Hand it over in person; it can be changed after signing in."),
    )
