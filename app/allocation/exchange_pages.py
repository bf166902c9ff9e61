"""Exchanges between municipalities: the list, writing one down, one exchange and stopping it."""

import functools
import uuid

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.accounts.access import current_person, needs_role, signed_in
from app.accounts.models import Role
from app.allocation import exchange_actions, exchange_queries, permissions
from app.allocation.blueprint import room
from app.allocation.exchange_forms import ExchangeForm, StopForm
from app.allocation.exchange_queries import NamedExchange
from app.database import new_id
from app.errors import put_into_words
from app.forms import form_key
from app.i18n import today
from app.locations.permissions import seeing_reach
from app.locations.queries import municipalities
from app.problems import NotAllowed, NotFound, Problem
from app.transaction import current_session


@room.get("/exchanges")
@signed_in
def exchanges() -> ResponseReturnValue:
    """The exchanges of the municipalities that one may see; of one area when the address names it."""
    person, code = current_person(), request.args.get("area", "")
    found = exchange_queries.exchanges_page(
        current_session(), seeing_reach(person), request.args.get("page", 1, type=int), code=code
    )
    may_write = not permissions.entering_reach(person).is_empty
    return render_template(
        "allocation/exchanges.html", found=found, code=code, today=today(), may_write=may_write
    )


def _may_write(provinces: set[str]) -> bool:
    return any(permissions.may_enter_figures(current_person(), code) for code in provinces)


@room.route("/exchanges/new", methods=["GET", "POST"])
@needs_role(Role.REVIEWER, Role.PROVINCE)
def agree_exchange() -> ResponseReturnValue:
    """Write down an exchange of which one side is in one's own province."""
    session, person = current_session(), current_person()
    if permissions.entering_reach(person).is_empty:
        raise NotAllowed("exchange-not-yours")
    form = ExchangeForm(data={"starts_on": today()})
    by_code = {one.code: one for one in municipalities(session)}
    choices = [("", _("Choose a municipality")), *((code, one.name) for code, one in by_code.items())]
    form.host.choices = form.taker.choices = choices
    if form.validate_on_submit():
        if not _may_write({by_code[form.host.data].province_code, by_code[form.taker.data].province_code}):
            raise NotAllowed("exchange-not-yours")
        try:
            exchange = exchange_actions.agree_exchange(session, person.id, form.details(), key=form_key())
        except Problem as problem:
            form.form_errors.append(put_into_words(problem))
        else:
            flash(_("The exchange was saved. Both municipalities show it."), "success")
            return redirect(url_for("allocation.one_exchange", exchange_id=exchange.id))
    page = render_template("allocation/new_exchange.html", form=form, key=form_key() or new_id())
    return page, 400 if form.errors else 200


def _seen(exchange_id: uuid.UUID) -> NamedExchange:
    found = exchange_queries.exchange_by_id(current_session(), exchange_id)
    sees = functools.partial(permissions.may_see_places_of, current_person())
    if not any(sees(one.province_code, one.code) for one in (found.host, found.taker)):
        raise NotFound("exchange-not-found")
    return found


@room.get("/exchanges/<uuid:exchange_id>")
@signed_in
def one_exchange(exchange_id: uuid.UUID) -> ResponseReturnValue:
    """One exchange with what was agreed."""
    return _exchange_page(_seen(exchange_id), StopForm(data={"stopped_from": today()}))


def _exchange_page(found: NamedExchange, form: StopForm) -> str:
    may_stop = found.exchange.stopped_from is None and _may_write(
        {found.host.province_code, found.taker.province_code}
    )
    return render_template("allocation/one_exchange.html", found=found, form=form, may_stop=may_stop)


@room.post("/exchanges/<uuid:exchange_id>/stop")
@needs_role(Role.REVIEWER, Role.PROVINCE)
def stop_exchange(exchange_id: uuid.UUID) -> ResponseReturnValue:
    """Let an exchange hold no longer from a day on."""
    found, form = _seen(exchange_id), StopForm()
    if not _may_write({found.host.province_code, found.taker.province_code}):
        raise NotAllowed("exchange-not-yours")
    if form.validate_on_submit():
        stopped_from, reason = form.day(), form.reason.data or ""
        try:
            exchange_actions.stop_exchange(
                current_session(), current_person().id, found.exchange, stopped_from, reason
            )
        except Problem as problem:
            form.form_errors.append(put_into_words(problem))
        else:
            flash(_("The exchange stops on that day."), "success")
            return redirect(url_for("allocation.one_exchange", exchange_id=exchange_id))
    return _exchange_page(found, form), 400
