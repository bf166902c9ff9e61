"""Every migration goes forward, back and forward again over rows, and the tables are those of the models."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from app.migrating import current_revision, downgrade_database, newest_revision, revisions, upgrade_database
from app.tables import METADATA
from tests.integration.migrations.database_shape import columns, contents, shape, tables

ROWS = Path(__file__).parent / "rows"
# The library's own tables: what they hold is its affair, that they keep what is in them is ours.
OF_THE_QUEUE = "jobs."
# Tables whose rows are evidence: the database refuses to change, remove or empty them, whoever asks.
EVIDENCE = {
    "audit_lines": "action",
    "framework_versions": "document",
    "judgements": "remark",
    "room_records": "remark",
    "frozen_scorecards": "body",
    "figures": "source",
    "occupancies": "source",
    "withdrawn_imports": "reason",
    "reports": "content",
    "hearing_findings": "indicator",
    "reply_decisions": "reason",
    "releases": "digest",
    "report_withdrawals": "reason",
    "quarter_reports": "source",
    "neighbourhood_activities": "what",
    "withdrawn_activities": "reason",
    "supervision_steps": "summary",
    "supervision_responses": "summary",
    "withdrawn_steps": "reason",
    "review_remarks": "words",
    "verdict_overrides": "reason",
    "measure_entries": "words",
    "resolutions": "reason",
    "visit_closings": "reason",
}


@pytest.fixture
def database(empty_database) -> Engine:
    return create_engine(empty_database, poolclass=NullPool)


def rows_of(revision: str) -> str:
    return (ROWS / f"{revision}.sql").read_text(encoding="utf-8")


def fill(database: Engine, revision: str) -> None:
    with database.begin() as connection:
        connection.exec_driver_sql(rows_of(revision))


def upgrade_filled(database: Engine, url: str) -> None:
    """Every revision in turn, each with rows in its tables before the next comes."""
    for revision in revisions():
        upgrade_database(url, revision)
        fill(database, revision)


def test_every_table_of_a_revision_has_rows_to_migrate(empty_database, database):
    for revision in revisions():
        upgrade_database(empty_database, revision)
        fill(database, revision)
        with database.connect() as connection:
            ours = {name for name in tables(connection) if not name.startswith(OF_THE_QUEUE)}
            empty = {name for name, rows in contents(connection, ours).items() if not rows}
        assert not empty, f"add rows of {empty} to tests/integration/migrations/rows/{revision}.sql"


def test_each_revision_goes_back_and_forward_again_over_rows_and_leaves_no_trace(empty_database, database):
    before = "base"
    for revision in revisions():
        with database.connect() as connection:
            shape_before, old, known = shape(connection), tables(connection), columns(connection)
        upgrade_database(empty_database, revision)
        fill(database, revision)
        with database.connect() as connection:
            # A column that this revision drops has nothing to compare.
            left = columns(connection)
            known = {name: [each for each in known[name] if each in left.get(name, ())] for name in known}
            shape_after, rows = shape(connection), contents(connection, old, known)

        downgrade_database(empty_database, before)
        with database.connect() as connection:
            assert shape(connection) == shape_before, f"{revision} leaves something behind"
            assert contents(connection, old, known) == rows, f"{revision} changes older rows on its way back"
        upgrade_database(empty_database, revision)
        with database.connect() as connection:
            assert shape(connection) == shape_after, f"{revision} makes something else the second time"
            assert contents(connection, old, known) == rows, f"{revision} changes older rows"
        fill(database, revision)
        before = revision


def test_all_the_way_back_leaves_an_empty_database_and_forward_again_the_newest(empty_database, database):
    upgrade_filled(database, empty_database)
    with database.connect() as connection:
        newest = shape(connection)

    downgrade_database(empty_database, "base")
    with database.connect() as connection:
        assert shape(connection) == set()
    upgrade_database(empty_database)

    with database.connect() as connection:
        assert shape(connection) == newest
    assert current_revision(empty_database) == newest_revision()


def test_migrating_twice_changes_nothing(empty_database, database):
    upgrade_database(empty_database)
    with database.connect() as connection:
        once = shape(connection)

    upgrade_database(empty_database)

    with database.connect() as connection:
        assert shape(connection) == once


def test_alembic_finds_nothing_to_migrate(database, empty_database):
    upgrade_database(empty_database)
    with database.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})

        assert compare_metadata(context, METADATA) == []


def test_the_migrations_make_what_the_models_say_down_to_every_check(empty_database, database):
    upgrade_database(empty_database)
    kinds = ("column", "constraint", "index")
    with database.connect() as connection:
        migrated = shape(connection, *kinds, schema="public")
    downgrade_database(empty_database, "base")
    METADATA.create_all(database)
    with database.connect() as connection:
        declared = shape(connection, *kinds, schema="public")

    assert migrated - declared == set()
    assert declared - migrated == set()


def test_the_database_itself_refuses_to_change_evidence(empty_database, database):
    upgrade_filled(database, empty_database)
    kinds = ("UPDATE {table} SET {column} = 'x'", "DELETE FROM {table}", "TRUNCATE {table} CASCADE")
    deeds = [kind.format(table=table, column=column) for table, column in EVIDENCE.items() for kind in kinds]

    for deed in deeds:
        with pytest.raises(DBAPIError, match="never change") as refused, database.begin() as connection:
            connection.exec_driver_sql(deed)

        assert refused.value.orig.sqlstate == "23001", deed


def test_every_table_with_a_guard_is_tried(empty_database, database):
    upgrade_database(empty_database)

    with database.connect() as connection:
        guarded = connection.scalars(
            text(
                "SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger"
                " JOIN pg_proc ON pg_proc.oid = tgfoid WHERE proname = 'refuse_change'"
            )
        )
        assert set(guarded) == set(EVIDENCE)


def test_an_erased_value_leaves_the_line_of_the_audit_trail(empty_database, database):
    upgrade_filled(database, empty_database)

    with database.begin() as connection:
        connection.execute(text("DELETE FROM audit_values"))

    with database.connect() as connection:
        assert len(contents(connection, {"audit_lines"})["audit_lines"]) == 2
