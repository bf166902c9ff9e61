import datetime as dt

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError

from app import audit
from app.allocation.actions import FiguresFile, import_figures, import_figures_file
from app.allocation.counting import Reason
from app.allocation.figure_queries import figures_page, newest_versions
from app.allocation.figures import FigureKind
from app.allocation.models import Cycle, Figure, FigureImport
from app.allocation.queries import (
    country_on,
    cycle_by_id,
    cycle_on,
    day_within,
    municipality_status,
)
from app.allocation.record_queries import as_published, figures_by_area
from app.allocation.seeding import load_seed
from app.allocation.table_file import FiguresFileError
from app.locations.models import PlaceKind, PlaceState
from app.problems import NotFound
from tests.factories.places import UTRECHT, ZEIST, make_location, make_places

HEADER = "cycle,area,kind,places,valid_from,source\n"
ON = dt.date(2025, 7, 1)


def file(*rows):
    return FiguresFile("cijfers.csv", (HEADER + "\n".join(rows)).encode())


def number_of_figures(session):
    return session.scalar(select(func.count()).select_from(Figure))


def test_the_seed_holds_both_cycles_with_six_steps_each(session):
    for cycle in session.scalars(select(Cycle.id)):
        assert len(cycle_by_id(session, cycle).steps) == 6


def test_loading_the_seed_again_adds_nothing(session):
    before = number_of_figures(session)
    load_seed(session)
    assert number_of_figures(session) == before == 94
    assert session.scalar(select(func.count()).select_from(FigureImport)) == 2


def test_every_seeded_figure_has_a_source(session):
    assert session.scalar(select(func.count()).select_from(Figure).where(Figure.source == "")) == 0


def test_a_municipality_of_which_nothing_was_published_has_no_task(session):
    status = municipality_status(session, ZEIST, "2024-2026", ON)
    assert status.task is None
    assert status.balance is None


def test_a_task_of_zero_stays_zero_and_words_stay_words(session):
    assert municipality_status(session, "GM0351", "2024-2026", ON).task_places == 0
    (brabant,) = [
        figure
        for figure in figures_by_area(session, "2026-2028", ["PV30"])["PV30"]
        if figure.kind is FigureKind.PROVINCIAL_TASK
    ]
    assert brabant.places is None
    assert brabant.in_words == "ruim 13.000"


def test_texts_are_given_in_english_where_they_exist_and_else_in_dutch(session):
    figure = session.scalar(
        select(Figure).where(Figure.area_code == "PV30", Figure.in_words == "ruim 13.000")
    )
    assert as_published(figure, "en").in_words == "over 13,000"
    figure = session.scalar(select(Figure).where(Figure.source_en == "").limit(1))
    assert as_published(figure, "en").source == figure.source


def test_utrecht_has_its_indicative_share_and_then_its_decision(session):
    assert municipality_status(session, UTRECHT, "2024-2026", dt.date(2024, 6, 1)).task_places == 1988
    status = municipality_status(session, UTRECHT, "2024-2026", ON)
    assert (status.task_places, status.task.amv_places) == (1946, 152)


def test_a_file_adds_figures_and_a_changed_one_becomes_the_next_version(session):
    before = number_of_figures(session)
    row = "2026-2028,GM0344,indicative-share,1.700,27-02-2026,Staatscourant"
    first = import_figures(session, None, file(row))
    assert (first.figures_added, first.figures_unchanged) == (1, 0)
    again = import_figures(session, None, file(row))
    assert (again.figures_added, again.figures_unchanged) == (0, 1)
    import_figures(session, None, file(row.replace("1.700", "1.750")))
    assert number_of_figures(session) == before + 2
    newest = newest_versions(session, "2026-2028", [UTRECHT])
    assert newest == {(UTRECHT, FigureKind.INDICATIVE_SHARE): 2}
    assert municipality_status(session, UTRECHT, "2026-2028", dt.date(2026, 11, 23)).task_places == 1750


def test_an_import_writes_who_brought_which_file(session):
    arrival = import_figures(session, None, file("2026-2028,NL,realised,5,2026-11-01,COA"))
    (line, value), *_seed = audit.lines_about(session, audit.subject("figures", "all"))
    assert line.action == "import-figures"
    assert value.after == {"name": "cijfers.csv", "sha256": arrival.sha256, "added": 1}


def test_one_mistake_refuses_the_whole_file(session):
    before = number_of_figures(session)
    good = "2026-2028,GM0344,indicative-share,1700,2026-02-27,Staatscourant"
    with pytest.raises(FiguresFileError) as refusal:
        import_figures(
            session,
            None,
            file(good, "2026-2028,GM9999,decided,1,2026-02-27,X", "x,NL,decided,1,2026-02-27,X"),
        )
    told = [(mistake.row, mistake.code) for mistake in refusal.value.mistakes]
    assert told == [(3, "area-unknown"), (4, "cycle-not-understood")]
    assert number_of_figures(session) == before


def test_a_file_is_taken_in_from_a_path(session, tmp_path):
    path = tmp_path / "cijfers.csv"
    path.write_text(HEADER + "2026-2028,PV26,provincial-task,7.500,2026-02-27,Staatscourant\n")
    assert import_figures_file(session, None, path).name == "cijfers.csv"


@pytest.mark.parametrize(
    "statement", ["UPDATE figures SET places = 1", "DELETE FROM figures", "TRUNCATE figures"]
)
def test_the_database_itself_refuses_to_change_a_figure(session, statement):
    with pytest.raises(IntegrityError, match="figures"), session.begin_nested():
        session.execute(text(statement))


def test_places_count_per_municipality_and_no_place_outlives_its_location(session):
    linde = make_location(session, closes_on=dt.date(2025, 12, 31))
    make_places(session, linde, 100)
    new = make_places(session, make_location(session), 60, starts_on=dt.date(2025, 6, 1))
    make_places(session, make_location(session), 40, replaced_by=new.id)
    make_places(session, make_location(session, ZEIST), 500)
    status = municipality_status(session, UTRECHT, "2024-2026", ON)
    assert {group.group.places: group.reason for group in status.groups} == {
        100: Reason.ENDS_TOO_EARLY,
        60: Reason.DURABLE,
        40: Reason.REPLACED,
    }
    assert status.counted == 60


def test_a_plan_replaces_nothing_until_it_is_open(session):
    plan = make_places(session, make_location(session), 60, state=PlaceState.PLANNED)
    make_places(session, make_location(session), 40, replaced_by=plan.id)
    status = municipality_status(session, UTRECHT, "2024-2026", ON)
    assert (status.counted, status.planned) == (40, 20)


def test_the_country_adds_up_places_only_where_they_may_be_seen(session):
    make_places(session, make_location(session), 40)
    make_places(session, make_location(session), 10, kind=PlaceKind.UKRAINE)
    found = country_on(session, "2024-2026", ON, shows_places=lambda code: code == "PV26")
    by_code = {province.code: province for province in found.provinces}
    assert by_code["PV26"].totals.counted == 40
    assert by_code["PV25"].totals is None
    assert found.whole.task.places == 96_000
    assert found.whole.totals is None
    assert found.whole.figure(FigureKind.DECIDED) is None
    assert by_code["PV26"].shares.of == 26


def test_a_municipality_takes_the_same_number_of_queries_however_many_places_it_has(session, count_queries):
    before = len(count_queries)
    municipality_status(session, UTRECHT, "2024-2026", ON)
    few = len(count_queries) - before
    for _number in range(8):
        make_places(session, make_location(session))
    session.expire_all()
    before = len(count_queries)
    municipality_status(session, UTRECHT, "2024-2026", ON)
    assert len(count_queries) - before == few <= 6


def test_a_cycle_is_chosen_by_day_and_a_day_is_brought_within_its_cycle(session):
    assert cycle_on(session, dt.date(2026, 11, 23)).id == "2026-2028"
    assert cycle_on(session, dt.date(2020, 1, 1)).id == "2024-2026"
    first = cycle_by_id(session, "2024-2026")
    assert day_within(first, dt.date(2026, 11, 23)) == dt.date(2026, 1, 31)
    assert day_within(first, dt.date(2020, 1, 1)) == dt.date(2024, 2, 1)
    with pytest.raises(NotFound, match="cycle-not-found"):
        cycle_by_id(session, "2030-2032")


def test_without_any_cycle_there_is_none_to_show(session_of_empty_portal):
    with pytest.raises(NotFound, match="cycle-not-found"):
        cycle_on(session_of_empty_portal, ON)


def test_figures_are_paged_from_the_country_down_with_the_newest_version_first(session):
    import_figures(session, None, file("2024-2026,NL,capacity-estimate,96001,2024-01-31,test"))
    page = figures_page(session, "2024-2026", "", 1)
    assert (page.total, page.pages) == (83, 4)
    assert [(one.figure.area_code, one.figure.version) for one in page.versions[:2]] == [("NL", 2), ("NL", 1)]
    assert figures_page(session, "2024-2026", "", 99).page == 4
    assert figures_page(session, "2024-2026", "GM0014", 1).total == 1
