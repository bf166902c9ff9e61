"""The forms of signing in and of one's own account."""

from flask_babel import lazy_gettext as _l
from wtforms import EmailField, PasswordField, RadioField
from wtforms.validators import EqualTo, InputRequired, Length

from app.forms import Form


class SignInForm(Form):
    """E-mail and password."""

    email = EmailField(
        _l("E-mail address"), [InputRequired(_l("Enter your e-mail address.")), Length(max=254)]
    )
    password = PasswordField(_l("Password"), [InputRequired(_l("Enter your password.")), Length(max=200)])


class ForgottenForm(Form):
    """The address of an account whose password was forgotten."""

    email = EmailField(
        _l("E-mail address"), [InputRequired(_l("Enter your e-mail address.")), Length(max=254)]
    )


class PresentPasswordForm(Form):
    """The password that one has, asked for first."""

    current = PasswordField(_l("Present password"), [InputRequired(_l("Enter your present password."))])


class NewPasswordForm(Form):
    """A new password, twice."""

    new = PasswordField(
        _l("New password"),
        [InputRequired(_l("Enter a new password.")), Length(max=200)],
        description=_l("At least 12 characters. A few words in a row are easy to remember."),
    )
    again = PasswordField(
        _l("New password once more"),
        [InputRequired(_l("Enter the new password once more.")), EqualTo("new", _l("This is not the same."))],
    )


class PasswordForm(PresentPasswordForm, NewPasswordForm):
    """A new password for oneself; the present one first."""


class EmailForm(Form):
    """Another address for one's own account."""

    email = EmailField(
        _l("New e-mail address"), [InputRequired(_l("Enter your e-mail address.")), Length(max=254)]
    )
    password = PasswordField(_l("Password"), [InputRequired(_l("Enter your password.")), Length(max=200)])


class LanguageForm(Form):
    """The language in which one reads on every device."""

    language = RadioField(
        _l("Language"), [InputRequired()], choices=[("nl", "Nederlands"), ("en", "English")]
    )
