"""The one parent of every office form: CSRF and our language in its messages."""

from flask_wtf import FlaskForm


class Form(FlaskForm):
    """A form whose token lives as long as the session."""
