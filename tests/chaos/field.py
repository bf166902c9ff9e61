"""A field to lose things in: a database of its own, assessments under way, and a server to kill."""

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql
from sqlalchemy import make_url
from sqlalchemy.orm import Session

from app.accounts.actions import Grant, add_person
from app.accounts.models import Role, Scope
from app.assessments import actions
from app.assessments.models import Kind
from app.database import make_engine
from app.embedded_postgres import EmbeddedPostgres
from app.framework.actions import publish_framework
from app.i18n import today
from app.locations.actions import load_seed
from app.migrating import upgrade_database
from quality_framework import load_framework, shipped_framework_path
from tests.factories.places import make_location

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "oefenen mag hier altijd"
LONGEST_START_SECONDS = 60
SERVE = """
from app.factory import create_wsgi_application
from app.production_server import start_server
from config import Settings

settings = Settings.load()
start_server(settings, lambda: create_wsgi_application(settings))
"""


@dataclass(frozen=True)
class Field:
    """Who judges, what, and where it is counted."""

    database_url: str
    emails: tuple[str, ...]
    assessments: tuple[uuid.UUID, ...]
    indicators: tuple[str, ...]

    def count(self, question: str) -> list[tuple[object, ...]]:
        """Ask the database itself, not the program."""
        plain = make_url(self.database_url).set(drivername="postgresql")
        with psycopg.connect(plain.render_as_string(hide_password=False)) as connection:
            return connection.execute(question).fetchall()

    def sign_everybody_out(self) -> None:
        """As after a change of password: every sign-in that stands is worth nothing any more."""
        plain = make_url(self.database_url).set(drivername="postgresql")
        with psycopg.connect(plain.render_as_string(hide_password=False)) as connection:
            connection.execute("UPDATE people SET session_epoch = session_epoch + 1")

    def let_database_answer(self, *, answers: bool) -> None:
        """Let the database of the portal refuse every connection and break those that stand, or let it answer
        again.
        """
        url = make_url(self.database_url).set(drivername="postgresql")
        elsewhere = url.set(database="postgres").render_as_string(hide_password=False)
        with psycopg.connect(elsewhere, autocommit=True) as connection:
            connection.execute(
                sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS {}").format(
                    sql.Identifier(str(url.database)), sql.SQL("true" if answers else "false")
                )
            )
            if not answers:
                connection.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s",
                    (url.database,),
                )

    def judgement_ids(self) -> list[str]:
        """The id of every judgement in the log."""
        return [str(row[0]) for row in self.count("SELECT id FROM judgements")]


def lay_out(database_url: str, *, people: int = 2, assessments: int = 1) -> Field:
    """Fill a migrated, empty database: inspectors of the whole country, who all judge in every assessment."""
    engine = make_engine(database_url)
    with Session(engine, expire_on_commit=False) as session:
        load_seed(session)
        framework = load_framework(shipped_framework_path("nl-reception"))
        publish_framework(session, None, framework)
        team = [
            add_person(
                session,
                None,
                name=f"Inspecteur {number}",
                email=f"inspecteur{number}@example.org",
                password=PASSWORD,
                grants=(Grant(Role.INSPECTOR, Scope.NATIONAL),),
            )
            for number in range(people)
        ]
        made = []
        for _ in range(assessments):
            location = make_location(session)
            plan = actions.Plan(
                Kind.INSPECTION, "full", today(), [person.id for person in team], announced=True
            )
            planned = actions.plan_assessment(session, team[0], location, plan)
            made.append(actions.begin_judging(session, team[0], planned, on=today()).id)
        session.commit()
    engine.dispose()
    names = tuple(indicator.id for indicator in framework.indicators() if indicator.measure is None)
    return Field(database_url, tuple(person.email for person in team), tuple(made), names)


class Server:
    """The portal on a port of its own, in a group of processes that can be killed as one."""

    def __init__(self, database_url: str, folder: Path, *, workers: int = 2) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self.url = f"http://127.0.0.1:{self.port}"
        self._log = folder / "server.log"
        self._environment = os.environ | {
            "PORT": str(self.port),
            "VAR_FOLDER": str(folder),
            "WORKERS": str(workers),
            "DATABASE_URL": database_url,
            # Sessions outlive a server that was killed.
            "SECRET_KEY": "c" * 40,
        }
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start, and wait until it answers."""
        with self._log.open("ab") as out:
            self._process = subprocess.Popen(
                [sys.executable, "-c", SERVE],
                cwd=ROOT,
                env=self._environment,
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        deadline = time.monotonic() + LONGEST_START_SECONDS
        while time.monotonic() < deadline:
            asking = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
            with contextlib.closing(asking), contextlib.suppress(OSError, http.client.HTTPException):
                asking.request("GET", "/tablet/session")
                if asking.getresponse().status == http.HTTPStatus.OK:
                    return
            time.sleep(0.05)
        raise AssertionError(self._log.read_text(encoding="utf-8")[-2000:])

    def kill(self) -> None:
        """`kill -9` the server with all its workers, whatever they are doing."""
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None


@contextmanager
def empty_database(folder: Path) -> Iterator[str]:
    """The address of a migrated database of its own, for as long as it is needed."""
    with EmbeddedPostgres.start(folder / "postgres") as database:
        upgrade_database(database.url)
        yield database.url


@contextmanager
def portal(folder: Path) -> Iterator[tuple[Field, Server]]:
    """A portal of its own that answers, with one assessment under the whole framework."""
    with empty_database(folder) as database_url:
        place = lay_out(database_url)
        server = Server(database_url, folder)
        server.start()
        try:
            yield place, server
        finally:
            server.kill()
