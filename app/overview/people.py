"""The administrator's pages: who has an account, and what they may do where."""

import uuid

from flask import Blueprint, Flask, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from app.accounts import actions, queries
from app.accounts.access import current_person, needs_role
from app.accounts.models import Person, Role, RoleGrant, Scope
from app.accounts.permissions import may_manage_people
from app.errors import put_into_words
from app.locations.queries import place_choices
from app.overview.people_forms import ROLE_WORDS, GrantForm, PersonForm
from app.problems import NotAllowed, Problem
from app.transaction import current_session

room = Blueprint("people", __name__, url_prefix="/people")


def init_room(app: Flask) -> None:
    """Put these pages into the portal."""
    app.register_blueprint(room)


def _choices(session: Session) -> dict[str, list[tuple[str, str]]]:
    places = place_choices(session)
    return {
        _("The whole country"): [(Scope.NATIONAL.value, _("The whole country"))],
        _("One province"): [(f"{Scope.PROVINCE}:{code}", name) for code, name in places.provinces],
        _("One municipality"): [
            (f"{Scope.MUNICIPALITY}:{code}", name) for code, name in places.municipalities
        ],
        _("One location"): [(f"{Scope.LOCATION}:{key}", name) for key, name in places.locations],
    }


def _in_words(grant: RoleGrant, choices: dict[str, list[tuple[str, str]]]) -> str:
    place = grant.province_code or grant.municipality_code or grant.location_id
    wanted = f"{grant.scope}:{place}" if place else grant.scope.value
    name = next((label for group in choices.values() for value, label in group if value == wanted), "–")
    return f"{ROLE_WORDS[grant.role]}: {name}"


def _administrator() -> Person:
    person = current_person()
    if not may_manage_people(person):
        raise NotAllowed("people-of-the-whole-country-only")
    return person


@room.get("/")
@needs_role(Role.ADMINISTRATOR)
def index() -> ResponseReturnValue:
    """Everybody with an account, by name."""
    _administrator()
    session = current_session()
    page = queries.people_page(session, request.args.get("page", 1, type=int))
    choices = _choices(session)
    roles = {one.id: [_in_words(grant, choices) for grant in one.standing_grants] for one in page.people}
    return render_template("overview/people.html", page=page, roles=roles)


@room.route("/new", methods=["GET", "POST"])
@needs_role(Role.ADMINISTRATOR)
def add() -> ResponseReturnValue:
    """Give somebody an account."""
    administrator = _administrator()
    session = current_session()
    form = PersonForm()
    form.place.choices = _choices(session)
    refusal = None
    if form.validate_on_submit():
        try:
            person = actions.add_person(
                session,
                administrator.id,
                name=form.name.data or "",
                email=form.email.data or "",
                password=form.password.data or "",
                grants=(form.grant(),),
            )
        except Problem as problem:
            refusal = put_into_words(problem)
        else:
            flash(_("%(name)s has an account now.", name=person.name), "success")
            return redirect(url_for("people.one", person_id=person.id))
    page = render_template("overview/person_new.html", form=form, refusal=refusal)
    return page, 400 if refusal or form.errors else 200


@room.get("/<uuid:person_id>")
@needs_role(Role.ADMINISTRATOR)
def one(person_id: uuid.UUID) -> ResponseReturnValue:
    """One person: roles, and whether the account is open."""
    _administrator()
    return _person_page(queries.person_by_id(current_session(), person_id), GrantForm(formdata=None))


def _person_page(person: Person, form: GrantForm, refusal: str | None = None) -> ResponseReturnValue:
    choices = _choices(current_session())
    form.place.choices = choices
    grants = [(grant.id, _in_words(grant, choices), grant.granted_at) for grant in person.standing_grants]
    page = render_template("overview/person.html", person=person, form=form, grants=grants, refusal=refusal)
    return page, 400 if refusal or form.errors else 200


@room.post("/<uuid:person_id>/roles")
@needs_role(Role.ADMINISTRATOR)
def grant_role(person_id: uuid.UUID) -> ResponseReturnValue:
    """Give one more role."""
    administrator = _administrator()
    session = current_session()
    person = queries.person_by_id(session, person_id, lock=True)
    form = GrantForm()
    form.place.choices = _choices(session)
    if not form.validate_on_submit():
        return _person_page(person, form)
    try:
        actions.grant_role(session, administrator.id, person, form.grant())
    except Problem as problem:
        return _person_page(person, form, put_into_words(problem))
    flash(_("The role was given."), "success")
    return redirect(url_for("people.one", person_id=person_id))


@room.post("/<uuid:person_id>/roles/<uuid:grant_id>/end")
@needs_role(Role.ADMINISTRATOR)
def end_grant(person_id: uuid.UUID, grant_id: uuid.UUID) -> ResponseReturnValue:
    """Take a role back."""
    administrator = _administrator()
    session = current_session()
    actions.end_grant(
        session, administrator.id, queries.person_by_id(session, person_id, lock=True), grant_id
    )
    flash(_("The role was taken back."), "success")
    return redirect(url_for("people.one", person_id=person_id))


@room.post("/<uuid:person_id>/close")
@needs_role(Role.ADMINISTRATOR)
def close(person_id: uuid.UUID) -> ResponseReturnValue:
    """Close the account; all that the person wrote stays."""
    administrator = _administrator()
    session = current_session()
    actions.close_account(session, administrator.id, queries.person_by_id(session, person_id, lock=True))
    flash(_("The account is closed. Everything this person wrote is kept."), "success")
    return redirect(url_for("people.one", person_id=person_id))


@room.post("/<uuid:person_id>/open")
@needs_role(Role.ADMINISTRATOR)
def reopen(person_id: uuid.UUID) -> ResponseReturnValue:
    """Open a closed account again."""
    administrator = _administrator()
    session = current_session()
    actions.open_account(session, administrator.id, queries.person_by_id(session, person_id, lock=True))
    flash(_("The account is open again."), "success")
    return redirect(url_for("people.one", person_id=person_id))
