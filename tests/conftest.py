"""What every test may lean on: a real PostgreSQL, no network, no silent skip.

A database server is started once per run, however many workers there are, and a template database is migrated
once; each worker gets its own copy. `TEST_DATABASE_URL` names another server to use (its account must be
allowed to make databases), `TEST_POSTGRES_PROGRAMS` another PostgreSQL for our own server to run.
"""

import os
import shutil
import tempfile
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import hypothesis.configuration
import psycopg
import pytest
from coverage import Coverage
from sqlalchemy import Engine, make_url
from sqlalchemy.orm import Session
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

from app.catalogues import compile_catalogues
from app.database import make_engine
from app.embedded_postgres import EmbeddedPostgres
from app.migrating import upgrade_database
from config import Settings
from tests.coverage_guard import CoverageGuard
from tests.factories.beginning import fill_new_portal

ROOT = Path(__file__).resolve().parent.parent
ALLOWED_SKIPS = ROOT / "tests/allowed_skips.txt"
_ONE_TEMPLATE_AT_A_TIME = 20261123
# Begun first, so that no process has much left when the others are done.
TAKES_LONGEST = (
    "tests/e2e",
    "tests/integration/house",
    "tests/unit/quality_framework",
    "tests/integration/demo",
)

hypothesis.configuration.set_hypothesis_home_dir(ROOT / "var/cache/hypothesis")


def pytest_configure(config: pytest.Config) -> None:
    """Give every worker of this run the same name for its server, and start from clean surroundings."""
    for setting in Settings.model_fields:
        os.environ.pop(setting.upper(), None)
    is_worker = hasattr(config, "workerinput")
    if is_worker and (alone := Coverage.current()) is not None:
        # pytest-cov begins in a worker as if it were alone, and once more as a worker: the first would go on
        # through tests that are marked no_cover.
        alone.stop()
    if not is_worker:
        os.environ["OPVANGKOMPAS_TEST_RUN"] = uuid.uuid4().hex[:10]
        compile_catalogues()
        config.pluginmanager.register(SkipGuard(), "skip-guard")
        config.pluginmanager.register(CoverageGuard(), "coverage-guard")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put what takes longest in front."""

    def place(item: pytest.Item) -> int:
        found = (number for number, folder in enumerate(TAKES_LONGEST) if item.nodeid.startswith(folder))
        return next(found, len(TAKES_LONGEST))

    items.sort(key=place)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave nothing behind, once the last worker is gone."""
    if hasattr(config, "workerinput"):
        return
    shutil.rmtree(_server_home(), ignore_errors=True)
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        with _server_connection(given) as server:
            for kind in ("begun", "template"):
                server.execute(f"DROP DATABASE IF EXISTS {_name_of_run(kind)} WITH (FORCE)")


class BrowsersTogether(LoadFileScheduling):
    """Each file is run by one worker, and all that drive a browser by the same: the portal with the demo is
    filled once, and one browser at a time has the machine.
    """

    def _split_scope(self, nodeid: str) -> str:
        folder = "tests/e2e/"
        return folder if nodeid.startswith(folder) else super()._split_scope(nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> BrowsersTogether:
    """Give the tests to the workers."""
    return BrowsersTogether(config, log)


class SkipGuard:
    """Fails the run on a skip or an expected failure that does not stand in tests/allowed_skips.txt."""

    def __init__(self) -> None:
        lines = ALLOWED_SKIPS.read_text(encoding="utf-8").splitlines()
        self._allowed = {line.split("|")[0].strip() for line in lines if line and not line.startswith("#")}
        self._refused: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Hear of every test."""
        self._look_at(report)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Hear of a whole file that skips itself."""
        self._look_at(report)

    def _look_at(self, report: pytest.TestReport | pytest.CollectReport) -> None:
        if report.skipped and report.nodeid.split("[")[0] not in self._allowed:
            self._refused.append(report.nodeid)

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """A refused skip is a failure."""
        if self._refused:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say which, so that nobody has to search."""
        for name in self._refused:
            terminalreporter.write_line(
                f"skipped but not allowed to (tests/allowed_skips.txt): {name}", red=True
            )


def _server_home() -> Path:
    return Path(tempfile.gettempdir()) / f"opvangkompas-test-{os.environ['OPVANGKOMPAS_TEST_RUN']}"


def _name_of_run(kind: str) -> str:
    return f"okp_{os.environ['OPVANGKOMPAS_TEST_RUN']}_{kind}"


@pytest.fixture(scope="session")
def database_server() -> Iterator[str]:
    """The address of a server on which databases may be made and dropped."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        yield make_url(given).set(drivername="postgresql+psycopg").render_as_string(hide_password=False)
        return
    programs = os.environ.get("TEST_POSTGRES_PROGRAMS")
    with EmbeddedPostgres.start(
        _server_home(), durable=False, programs=Path(programs) if programs else None
    ) as server:
        yield server.url


@pytest.fixture(scope="session")
def template_database(database_server: str) -> str:
    """The name of a migrated, empty database that others are copied from."""
    return _made_once(database_server, "template", "template1", upgrade_database)


@pytest.fixture(scope="session")
def begun_database(database_server: str, template_database: str) -> str:
    """The name of a database with what every portal begins with, that others are copied from."""
    return _made_once(database_server, "begun", template_database, fill_new_portal)


def _made_once(server_url: str, kind: str, copied: str, fill: Callable[[str], None]) -> str:
    """A copy of that database, filled by the first worker of this run that asks for its kind; its name."""
    name = _name_of_run(kind)
    with _server_connection(server_url) as server:
        server.execute("SELECT pg_advisory_lock(%s)", [_ONE_TEMPLATE_AT_A_TIME])
        try:
            if not server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
                unfinished = f"{name}_unfinished"
                server.execute(f"DROP DATABASE IF EXISTS {unfinished} WITH (FORCE)")
                server.execute(f"CREATE DATABASE {unfinished} TEMPLATE {copied}")
                fill(_address(server_url, unfinished))
                server.execute(f"ALTER DATABASE {unfinished} RENAME TO {name}")
        finally:
            server.execute("SELECT pg_advisory_unlock(%s)", [_ONE_TEMPLATE_AT_A_TIME])
    return name


@contextmanager
def _server_connection(url: str) -> Iterator[psycopg.Connection]:
    plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as connection:
        yield connection


def _address(server: str, database: str) -> str:
    return make_url(server).set(database=database).render_as_string(hide_password=False)


@contextmanager
def _copy_of(template: str, server_url: str) -> Iterator[str]:
    name = f"okp_{uuid.uuid4().hex[:16]}"
    with _server_connection(server_url) as server:
        server.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    try:
        yield _address(server_url, name)
    finally:
        with _server_connection(server_url) as server:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def database_url(database_server: str, begun_database: str) -> Iterator[str]:
    """A database of this worker's own, with what every portal begins with. Nothing more is ever committed in
    it: see `session`.
    """
    with _copy_of(begun_database, database_server) as url:
        yield url


@pytest.fixture
def committing_database(database_server: str, template_database: str) -> Iterator[str]:
    """A migrated database for one test, in which commits are real: for races, triggers, jobs and browsers."""
    with _copy_of(template_database, database_server) as url:
        yield url


@pytest.fixture(scope="module")
def database_of_this_file(database_server: str, template_database: str) -> Iterator[str]:
    """A migrated database for all tests of one file, in which commits are real: for what is slow to fill."""
    with _copy_of(template_database, database_server) as url:
        yield url


@pytest.fixture
def empty_database(database_server: str) -> Iterator[str]:
    """A database without any table, for one test: for migrations and the command line."""
    with _copy_of("template0", database_server) as url:
        yield url


@pytest.fixture(scope="session")
def engine(database_url: str) -> Iterator[Engine]:
    """Connections to the database of this worker."""
    engine = make_engine(database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def session_of_empty_portal(committing_database: str) -> Iterator[Session]:
    """A session on a portal in which nothing stands yet, not even what every portal begins with."""
    engine = make_engine(committing_database)
    with Session(engine) as session:
        yield session
    engine.dispose()


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """A session whose every commit is undone when the test is over (a savepoint inside one transaction)."""
    with engine.connect() as connection:
        transaction = connection.begin()
        with Session(connection, join_transaction_mode="create_savepoint", expire_on_commit=False) as session:
            yield session
        transaction.rollback()
