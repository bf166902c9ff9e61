"""Task and places of the country and its provinces, and every figure with its source."""

from flask import Flask, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.accounts.access import current_person, signed_in
from app.allocation import (
    area_pages,
    country,
    cycle_pages,
    entry_pages,
    exchange_pages,
    figure_queries,
    history_words,
    import_pages,
    permissions,
    queries,
    record_queries,
    succession_pages,
    words,
)
from app.allocation.blueprint import room
from app.allocation.cycle_views import asked_cycle, asked_day, timeline_of
from app.allocation.explaining import counting_sentence
from app.allocation.figures import NATIONAL
from app.allocation.sentences import SENTENCES
from app.errors import wording
from app.i18n import current_language
from app.transaction import current_session

# Each adds its pages to the blueprint of the room.
PAGES = (area_pages, import_pages, entry_pages, exchange_pages, cycle_pages, succession_pages)


def init_room(app: Flask) -> None:
    """Put this room's pages and sentences into the portal, and its words into templates."""
    app.register_blueprint(room)
    wording.add(SENTENCES)
    app.jinja_env.filters.update(
        figure_kind=words.FIGURE_KIND_WORDS.__getitem__,
        figure_quality=words.QUALITY_WORDS.__getitem__,
        task_kind=words.TASK_WORDS.__getitem__,
        cycle_step=words.STEP_WORDS.__getitem__,
        counting_sentence=counting_sentence,
        history_sentence=history_words.history_sentence,
        return_kind=words.RETURN_WORDS.__getitem__,
        file_mistake=words.MISTAKE_WORDS.__getitem__,
    )


@room.get("/")
@signed_in
def index() -> ResponseReturnValue:
    """The country and its provinces in a cycle: what was published, and the places one may see."""
    session, person, cycle = current_session(), current_person(), asked_cycle()
    on = asked_day(cycle)
    found = queries.country_on(
        session,
        cycle.id,
        on,
        shows_places=lambda code: permissions.may_see_places_of(person, code),
        language=current_language(),
    )
    return render_template(
        "allocation/index.html",
        cycle=cycle,
        cycles=queries.cycles(session),
        on=on,
        found=found,
        task_of_all=country.task_of_all(found.provinces),
        steps=timeline_of(cycle, on),
        may_enter=not permissions.entering_reach(person).is_empty,
    )


@room.get("/figures")
@signed_in
def figures() -> ResponseReturnValue:
    """Every figure of a cycle in every version, with its source; of one area when the address names it."""
    session, cycle = current_session(), asked_cycle()
    area = request.args.get("area", "")
    found = figure_queries.figures_page(session, cycle.id, area, request.args.get("page", 1, type=int))
    codes = {one.figure.area_code for one in found.versions} | {area}
    names = {NATIONAL: _("Netherlands"), **queries.area_names(session, codes)}
    language = current_language()
    return render_template(
        "allocation/figures.html",
        cycle=cycle,
        cycles=queries.cycles(session),
        area=area,
        names=names,
        found=found,
        figures=[
            (record_queries.as_published(one.figure, language), one.arrival, one.withdrawn)
            for one in found.versions
        ],
        newest=figure_queries.newest_versions(session, cycle.id, codes),
        may_enter=not permissions.entering_reach(current_person()).is_empty,
    )
