import pytest
from sqlalchemy import delete, text, update
from sqlalchemy.exc import DatabaseError

from app import audit
from app.audit import AuditLine, AuditValue

ABOUT = audit.subject("assessment", "one")


@pytest.fixture
def three_lines(session):
    return [audit.record(session, None, f"step-{n}", ABOUT, after={"n": n, "word": "é"}) for n in range(3)]


def test_a_chain_of_lines_adds_up(session, three_lines):
    assert audit.verify(session) == []
    assert [line.previous_hash for line in three_lines[1:]] == [line.line_hash for line in three_lines[:-1]]


def test_chains_of_different_subjects_do_not_touch(session, three_lines):
    other = audit.record(session, None, "step", audit.subject("assessment", "two"))
    assert other.previous_hash == ""


def test_erasing_values_leaves_the_chain_whole(session, three_lines):
    session.execute(delete(AuditValue))
    assert audit.verify(session) == []


def test_a_value_changed_behind_our_back_is_found(session, three_lines):
    session.execute(update(AuditValue).where(AuditValue.line_id == three_lines[1].id).values(after={"n": 9}))
    session.expire_all()
    assert audit.verify(session) == [audit.BrokenChain(ABOUT, three_lines[1].id)]


@pytest.mark.parametrize("table", ["audit_lines", "judgements", "frozen_scorecards", "framework_versions"])
def test_the_database_itself_refuses_to_empty_a_table_of_evidence(session, table):
    with pytest.raises(DatabaseError, match="evidence"):
        session.execute(text(f"TRUNCATE {table} CASCADE"))


@pytest.mark.parametrize(
    "change", [update(AuditLine).values(action="nothing-happened"), delete(AuditLine).where(AuditLine.id > 0)]
)
def test_the_database_itself_refuses_to_change_a_line(session, three_lines, change):
    session.execute(delete(AuditValue))
    with pytest.raises(DatabaseError, match="evidence"):
        session.execute(change)


def test_the_history_of_a_subject_comes_newest_first(session, three_lines):
    assert [line.action for line, _ in audit.lines_about(session, ABOUT)] == ["step-2", "step-1", "step-0"]
