"""Sending a concept out, following the replies, and deciding on each finding."""

import uuid
from collections.abc import Callable
from functools import partial

from flask import Response, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.accounts.access import current_person, needs_role
from app.accounts.models import Role
from app.assessments import permissions
from app.assessments.actions import Change
from app.assessments.assessment_page import loaded
from app.assessments.findings import grounds, shortcoming_of_each
from app.assessments.models import Assessment, FindingKind
from app.assessments.queries import changers_of, findings_of_assessment, judges_of
from app.assessments.scorecards import read
from app.assessments.words import STEP_TAKEN_WORDS
from app.assessments.workflow import State, Step
from app.database import now
from app.errors import put_into_words
from app.extensions import office_of
from app.framework.queries import framework_of
from app.i18n import today
from app.problems import NotFound, Problem
from app.replies import actions as replies
from app.replies.models import Hearing, Outcome, Party, Reply
from app.replies.queries import contact_of, file_of, links_of, replies_and_decisions
from app.replies.term import is_over, last_day
from app.replies.together import together
from app.reports.actions import request_report
from app.review.actions import take_step
from app.review.blueprint import room
from app.review.forms import ContactsForm
from app.transaction import current_session
from quality_framework import Level, Risk

CHANGED_INTO = (Level.MET, Level.PARTLY_MET, Level.NOT_MET, Level.NOT_APPLICABLE)


@room.route("/<uuid:assessment_id>/send-out", methods=["GET", "POST"])
@needs_role(Role.REVIEWER)
def send_out(assessment_id: uuid.UUID) -> ResponseReturnValue:
    """Where the concept goes, which findings are put to the parties and until when they can reply."""
    assessment, session = loaded(assessment_id), current_session()
    form = ContactsForm(data=_addresses(assessment))
    refusal: Problem | None = None
    if form.validate_on_submit():
        refusal = _refused(partial(_send, assessment, form))
        if refusal is None:
            flash(str(STEP_TAKEN_WORDS[Step.SEND_OUT_FOR_REPLY]), "success")
            return redirect(url_for("review.hearing", assessment_id=assessment_id))
    page = render_template(
        "review/send_out.html",
        assessment=assessment,
        form=form,
        number=len(grounds(read(session, assessment), FindingKind.SHORTCOMING)),
        due_on=last_day(today()),
        refusal=put_into_words(refusal) if refusal is not None else None,
    )
    return page, refusal.status if refusal is not None else 400 if form.errors else 200


def _addresses(assessment: Assessment) -> dict[str, str]:
    found: dict[str, str] = {}
    for party in Party:
        contact = contact_of(current_session(), assessment.location, party)
        if contact is not None:
            found |= {party.value: contact.email, f"{party.value}_language": contact.language}
    return found


def _send(assessment: Assessment, form: ContactsForm) -> None:
    session, person = current_session(), current_person()
    fields = {
        Party.OPERATOR: (form.operator, form.operator_language),
        Party.MUNICIPALITY: (form.municipality, form.municipality_language),
    }
    _may_review(assessment)
    for party, (email, language) in fields.items():
        if email.data and (party is Party.MUNICIPALITY or assessment.location.operator_id is not None):
            replies.set_contact(
                session, person, assessment.location, party, email=email.data, language=language.data
            )
    sent = take_step(session, person, assessment, Step.SEND_OUT_FOR_REPLY)
    # The whole concept lies ready behind the link in the language of each party, also of one whose address
    # comes later: what is frozen later is not what went out.
    for spoken in sorted({reply.language for reply in _hearing_of(sent).replies}):
        request_report(session, person.id, sent, language=spoken)


def _refused(deed: Callable[[], object]) -> Problem | None:
    try:
        with current_session().begin_nested():
            deed()
    except Problem as problem:
        return problem
    return None


def _may_review(assessment: Assessment) -> None:
    judged_by = judges_of(current_session(), assessment.id)
    if not permissions.may_review(current_person(), assessment, judged_by):
        raise NotFound("hearing-not-found")


def _hearing_of(assessment: Assessment) -> Hearing:
    told = replies_and_decisions(current_session(), assessment.id)
    if told is None:
        raise NotFound("hearing-not-found")
    return told.hearing


def _reply_of(hearing: Hearing, party: str) -> Reply:
    found = next((reply for reply in hearing.replies if reply.party == party), None)
    if found is None:
        raise NotFound("reply-not-found")
    return found


@room.get("/<uuid:assessment_id>/hearing")
@needs_role(Role.REVIEWER)
def hearing(assessment_id: uuid.UUID) -> ResponseReturnValue:
    """Who replied and who not, each finding with its answers, and the decision on it."""
    return hearing_page(loaded(assessment_id))


def hearing_page(assessment: Assessment, refusal: Problem | None = None) -> ResponseReturnValue:
    """The page of the hearing, with what was refused and what was filled in."""
    session, person = current_session(), current_person()
    told = replies_and_decisions(session, assessment.id)
    if told is None:
        raise NotFound("hearing-not-found")
    framework = framework_of(assessment.framework_version)
    may_review = permissions.may_review(person, assessment, judges_of(session, assessment.id))
    page = render_template(
        "review/hearing.html",
        assessment=assessment,
        told=told,
        indicators={one.indicator: framework.indicator(one.indicator) for one in told.findings},
        findings=shortcoming_of_each(findings_of_assessment(session, assessment.id)),
        together=together,
        links={reply.id: links_of(session, reply.id) for reply in told.replies},
        may_decide=may_review and assessment.state is State.OUT_FOR_REPLY,
        has_changed=person.id in changers_of(session, assessment.id),
        is_over=is_over(told.hearing.due_on, now()),
        levels=[level.value for level in CHANGED_INTO],
        risks=[risk.value for risk in Risk],
        refusal=put_into_words(refusal) if refusal is not None else None,
        kept=request.form if refusal is not None else {},
        step=Step.DECIDE_REPLY,
    )
    return page, refusal.status if refusal is not None else 200


def _done(assessment: Assessment, deed: Callable[[], object], words: str) -> ResponseReturnValue:
    refusal = _refused(deed)
    if refusal is not None:
        return hearing_page(loaded(assessment.id), refusal)
    flash(words, "success")
    return redirect(url_for("review.hearing", assessment_id=assessment.id))


@room.post("/<uuid:assessment_id>/hearing/decisions")
@needs_role(Role.REVIEWER)
def decide(assessment_id: uuid.UUID) -> ResponseReturnValue:
    """Decide on one finding: it stands, or it changes."""
    assessment, form = loaded(assessment_id), request.form
    change = None
    if form.get("outcome") == Outcome.CHANGED:
        change = Change(form.get("level", ""), form.get("remark", ""), form.get("risk", ""))
    deed = partial(
        replies.decide,
        current_session(),
        current_person(),
        assessment,
        _hearing_of(assessment),
        indicator=form.get("indicator", ""),
        reason=form.get("reason", ""),
        change=change,
    )
    return _done(assessment, deed, _("The decision is saved."))


@room.post("/<uuid:assessment_id>/hearing/extension")
@needs_role(Role.REVIEWER)
def extend(assessment_id: uuid.UUID) -> ResponseReturnValue:
    """Give more time, once."""
    assessment = loaded(assessment_id)
    _may_review(assessment)
    found, reason = _hearing_of(assessment), request.form.get("reason", "")
    deed = partial(replies.extend_term, current_session(), current_person(), assessment, found, reason)
    return _done(assessment, deed, _("The parties have ten working days more, and were told so."))


@room.post("/<uuid:assessment_id>/hearing/<party>/link")
@needs_role(Role.REVIEWER)
def renew_link(assessment_id: uuid.UUID, party: str) -> ResponseReturnValue:
    """Send a new link to the address on file; the old one no longer works."""
    assessment = loaded(assessment_id)
    _may_review(assessment)
    found = _hearing_of(assessment)
    reply, email = _reply_of(found, party), request.form.get("email", "").strip()

    def deed() -> None:
        session, person = current_session(), current_person()
        if email:
            replies.set_contact(
                session, person, assessment.location, reply.party, email=email, language=reply.language
            )
        replies.renew_link(session, person, assessment, found, reply)

    return _done(assessment, deed, _("A new link was sent. The old one no longer works."))


@room.post("/<uuid:assessment_id>/hearing/<party>/revoke")
@needs_role(Role.REVIEWER)
def revoke_link(assessment_id: uuid.UUID, party: str) -> ResponseReturnValue:
    """Take the link of a party back."""
    assessment = loaded(assessment_id)
    _may_review(assessment)
    reply = _reply_of(_hearing_of(assessment), party)
    deed = partial(replies.revoke_link, current_session(), current_person(), assessment, reply)
    return _done(assessment, deed, _("The link no longer works. What was saved is kept."))


@room.post("/<uuid:assessment_id>/hearing/<party>/declined")
@needs_role(Role.REVIEWER)
def decline(assessment_id: uuid.UUID, party: str) -> ResponseReturnValue:
    """Write down that a party will not reply."""
    assessment = loaded(assessment_id)
    reply, reason = _reply_of(_hearing_of(assessment), party), request.form.get("reason", "")
    deed = partial(replies.decline, current_session(), current_person(), assessment, reply, reason)
    return _done(assessment, deed, _("It is written down that this party will not reply."))


@room.get("/<uuid:assessment_id>/hearing/files/<uuid:file_id>")
@needs_role(Role.REVIEWER)
def reply_file(assessment_id: uuid.UUID, file_id: uuid.UUID) -> ResponseReturnValue:
    """A file that a party added, to be kept on the reader's own device; it was not searched for viruses."""
    assessment = loaded(assessment_id)
    kept = file_of(current_session(), assessment.id, file_id)
    response = Response(office_of(current_app).storage.get(kept.sha256), mimetype=kept.media_type)
    response.headers.set("Content-Disposition", "attachment", filename=kept.name)
    return response
