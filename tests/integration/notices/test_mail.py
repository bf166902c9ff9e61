"""Mail to a real mail server on this machine: stopped and started again, nothing is lost or comes twice."""

import datetime as dt
import email
import socket
from smtplib import SMTPAuthenticationError, SMTPSenderRefused

import pytest
from aiosmtpd.controller import Controller
from sqlalchemy import select

from app import jobs
from app.accounts.models import MailWish, Role
from app.database import make_engine, now
from app.extensions import office_of
from app.factory import create_app
from app.improvement.actions import remind_of_measures
from app.locations.actions import load_seed
from app.mail import DELIVER, MailState, OutgoingMail, deliver_waiting, post_mail
from app.notices.actions import send_digests
from app.postman import mail_tasks, postman_of
from config import Environment, MailSecurity, Settings
from tests.factories.assessments import DAY, publish_example
from tests.factories.many import make_adopted_visits
from tests.factories.people import make_person
from tests.factories.places import UTRECHT

LINE = {"notices": [{"kind": "adopt", "number": "T-2026-0001"}]}
HOURS = dt.timedelta(hours=3)


class Inboxes:
    """What arrived, by address. It refuses who does not exist, and says that it is busy when told so."""

    def __init__(self):
        self.arrived = []
        self.busy = False

    async def handle_RCPT(self, _server, _session, envelope, address, _options):  # noqa: N802 (the name asked for)
        if address.startswith("niemand@"):
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802 (the name asked for)
        if self.busy:
            return "451 try again later"
        self.arrived.append((envelope.rcpt_tos, email.message_from_bytes(envelope.content)))
        return "250 OK"


@pytest.fixture
def port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def inboxes():
    return Inboxes()


@pytest.fixture
def start_server(inboxes, port):
    running = []

    def start():
        server = Controller(inboxes, hostname="127.0.0.1", port=port)
        server.start()
        running.append(server)
        return server

    yield start
    for server in running:
        if server.server is not None:
            server.stop()


@pytest.fixture
def office(committing_database, tmp_path, port):
    settings = Settings.load(
        environment=Environment.TEST,
        database_url=committing_database,
        var_folder=tmp_path,
        secret_key="t" * 40,
        smtp_host="127.0.0.1",
        smtp_port=port,
        smtp_security=MailSecurity.NONE,
        mail_from="Opvangkompas <kompas@example.org>",
    )
    engine = make_engine(committing_database)
    app = create_app(settings, engine)
    yield app
    engine.dispose()


def write(app, address="iris@example.org", language="nl", details=LINE):
    with office_of(app).sessions.begin() as session:
        post_mail(session, address=address, language=language, kind="notice", details=details)


def deliver(app, later=dt.timedelta()):
    return deliver_waiting(office_of(app).sessions, postman_of(app), clock=lambda: now() + later)


def states(app):
    with office_of(app).sessions() as session:
        return list(session.scalars(select(OutgoingMail.state).order_by(OutgoingMail.id)))


def test_a_mail_arrives_in_the_language_of_its_reader_and_its_words_are_wiped(office, inboxes, start_server):
    start_server()
    write(office, language="nl")
    write(office, address="ian@example.org", language="en")

    assert deliver(office) == 2

    (dutch, english) = (message for _to, message in inboxes.arrived)
    assert dutch["Subject"] == "Toetsing T-2026-0001 is vastgesteld."
    assert english["Subject"] == "Assessment T-2026-0001 was adopted."
    assert dutch["From"] == "Opvangkompas <kompas@example.org>"
    assert dutch["Content-Language"] == "nl"
    assert "/messages/" in dutch.get_payload(decode=True).decode()
    with office_of(office).sessions() as session:
        assert [mail.details for mail in session.scalars(select(OutgoingMail))] == [{}, {}]


@pytest.mark.parametrize(
    "ours",
    [
        SMTPAuthenticationError(535, b"wrong password"),
        SMTPSenderRefused(550, b"not you", "kompas@example.org"),
    ],
)
def test_what_is_wrong_with_the_portal_itself_is_never_told_as_a_wrong_address(office, ours):
    def post(_mail):
        raise ours

    write(office)

    assert deliver_waiting(office_of(office).sessions, post) == 0
    assert states(office) == [MailState.WAITING]


def test_a_mail_that_cannot_be_put_into_words_holds_up_no_other(office, inboxes, start_server):
    start_server()
    write(office, address="eerst@example.org", details={})
    write(office, address="daarna@example.org")

    assert deliver(office) == 0
    assert deliver(office, dt.timedelta(seconds=30)) == 1
    assert [to for to, _message in inboxes.arrived] == [["daarna@example.org"]]
    assert states(office) == [MailState.WAITING, MailState.SENT]


def test_while_the_server_is_down_mail_waits_and_once_it_is_back_each_comes_once(
    office, inboxes, start_server
):
    first = start_server()
    write(office)
    assert deliver(office) == 1
    first.stop()
    for number in range(3):
        write(office, address=f"persoon{number}@example.org")
    assert deliver(office) == 0
    assert deliver(office, HOURS) == 0
    assert states(office) == [MailState.SENT, *[MailState.WAITING] * 3]

    start_server()
    assert deliver(office, 2 * HOURS) == 3
    assert deliver(office, 3 * HOURS) == 0
    arrived = [to for to, _message in inboxes.arrived]
    assert sorted(arrived) == [
        ["iris@example.org"],
        *[[f"persoon{number}@example.org"] for number in range(3)],
    ]
    assert len({message["Message-ID"] for _to, message in inboxes.arrived}) == 4


def test_a_busy_server_is_asked_again_later_and_a_wrong_address_is_not(office, inboxes, start_server):
    start_server()
    inboxes.busy = True
    write(office)
    assert deliver(office) == 0
    assert deliver(office) == 0
    inboxes.busy = False
    write(office, address="niemand@example.org")
    assert deliver(office, HOURS) == 1
    assert states(office) == [MailState.SENT, MailState.REFUSED]
    assert deliver(office, 2 * HOURS) == 0


def test_a_reminder_of_measures_goes_in_one_daily_mail_that_gives_nothing_away(office, inboxes, start_server):
    start_server()
    with office_of(office).sessions.begin() as session:
        load_seed(session)
        version = publish_example(session)
        judge = make_person(session, Role.INSPECTOR)
        owner = make_person(session, Role.MUNICIPALITY, municipality=UTRECHT)
        owner.language, owner.mail_wish = "nl", MailWish.DAILY
        make_adopted_visits(session, 2, judge, make_person(session), version)
        remind_of_measures(session, DAY)
        send_digests(session)
        address = owner.email

    deliver(office)

    (mail,) = [message for to, message in inboxes.arrived if to == [address]]
    words = mail.get_payload(decode=True).decode()
    assert mail["Subject"] == "1 nieuw bericht in Opvangkompas"
    assert "Maatregelen waarvan de einddatum voorbij is of binnen een week valt: 2." in words
    assert "Bedden weg." not in words
    assert "Locatie" not in words


def test_two_workers_at_once_send_each_mail_once(office, inboxes, start_server):
    start_server()
    write(office)
    write(office, address="ian@example.org")
    with office_of(office).sessions() as session:
        held = session.scalar(
            select(OutgoingMail).order_by(OutgoingMail.id).limit(1).with_for_update(skip_locked=True)
        )
        assert deliver(office) == 1
        assert held.address == "iris@example.org"
    assert deliver(office) == 1
    assert [to for to, _message in inboxes.arrived] == [["ian@example.org"], ["iris@example.org"]]


def test_mail_of_a_transaction_that_failed_is_never_sent(office, inboxes, start_server):
    start_server()
    with office_of(office).sessions() as session:
        post_mail(session, address="iris@example.org", language="nl", kind="notice", details=LINE)
        session.rollback()
    assert deliver(office) == 0


def test_the_worker_sends_what_was_written(office, committing_database, inboxes, start_server):
    start_server()
    write(office)

    jobs.run_worker(committing_database, mail_tasks(office), until_empty=True)

    assert [to for to, _message in inboxes.arrived] == [["iris@example.org"]]


def test_the_worker_takes_a_task_on_the_clock(committing_database):
    worker = jobs.make_worker(committing_database, {DELIVER: lambda: None}, {DELIVER: "* * * * *"})

    assert f"{DELIVER}.on_the_clock" in worker.tasks


def test_without_a_mail_server_mail_is_put_into_a_folder(committing_database, tmp_path):
    settings = Settings.load(
        environment=Environment.TEST,
        database_url=committing_database,
        var_folder=tmp_path,
        secret_key="t" * 40,
    )
    engine = make_engine(committing_database)
    app = create_app(settings, engine)
    write(app)

    assert deliver(app) == 1

    (file,) = settings.mail_folder.glob("*.eml")
    assert b"To: iris@example.org" in file.read_bytes()
    engine.dispose()
