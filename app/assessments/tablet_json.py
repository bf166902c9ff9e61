"""What a tablet asks and says: what it takes along, that it is there, and whether everything arrived."""

import uuid

from flask import jsonify
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from app.accounts.access import current_person, needs_role
from app.accounts.models import Role
from app.assessments import actions, permissions, queries, tablet_state
from app.assessments.assessment_page import json_body, loaded
from app.assessments.blueprint import room
from app.assessments.models import Assessment
from app.assessments.queries import Received
from app.assessments.tablet_payloads import Asked, Contact, read_shape
from app.assessments.walks import outline_of_walk
from app.i18n import current_language
from app.problems import NotAllowed
from app.transaction import current_session


def of_team(assessment_id: uuid.UUID) -> Assessment:
    """The assessment, for somebody who judges in it, open or not."""
    assessment = loaded(assessment_id)
    if not permissions.may_judge(current_person(), assessment):
        raise NotAllowed("not-in-team")
    return assessment


@room.get("/<uuid:assessment_id>/along")
@needs_role(Role.INSPECTOR, Role.MUNICIPALITY)
def along(assessment_id: uuid.UUID) -> ResponseReturnValue:
    """All that the tablet computes and shows with, beside the page itself."""
    assessment = of_team(assessment_id)
    session, person = current_session(), current_person()
    return jsonify(
        {
            "person": str(person.id),
            "assessment": str(assessment.id),
            "digest": assessment.framework_version.digest,
            "number": assessment.number,
            "title": assessment.location.name,
            "language": current_language(),
            **tablet_state.standing(session, assessment),
            "outline": tablet_state.outline_of(assessment),
            "division": tablet_state.division(session, assessment),
            "walk": outline_of_walk(assessment),
            **tablet_state.news(session, assessment),
        }
    )


@room.post("/<uuid:assessment_id>/contact")
@needs_role(Role.INSPECTOR, Role.MUNICIPALITY)
def contact(assessment_id: uuid.UUID) -> ResponseReturnValue:
    """A tablet says what it still has to send and hears what is new; also when judging has ended."""
    assessment = of_team(assessment_id)
    session, person = current_session(), current_person()
    heard = read_shape(Contact, json_body())
    actions.hear_of_tablet(
        session, person, assessment, heard.tablet, waiting=sum(heard.waiting.values()), theme=heard.theme
    )
    return jsonify(
        {
            **tablet_state.standing(session, assessment),
            "people": tablet_state.presence(session, assessment, person),
            "division": tablet_state.division(session, assessment),
            **tablet_state.news(session, assessment, after=heard.after, after_rooms=heard.after_rooms),
        }
    )


@room.post("/<uuid:assessment_id>/receipt")
@needs_role(Role.INSPECTOR, Role.MUNICIPALITY)
def receipt(assessment_id: uuid.UUID) -> ResponseReturnValue:
    """Whether we hold what the tablet has sent, hash by hash, and how much we hold of this person."""
    assessment = of_team(assessment_id)
    session, person = current_session(), current_person()
    asked = read_shape(Asked, json_body())
    words = _received(queries.received_from(session, assessment.id, person))
    items = tablet_state.checked(session, assessment, person, asked.items)
    return jsonify({"items": items, "words": words})


def _received(held: Received) -> str:
    counted = {
        "judgements": ngettext("%(num)s judgement", "%(num)s judgements", held.judgements),
        "photos": ngettext("%(num)s photo", "%(num)s photos", held.photos),
    }
    if not held.rooms:
        return _("Received from you: %(judgements)s and %(photos)s.", **counted)
    rooms = ngettext("%(num)s room", "%(num)s rooms", held.rooms)
    return _("Received from you: %(judgements)s, %(rooms)s and %(photos)s.", rooms=rooms, **counted)
