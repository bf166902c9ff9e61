"""The ground under all other tests: databases that are real, and separate."""

import psycopg
import pytest
from sqlalchemy import make_url, text

from app.migrating import current_revision, newest_revision


def test_the_database_of_the_tests_is_migrated_to_the_newest_revision(database_url):
    assert current_revision(database_url) == newest_revision()


@pytest.mark.parametrize("time", ["first", "second"])
def test_what_a_test_commits_is_gone_in_the_next(session, time):
    session.execute(text("CREATE TABLE IF NOT EXISTS left_behind (time text)"))
    session.execute(text("INSERT INTO left_behind VALUES (:time)"), {"time": time})
    session.commit()

    assert session.scalars(text("SELECT time FROM left_behind")).all() == [time]


def test_a_committing_database_is_a_copy_that_others_see(committing_database, database_url):
    plain = make_url(committing_database).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain) as one:
        one.execute("CREATE TABLE seen (by text)")
    with psycopg.connect(plain) as other:
        assert other.execute("SELECT count(*) FROM seen").fetchone() == (0,)

    assert committing_database != database_url


def test_an_empty_database_has_no_revision(empty_database):
    assert current_revision(empty_database) is None
