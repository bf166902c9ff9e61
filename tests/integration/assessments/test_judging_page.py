"""The judging page as a plain form: it works without JavaScript, and nothing that was filled in is lost."""

import io
import uuid

import pytest
from PIL import Image

from app.assessments import actions, queries
from tests.factories.assessments import AREA, CHAIR, DAYLIGHT, judgement
from tests.factories.forms import fields


@pytest.fixture
def page(assessment):
    return f"/assessments/{assessment.id}/judge/rooms"


def shown(client, page):
    return client.get(page).get_data(as_text=True)


def current(session, assessment, indicator):
    return queries.current_judgements(session, assessment.id).get(indicator)


def photo_file():
    out = io.BytesIO()
    Image.new("RGB", (800, 600), "peru").save(out, "JPEG")
    return io.BytesIO(out.getvalue()), "kamer.jpg"


def test_the_page_shows_standards_indicators_and_all_themes(client, page):
    html = shown(client, page)

    assert f'id="indicator-{AREA}"' in html
    assert 'aria-current="page"' in html
    # The room walk and three themes.
    assert html.count("theme-word") == 4


def test_a_form_without_javascript_saves_several_answers_at_once(session, client, page, assessment):
    html = shown(client, page)
    form = {
        **fields(html, CHAIR),
        **fields(html, AREA),
        **fields(html, DAYLIGHT),
        f"level:{CHAIR}": "not-met",
        f"risk:{CHAIR}": "medium",
        f"verified:{CHAIR}": ["observation", "residents"],
        f"remark:{CHAIR}": "Er staan\r\nvier stoelen.",
        f"value:{AREA}": "4,5",
        f"level:{AREA}": "met",
        f"good:{AREA}": "yes",
    }

    response = client.post(page, data=form)

    chair, area = current(session, assessment, CHAIR), current(session, assessment, AREA)
    assert response.status_code == 302
    assert (chair.level, chair.risk, chair.verified_by) == ("not-met", "medium", ["observation", "residents"])
    assert chair.remark == "Er staan\nvier stoelen."
    assert area.good_practice
    assert current(session, assessment, DAYLIGHT) is None


def test_sending_the_same_form_twice_changes_nothing(session, client, page, assessment):
    form = {**fields(shown(client, page), CHAIR), f"level:{CHAIR}": "met"}
    client.post(page, data=form)

    assert client.post(page, data=form).status_code == 302

    assert len(queries.judgement_log(session, assessment.id)) == 1


def test_saving_a_page_on_which_nothing_changed_records_nothing(session, client, page, assessment):
    client.post(page, data={**fields(shown(client, page), CHAIR), f"level:{CHAIR}": "met"})

    client.post(page, data={**fields(shown(client, page), CHAIR), f"level:{CHAIR}": "met"})

    assert len(queries.judgement_log(session, assessment.id)) == 1


def test_leftovers_of_an_earlier_answer_are_not_sent_along(session, client, page, assessment):
    form = {
        **fields(shown(client, page), CHAIR),
        f"level:{CHAIR}": "met",
        f"risk:{CHAIR}": "high",
        f"reason:{CHAIR}": "was eerst niet van toepassing",
    }

    client.post(page, data=form)

    assert (current(session, assessment, CHAIR).risk, current(session, assessment, CHAIR).reason) == (
        None,
        "",
    )


def test_an_answer_without_its_reason_is_shown_again_with_everything_filled_in(
    session, client, page, assessment
):
    html = shown(client, page)
    form = {
        **fields(html, CHAIR),
        **fields(html, DAYLIGHT),
        f"level:{CHAIR}": "not-applicable",
        f"remark:{CHAIR}": "Nog uitzoeken",
        f"level:{DAYLIGHT}": "met",
    }

    response = client.post(page, data=form)

    again = response.get_data(as_text=True)
    assert response.status_code == 200
    assert "A reason is needed here." in again
    assert "Nog uitzoeken" in again
    assert current(session, assessment, DAYLIGHT).level == "met"


def test_a_form_of_which_nothing_can_be_kept_is_refused(client, page):
    form = {**fields(shown(client, page), CHAIR), f"level:{CHAIR}": "not-applicable"}

    assert client.post(page, data=form).status_code == 400


def test_a_measured_value_below_the_threshold_proposes_not_met(client, page):
    form = {**fields(shown(client, page), AREA), f"value:{AREA}": "3,4"}

    again = client.post(page, data=form).get_data(as_text=True)

    assert "Choose an answer: the one that the measured value proposes" in again
    assert 'class="proposed"' in again
    assert 'value="3' in again


@pytest.mark.parametrize(("value", "words"), [("veel", "is not a number"), ("", "Choose an answer as well")])
def test_a_note_or_value_without_an_answer_is_asked_about(client, page, value, words):
    form = {**fields(shown(client, page), AREA), f"value:{AREA}": value, f"remark:{AREA}": "Gemeten"}

    again = client.post(page, data=form).get_data(as_text=True)

    assert words in again
    assert "Gemeten" in again


def test_an_override_without_a_reason_asks_for_it(session, client, page, assessment):
    form = {**fields(shown(client, page), AREA), f"value:{AREA}": "3,4", f"level:{AREA}": "met"}
    again = client.post(page, data=form).get_data(as_text=True)
    assert "A reason is needed here." in again
    assert "data-overriding" in again

    form = {
        **fields(again, AREA),
        f"value:{AREA}": "3,4",
        f"level:{AREA}": "met",
        f"why:{AREA}": "Kast telt mee.",
    }
    client.post(page, data=form)

    assert current(session, assessment, AREA).reason == "Kast telt mee."
    assert "data-overriding" in shown(client, page)


def test_a_colleague_in_between_is_never_overwritten_unseen(session, client, page, assessment, colleague):
    stale = shown(client, page)
    actions.record_judgements(session, colleague, assessment, [judgement(CHAIR, "not-met", remark="Kapot")])

    client.post(page, data={**fields(stale, CHAIR), f"level:{CHAIR}": "met"})

    html = shown(client, page)
    assert current(session, assessment, CHAIR) is None
    assert "Choose which judgement counts" in html
    assert "Carl Toets" in html


def test_a_person_chooses_which_judgement_counts(session, client, page, assessment, inspector, colleague):
    actions.record_judgements(session, inspector, assessment, [judgement(CHAIR)])
    other = judgement(CHAIR, "not-met", remark="Kapot")
    actions.record_judgements(session, colleague, assessment, [other])

    client.post(page, data={"choose": str(other.id)})

    kept = current(session, assessment, CHAIR)
    assert (kept.level, kept.remark, kept.judged_by.name) == ("not-met", "Kapot", inspector.name)


def test_a_judgement_is_taken_back(session, client, page, assessment, inspector):
    item = judgement(CHAIR)
    actions.record_judgements(session, inspector, assessment, [item])

    client.post(page, data={"take_back": str(item.id)})

    assert current(session, assessment, CHAIR) is None


def test_a_photo_comes_along_with_the_form_and_a_bad_one_costs_nothing_else(
    session, client, page, assessment
):
    html = shown(client, page)
    good = {**fields(html, CHAIR), f"level:{CHAIR}": "met", f"photo:{CHAIR}": photo_file()}
    client.post(page, data=good, content_type="multipart/form-data")
    assert len(queries.photos_of(session, assessment.id)) == 1

    html = shown(client, page)
    bad = {
        **fields(html, DAYLIGHT),
        f"level:{DAYLIGHT}": "met",
        f"photo:{DAYLIGHT}": (io.BytesIO(b"geen foto"), "kamer.jpg"),
    }
    response = client.post(page, data=bad, content_type="multipart/form-data")

    assert response.status_code == 200
    assert "not a photo that we can read" in response.get_data(as_text=True)
    assert current(session, assessment, DAYLIGHT).level == "met"
    assert len(queries.photos_of(session, assessment.id)) == 1


def test_an_id_that_is_no_id_is_left_alone(session, client, page, assessment):
    form = {f"id:{CHAIR}": "x", f"replaces:{CHAIR}": f"y {uuid.uuid4()}", f"level:{CHAIR}": "met"}

    assert client.post(page, data=form).status_code == 302
    assert queries.judgement_log(session, assessment.id) == []
