"""The lists of measures and of findings."""

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.accounts.access import current_person, signed_in
from app.assessments.findings import title
from app.assessments.models import FindingKind
from app.framework.queries import framework_of
from app.i18n import current_language, today
from app.improvement.blueprint import room
from app.improvement.forms import FindingFilterForm, MeasureFilterForm
from app.improvement.list_queries import FindingFilters, FindingRow, MeasureRow, findings_page, measures_page
from app.locations.queries import provinces
from app.transaction import current_session


def finding_title(row: MeasureRow | FindingRow) -> str:
    """What the finding of this row is called."""
    finding = row.measure.finding if isinstance(row, MeasureRow) else row.finding
    return title(finding, framework_of(row.assessment.framework_version), current_language())


def finding_norms(row: FindingRow) -> list[str]:
    """The norms that the finding of this row is about."""
    framework, language = framework_of(row.assessment.framework_version), current_language()
    return [framework.indicator(link.indicator).text.in_language(language) for link in row.finding.indicators]


def _province_choices() -> list[tuple[str, str]]:
    return [("", _("All")), *((row.code, row.name) for row in provinces(current_session()))]


def _asked() -> dict[str, str]:
    return {name: value for name, value in request.args.items() if name != "page" and value}


@room.get("/")
@signed_in
def index() -> ResponseReturnValue:
    """The measures that this person may see, earliest deadline first."""
    form = MeasureFilterForm(request.args)
    form.province.choices = _province_choices()
    page = request.args.get("page", 1, type=int)
    found = measures_page(current_session(), current_person(), form.filters(), page, today=today())
    return render_template(
        "improvement/index.html", form=form, found=found, asked=_asked(), title_of=finding_title, day=today()
    )


@room.get("/good-practices")
@signed_in
def good_practices() -> ResponseReturnValue:
    """What others can learn from, newest assessment first."""
    form = FindingFilterForm(request.args)
    asked = FindingFilters(words=form.filters().words, kind=FindingKind.GOOD_PRACTICE)
    page = request.args.get("page", 1, type=int)
    found = findings_page(current_session(), current_person(), asked, page)
    return render_template(
        "improvement/good_practices.html",
        form=form,
        words=asked.words,
        found=found,
        title_of=finding_title,
        norms_of=finding_norms,
    )


@room.get("/findings")
@signed_in
def findings() -> ResponseReturnValue:
    """The findings that this person may see, newest assessment first."""
    form = FindingFilterForm(request.args)
    form.province.choices = _province_choices()
    page = request.args.get("page", 1, type=int)
    found = findings_page(current_session(), current_person(), form.filters(), page)
    return render_template(
        "improvement/findings.html", form=form, found=found, asked=_asked(), title_of=finding_title
    )
