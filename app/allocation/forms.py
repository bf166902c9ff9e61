"""The form with which a file of figures comes in."""

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired

from app.forms import Form


class FiguresForm(Form):
    """One file."""

    file = FileField(
        _l("File with figures"),
        [FileRequired(_l("Choose a file."))],
        description=_l("CSV or XLSX, at most 5 MB."),
    )
