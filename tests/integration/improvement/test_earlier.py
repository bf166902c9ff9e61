"""What a tablet takes along of earlier visits to the same location."""

from tests.factories.assessments import CHAIR, DAYLIGHT, begun


def earlier(client, assessment):
    return client.get(f"/improvement/assessments/{assessment.id}/earlier")


def test_open_findings_with_their_measures_go_along_and_say_from_which_visit_they_come(
    signed_in_client, session, location, inspection, measure, inspector
):
    visit = begun(session, location, inspector)

    told = earlier(signed_in_client(inspector), visit).json["earlier"]

    norms = {norm["id"]: norm["level"] for found in told for norm in found["norms"]}
    assert norms == {CHAIR: "not-met", DAYLIGHT: "partly-met"}
    assert {found["source"] for found in told} == {f"carried over from {inspection.number}, 16 November 2026"}
    (agreed,) = [one for found in told for one in found["measures"]]
    assert agreed == {
        "description": "Stoelen kopen.",
        "about": f"{measure.number}, Operator, done by 16 December 2026, Agreed",
    }


def test_only_the_team_of_the_visit_takes_them_along(
    signed_in_client, session, location, inspection, inspector, reviewer
):
    visit = begun(session, location, inspector)

    assert earlier(signed_in_client(reviewer), visit).status_code == 403
