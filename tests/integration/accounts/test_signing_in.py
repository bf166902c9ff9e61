import datetime as dt

import pytest
from sqlalchemy.orm import sessionmaker

from app import audit
from app.accounts import actions, queries
from app.accounts.actions import Grant, TooManyTries, add_person, sign_in
from app.accounts.models import Role, SignInAttempt
from app.database import make_engine, now
from app.problems import Conflict, Invalid
from tests.factories.people import make_person

PASSWORD = "vier losse woorden samen"


@pytest.fixture
def inspector(session):
    return add_person(
        session,
        None,
        name="Ida Voorbeeld",
        email="Ida@Example.org",
        password=PASSWORD,
        grants=(Grant(Role.INSPECTOR),),
    )


@pytest.fixture
def sessions(session):
    return sessionmaker(session.connection(), join_transaction_mode="create_savepoint")


def test_the_right_pair_signs_in_whatever_the_capitals_of_the_address(session, sessions, inspector):
    assert sign_in(session, sessions, email="ida@EXAMPLE.org ", password=PASSWORD) is inspector


def test_the_password_is_kept_as_argon2id_only(inspector):
    assert inspector.password_hash.startswith("$argon2id$")


@pytest.mark.parametrize("email", ["ida@example.org", "nobody@example.org"])
def test_a_wrong_pair_is_refused_in_the_same_words_for_known_and_unknown_people(
    session, sessions, inspector, email
):
    with pytest.raises(Invalid) as refused:
        sign_in(session, sessions, email=email, password="something else entirely")
    assert refused.value.code == "sign-in-wrong"


def test_after_five_wrong_tries_even_the_right_password_waits(session, sessions, inspector):
    for _ in range(5):
        with pytest.raises(Invalid):
            sign_in(session, sessions, email=inspector.email, password="wrong wrong wrong")
    with pytest.raises(TooManyTries):
        sign_in(session, sessions, email=inspector.email, password=PASSWORD)


def test_who_mistypes_on_purpose_elsewhere_keeps_nobody_out(session, sessions, inspector):
    for _ in range(6):
        with pytest.raises((Invalid, TooManyTries)):
            sign_in(session, sessions, email=inspector.email, password="wrong wrong", origin="192.0.2.7")
    found = sign_in(session, sessions, email=inspector.email, password=PASSWORD, origin="198.51.100.1")
    assert found is inspector


def test_guessing_from_everywhere_at_once_waits_too(session, sessions, inspector):
    key = actions.attempt_key("sign-in", inspector.email, "*")
    session.add_all(SignInAttempt(key_digest=key, happened_at=now(), succeeded=False) for _ in range(100))
    session.flush()
    with pytest.raises(TooManyTries):
        sign_in(session, sessions, email=inspector.email, password=PASSWORD, origin="198.51.100.1")


def test_old_tries_do_not_count(session, sessions, inspector):
    long_ago = now() - dt.timedelta(hours=1)
    key = actions.attempt_key("sign-in", inspector.email)
    session.add_all(SignInAttempt(key_digest=key, happened_at=long_ago, succeeded=False) for _ in range(9))
    session.flush()
    assert sign_in(session, sessions, email=inspector.email, password=PASSWORD) is inspector


def test_a_closed_account_does_not_sign_in(session, sessions, inspector):
    administrator = make_person(session, Role.ADMINISTRATOR)
    actions.close_account(session, administrator.id, inspector)
    with pytest.raises(Invalid):
        sign_in(session, sessions, email=inspector.email, password=PASSWORD)


@pytest.fixture
def committing_sessions(committing_database):
    engine = make_engine(committing_database)
    yield sessionmaker(engine, expire_on_commit=False)
    engine.dispose()


def test_a_refused_try_stays_in_the_audit_trail_when_the_request_rolls_back(committing_sessions):
    with committing_sessions.begin() as session:
        person = add_person(session, None, name="Ida", email="ida@example.org", password=PASSWORD)
    with committing_sessions() as session:
        with pytest.raises(Invalid):
            sign_in(session, committing_sessions, email="ida@example.org", password="not the password")
        session.rollback()
    with committing_sessions() as session:
        lines = audit.lines_about(session, audit.subject("sign-in", person.id))
        assert [line.action for line, _value in lines] == ["sign-in-failed"]


def test_an_address_is_given_out_once(session, inspector):
    with pytest.raises(Conflict):
        add_person(session, None, name="Other", email="ida@example.org", password=PASSWORD)


def test_a_short_password_is_refused(session):
    with pytest.raises(Invalid) as refused:
        add_person(session, None, name="Kort", email="kort@example.org", password="elf tekens.")
    assert refused.value.code == "password-too-short"


def test_changing_the_password_signs_out_every_other_device(session, inspector):
    key = inspector.get_id()
    assert queries.person_by_session_key(session, key) is inspector
    actions.change_password(session, inspector, current=PASSWORD, new="heel andere lange woorden")
    assert queries.person_by_session_key(session, key) is None


def test_the_audit_trail_of_a_person_holds_no_name_address_or_password(session, inspector):
    for _line, value in audit.lines_about(session, audit.subject("person", inspector.id)):
        kept = str(value.after)
        assert "Ida" not in kept
        assert "example.org" not in kept
        assert PASSWORD not in kept
