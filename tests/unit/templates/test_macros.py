"""The shared macros, rendered without the app: words, symbols and what a screen reader is told."""

import gettext
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from lxml import html
from wtforms import DecimalField, Form, RadioField, SelectMultipleField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, NumberRange
from wtforms.widgets import CheckboxInput, ListWidget

TEMPLATES = Path(__file__).parents[3] / "app/templates"
VERDICTS = (
    "compliant",
    "substantially-compliant",
    "partially-compliant",
    "not-compliant",
    "cannot-be-judged",
    "not-applicable",
)
HEADLINES = ("urgent-action", "improvement-needed", "no-serious-shortcomings", "insufficient-basis")
LEVELS = ("met", "partly-met", "not-met", "not-applicable", "could-not-be-assessed", None)


class Sample(Form):
    name = StringField("Name", [InputRequired("Fill in a name.")], description="As residents call it.")
    places = DecimalField("Places", [NumberRange(min=1, message="At least 1.")])
    announced = RadioField(
        "Announced?",
        [InputRequired("Choose.")],
        choices=[SelectChoice("yes", "Yes"), SelectChoice("no", "No")],
    )
    groups = SelectMultipleField(
        "Who lives here",
        choices=[SelectChoice("families", "Families")],
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )


@pytest.fixture(scope="module")
def macros():
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        extensions=["jinja2.ext.i18n"],
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.install_gettext_translations(gettext.NullTranslations(), newstyle=True)
    environment.globals["csrf_token"] = lambda: "token"
    environment.globals["guide_address"] = lambda: "/help/"

    def macro(name):
        return getattr(
            environment.get_template(f"macros/{name.split('.')[0]}.html").module, name.split(".")[1]
        )

    return macro


@pytest.fixture
def refused():
    form = Sample(data={"name": "", "places": 0})
    form.validate()
    return form


def part(text):
    return html.fragment_fromstring(str(text), create_parent="div")


@pytest.mark.parametrize(
    ("macro", "slugs"), [("verdict", VERDICTS), ("headline", HEADLINES), ("level", LEVELS)]
)
def test_every_outcome_has_a_word_a_symbol_and_a_colour_of_its_own(macros, macro, slugs):
    chips = [part(macros(f"verdict.{macro}")(slug)) for slug in slugs]
    words = {chip.text_content().strip() for chip in chips}
    assert len(words) == len(slugs)
    assert "" not in words
    symbols = {html.tostring(chip.find(".//svg")) for chip in chips}
    assert len(symbols) == len(slugs)
    assert all("verdict-" in chip.find("span").get("class") for chip in chips)


def test_thin_evidence_stands_beside_the_verdict_in_words(macros):
    assert "Thin evidence" in part(macros("verdict.verdict")("compliant", thin=True)).text_content()


def test_coverage_of_nothing_is_a_dash_that_is_read_as_not_applicable(macros):
    shown = part(macros("verdict.coverage")(0, 0))
    assert shown.find('.//span[@aria-hidden="true"]').text == "–"
    assert "Not applicable" in shown.text_content()


def test_an_index_without_width_is_one_number(macros):
    assert part(macros("verdict.index_range")("62", "62")).text_content() == "62"
    assert part(macros("verdict.index_range")("62", "78")).text_content() == "62 to 78"


def test_the_squares_say_their_counts_in_words(macros):
    shown = part(macros("verdict.verdict_squares")(["not-compliant", "compliant", "compliant"]))
    assert shown.find(".//title").text == "Compliant: 2, Not compliant: 1"
    assert len(shown.findall(".//rect")) == 3


def test_the_error_summary_leads_to_each_wrong_field(macros, refused):
    shown = part(macros("forms.error_summary")(refused))
    assert [(link.get("href"), link.text_content()) for link in shown.iter("a")] == [
        ("#name", "Name: Fill in a name."),
        ("#places", "Places: At least 1."),
        ("#announced-0", "Announced? Choose."),
    ]


def test_a_form_without_errors_has_no_error_summary(macros):
    assert str(macros("forms.error_summary")(Sample())).strip() == ""


def test_a_wrong_field_is_described_by_its_hint_and_its_error(macros, refused):
    shown = part(macros("forms.field")(refused.name))
    control = shown.find(".//input")
    assert control.get("aria-describedby") == "name-hint name-error"
    assert control.get("aria-invalid") == "true"
    assert {element.get("id") for element in shown.iter() if element.get("id")} == {
        "name",
        "name-hint",
        "name-error",
    }
    assert shown.find(".//label").get("for") == "name"


def test_a_group_of_choices_has_its_question_as_legend_and_a_label_per_choice(macros, refused):
    shown = part(macros("forms.field")(refused.announced))
    assert shown.find(".//legend").text_content().strip() == "Announced?"
    assert [label.get("for") for label in shown.iter("label")] == ["announced-0", "announced-1"]


def test_a_field_that_may_stay_empty_says_so(macros):
    assert "(not required)" in part(macros("forms.field")(Sample().groups)).text_content()
    assert "(not required)" not in part(macros("forms.field")(Sample().name)).text_content()


def test_one_page_has_no_page_links_and_many_pages_lead_both_ways(macros):
    pagination = macros("pagination.pagination")
    assert str(pagination(1, 1, "?page={}".format)).strip() == ""
    assert [link.get("href") for link in part(pagination(2, 3, "?page={}".format)).iter("a")] == [
        "?page=1",
        "?page=3",
    ]


def test_a_number_that_is_not_known_is_never_shown_as_zero(macros):
    assert part(macros("table.cell")("Places", None)).text_content() == "–Unknown"
    assert part(macros("table.cell")("Places", 0)).text_content() == "0"


def test_the_answer_a_measured_value_points_to_is_marked_until_one_is_given(macros):
    answers = macros("judge.answers")
    assert "proposed" in part(answers("level", "level", None, "met")).text_content()
    given = part(answers("level", "level", "not-met", "met"))
    assert "proposed" not in given.text_content()
    assert [box.get("value") for box in given.iter("input") if box.get("checked") is not None] == ["not-met"]


def test_a_bar_is_never_longer_than_the_figure(macros):
    shown = part(macros("figures.bar_figure")([{"label": "Counts", "value": 900}], 600))
    assert 'width="100%"' in html.tostring(shown.findall(".//rect")[1], encoding="unicode")
