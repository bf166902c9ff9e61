"""Jobs: there if and only if the data were committed, and taken up again when a worker was killed."""

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from app.database import make_engine
from app.jobs import enqueue, run_worker


@pytest.fixture
def office(committing_database):
    engine = make_engine(committing_database)
    yield engine
    engine.dispose()


def jobs_in(office) -> list[tuple[str, str]]:
    with office.connect() as connection:
        rows = connection.execute(
            text("SELECT task_name, status::text FROM jobs.procrastinate_jobs ORDER BY id")
        )
        return [(row.task_name, row.status) for row in rows]


def test_a_job_is_done_once_after_the_commit(office, committing_database):
    done: list[str] = []

    def note(words: str) -> None:
        done.append(words)

    with Session(office) as session:
        enqueue(session, "note", words="kept")
        session.commit()
    run_worker(committing_database, {"note": note}, until_empty=True)
    run_worker(committing_database, {"note": note}, until_empty=True)
    assert done == ["kept"]
    assert jobs_in(office) == []


def test_a_job_of_a_transaction_that_failed_does_not_exist(office, committing_database):
    with Session(office) as session:
        enqueue(session, "note", words="lost")
        session.rollback()
    assert jobs_in(office) == []


def test_the_session_still_finds_its_own_tables_after_enqueueing(office):
    with Session(office) as session:
        before = session.scalar(text("SHOW search_path"))
        enqueue(session, "note", words="kept")
        assert session.scalar(text("SHOW search_path")) == before
        assert session.scalar(text("SELECT count(*) FROM reports")) == 0


def test_a_job_that_fails_waits_to_be_tried_again(office, committing_database):
    def fail() -> None:
        raise RuntimeError("as the test wants")

    with Session(office) as session:
        enqueue(session, "fail")
        session.commit()
    run_worker(committing_database, {"fail": fail}, until_empty=True)
    assert jobs_in(office) == [("fail", "todo")]


def test_a_job_whose_worker_was_killed_is_taken_up_again(office, committing_database):
    done: list[str] = []

    def note(words: str) -> None:
        done.append(words)

    with Session(office) as session:
        job = enqueue(session, "note", words="after all")
        # As a worker leaves it that was killed five minutes ago.
        session.execute(text("SET LOCAL search_path TO jobs"))
        worker = session.scalar(
            text(
                "INSERT INTO procrastinate_workers (last_heartbeat)"
                " VALUES (now() - interval '5 minutes') RETURNING id"
            )
        )
        session.execute(
            text("UPDATE procrastinate_jobs SET status = 'doing', worker_id = :worker WHERE id = :job"),
            {"worker": worker, "job": job},
        )
        enqueue(session, "jobs.take_up_again", timestamp=0)
        session.commit()
    run_worker(committing_database, {"note": note}, until_empty=True)
    run_worker(committing_database, {"note": note}, until_empty=True)
    assert done == ["after all"]
