import datetime as dt
import uuid

import pytest
from sqlalchemy import func, select

from app import audit
from app.locations.actions import COA, LocationDetails, add_location, add_operator, change_location, load_seed
from app.locations.kinds import Group, LocationKind
from app.locations.models import Municipality, Operator, OperatorKind, PlaceKind, PlaceState, Province
from app.locations.place_actions import PlaceGroupDetails, add_place_group, change_place_group
from app.locations.queries import location_by_id, operator_by_name, place_group_of
from app.problems import Conflict, Invalid, NotFound
from tests.factories.places import UTRECHT, make_location, make_places


def details(**wanted):
    known = {"name": "De Linde", "municipality_code": UTRECHT, "kind": LocationKind.REGULAR_CENTRE}
    return LocationDetails(**{**known, **wanted})


def lines(session, location):
    return audit.lines_about(session, audit.subject("location", location.id))


def test_the_seed_holds_twelve_provinces_342_municipalities_and_coa(session):
    assert session.scalar(select(func.count()).select_from(Province)) == 12
    assert session.scalar(select(func.count()).select_from(Municipality)) == 342
    assert operator_by_name(session, COA.upper()) is not None


def test_every_municipality_has_a_square_of_its_own(session):
    squares = session.execute(select(Municipality.tile_column, Municipality.tile_row)).all()
    assert len(set(squares)) == 342


def test_loading_the_seed_again_changes_nothing(session):
    session.get(Municipality, UTRECHT).name = "Utrecht (stad)"
    session.flush()
    load_seed(session)
    session.expire_all()
    assert session.get(Municipality, UTRECHT).name == "Utrecht (stad)"
    assert session.scalar(select(func.count()).select_from(Operator)) == 1


def test_a_location_is_added_with_its_place_and_an_audit_line(session):
    location = add_location(
        session, None, details(name="  De   Linde ", residents={"all": 300, "children": 80})
    )
    assert location.name == "De Linde"
    assert location.municipality.province.name == "Utrecht"
    ((line, value),) = lines(session, location)
    assert line.action == "add-location"
    assert value.after["residents"] == {"all": 300, "children": 80}


@pytest.mark.parametrize(
    "wanted",
    [{"kind": LocationKind.UNACCOMPANIED_MINORS}, {"groups": frozenset({Group.UNACCOMPANIED_MINORS})}],
)
def test_where_unaccompanied_minors_live_the_protection_cannot_be_switched_off(session, wanted):
    location = add_location(session, None, details(address_protected=False, **wanted))
    assert location.address_protected
    changed = change_location(session, None, location, details(address_protected=False, **wanted))
    assert changed.address_protected


def test_no_address_ever_stands_in_the_audit_trail(session):
    location = add_location(session, None, details(street_address="Geheimstraat 1", postal_code="3511AB"))
    change_location(session, None, location, details(street_address="Schuilpad 2", postal_code="3512 cd"))
    written = str([(value.before, value.after) for _line, value in lines(session, location)])
    assert "Geheimstraat" not in written
    assert "Schuilpad" not in written
    assert "3511" not in written
    assert "address_changed" in written


def test_a_postal_code_is_kept_in_one_way_of_writing(session):
    assert add_location(session, None, details(postal_code="3511ab")).postal_code == "3511 AB"


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        ({"name": "  "}, "location-needs-name"),
        ({"kind": "hotel"}, "location-kind-unknown"),
        ({"groups": frozenset({"tourists"})}, "group-unknown"),
        ({"residents": {"tourists": 3}}, "group-unknown"),
        ({"residents": {"staff": 3}}, "group-unknown"),
        ({"residents": {"all": -1}}, "residents-out-of-range"),
        ({"residents": {"all": 10, "children": 11}}, "residents-exceed-all"),
        ({"postal_code": "0511 AB"}, "postal-code-wrong"),
        ({"legal_maximum": 0}, "legal-maximum-out-of-range"),
        (
            {"opened_on": dt.date(2026, 1, 2), "closes_on": dt.date(2026, 1, 1)},
            "closes-before-opening",
        ),
    ],
)
def test_a_location_that_cannot_be_is_refused_with_its_reason(session, wanted, code):
    with pytest.raises(Invalid) as refusal:
        add_location(session, None, details(**wanted))
    assert refusal.value.code == code


def test_a_municipality_that_does_not_exist_is_refused(session):
    with pytest.raises(NotFound, match="municipality-not-found"):
        add_location(session, None, details(municipality_code="GM9999"))


def test_a_change_tells_only_what_changed_before_and_after(session):
    location = make_location(session, name="De Linde")
    coa = operator_by_name(session, COA)
    change_location(
        session,
        None,
        location,
        details(name="De Eik", operator_id=coa.id, opened_on=dt.date(2020, 1, 1)),
    )
    (line, value), _added = lines(session, location)
    assert line.action == "change-location"
    assert value.before == {"name": "De Linde", "operator_id": None}
    assert value.after == {"name": "De Eik", "operator_id": str(coa.id)}
    assert location_by_id(session, location.id).operator.name == COA


def test_a_change_that_changes_nothing_leaves_no_line(session):
    location = make_location(session, name="De Linde")
    change_location(session, None, location, details(opened_on=dt.date(2020, 1, 1)))
    assert len(lines(session, location)) == 1


def test_an_operator_has_one_name_whatever_its_capitals(session):
    add_operator(session, None, name="Stichting Onderdak", kind=OperatorKind.FOUNDATION)
    with pytest.raises(Conflict, match="operator-name-taken"):
        add_operator(session, None, name=" stichting  onderdak ", kind=OperatorKind.OTHER)
    with pytest.raises(Invalid, match="operator-needs-name"):
        add_operator(session, None, name=" ", kind=OperatorKind.OTHER)


def test_places_are_added_and_changed_in_the_history_of_their_location(session):
    location = make_location(session)
    group = make_places(session, location, 120)
    wanted = PlaceGroupDetails(
        100, PlaceKind.REGULAR, PlaceState.OPEN, group.starts_on, dt.date(2030, 1, 1), group.source
    )
    change_place_group(session, None, group, wanted)
    change_place_group(session, None, group, wanted)
    told = [line.action for line, _value in lines(session, location)]
    assert told == ["change-place-group", "add-place-group", "add-location"]
    assert [one.places for one in location_by_id(session, location.id).place_groups] == [100]


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        ({"places": 0}, "places-out-of-range"),
        ({"places": 10_001}, "places-out-of-range"),
        ({"ends_on": dt.date(2020, 1, 1)}, "places-end-before-start"),
        ({"state": PlaceState.CLOSED}, "closed-places-need-end"),
        ({"replaced_by_id": uuid.UUID(int=1)}, "replacement-unknown"),
    ],
)
def test_places_that_cannot_be_are_refused_with_their_reason(session, wanted, code):
    known = {
        "places": 10,
        "kind": PlaceKind.REGULAR,
        "state": PlaceState.OPEN,
        "starts_on": dt.date(2020, 1, 1),
    }
    with pytest.raises(Invalid) as refusal:
        add_place_group(session, None, make_location(session), PlaceGroupDetails(**{**known, **wanted}))
    assert refusal.value.code == code


def test_places_cannot_replace_each_other_in_a_circle(session):
    location = make_location(session)
    new = make_places(session, location)
    old = make_places(session, location, replaced_by=new.id)
    wanted = PlaceGroupDetails(100, new.kind, new.state, new.starts_on, replaced_by_id=old.id)
    with pytest.raises(Invalid, match="places-replaced-in-circle"):
        change_place_group(session, None, new, wanted)


def test_a_group_of_another_location_is_not_found(session):
    group = make_places(session, make_location(session))
    with pytest.raises(NotFound, match="place-group-not-found"):
        place_group_of(location_by_id(session, make_location(session).id), group.id)
