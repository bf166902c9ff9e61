import pytest

from app.accounts.models import Role
from app.locations.actions import COA
from app.locations.kinds import Group
from app.locations.queries import location_by_id, operator_by_name
from tests.factories.people import make_person
from tests.factories.places import GRONINGEN, ZEIST, make_location, make_places


@pytest.fixture
def reviewer(session, signed_in_client):
    # The page of a location tells whether its places count, in the cycle of today.
    return signed_in_client(make_person(session, Role.REVIEWER))


def test_a_group_of_places_keeps_for_whom_it_is_who_runs_it_and_when_it_was_agreed(session, reviewer):
    location = make_location(session)
    coa = operator_by_name(session, COA)
    form = {
        "places": "40",
        "kind": "emergency",
        "state": "agreed",
        "starts_on": "2027-03-01",
        "target_group": "unaccompanied-minors",
        "operator": str(coa.id),
        "legal_maximum": "36",
        "agreed_on": "2026-11-10",
    }
    assert reviewer.post(f"/locations/{location.id}/places/new", data=form).status_code == 302
    session.expire_all()
    (group,) = location_by_id(session, location.id).place_groups
    assert (group.target_group, group.operator_id, group.legal_maximum) == (
        Group.UNACCOMPANIED_MINORS,
        coa.id,
        36,
    )
    page = reviewer.get(f"/locations/{location.id}/places/{group.id}/edit").text
    assert 'value="2026-11-10"' in page
    told = reviewer.get(f"/locations/{location.id}").text
    assert "Unaccompanied minors" in told
    assert "agreed on: 10 November 2026" in told


def test_places_can_be_replaced_by_those_of_a_neighbour_in_the_province(session, reviewer):
    old = make_places(session, make_location(session))
    new = make_places(session, make_location(session, ZEIST, name="De Nieuwe"))
    far = make_places(session, make_location(session, GRONINGEN))
    page = reviewer.get(f"/locations/{old.location_id}/places/{old.id}/edit").text
    assert "Zeist, De Nieuwe" in page
    assert str(new.id) in page
    assert str(far.id) not in page


def test_people_are_counted_beside_the_places_and_a_later_word_about_a_day_counts(session, reviewer):
    location = make_location(session)
    group = make_places(session, location, 100)
    address = f"/locations/{location.id}/places/{group.id}/occupancy"
    for number in ("104", "96"):
        form = {"residents": number, "counted_on": "2026-11-01", "source": "opgave van de beheerder"}
        assert reviewer.post(address, data=form).status_code == 302
    page = reviewer.get(address).text
    assert "4 more people than places" in page
    assert "4 places empty" in page
    assert "96 residents on 1 November 2026" in reviewer.get(f"/locations/{location.id}").text


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"counted_on": "2099-01-01"}, "This day is still to come."),
        ({"source": " "}, "Write down where this is written."),
        ({"residents": "-1"}, "Enter a whole number from 0 to 100,000."),
    ],
)
def test_a_count_that_cannot_be_is_refused_in_words(session, reviewer, wrong, sentence):
    location = make_location(session)
    group = make_places(session, location)
    form = {"residents": "9", "counted_on": "2026-11-01", "source": "telling"} | wrong
    answer = reviewer.post(f"/locations/{location.id}/places/{group.id}/occupancy", data=form)
    assert answer.status_code == 400
    assert sentence in answer.text
