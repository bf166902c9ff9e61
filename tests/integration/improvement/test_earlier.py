"""What a tablet takes along of earlier visits to the same location."""

from tests.factories.assessments import CHAIR, DAYLIGHT, begun, submitted
from tests.factories.places import make_location


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


def test_what_goes_along_asks_as_much_of_the_database_for_many_findings_as_for_few(
    signed_in_client, session, location, inspector, adopt, count_queries
):
    client = signed_in_client(inspector)
    elsewhere = make_location(session)
    adopt(submitted(session, location, inspector, chair="not-met"))
    adopt(
        submitted(
            session, elsewhere, inspector, chair="not-met", daylight="not-met", area_per_person="not-met"
        )
    )

    def asked(place):
        visit = begun(session, place, inspector)
        found = earlier(client, visit).json["earlier"]
        before = len(count_queries)
        earlier(client, visit)
        return len(found), len(count_queries) - before

    (few, for_few), (many, for_many) = asked(location), asked(elsewhere)

    assert (few, many) == (1, 3)
    assert for_many == for_few
