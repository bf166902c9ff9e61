"""Our own PostgreSQL, from a wheel, for who gives no DATABASE_URL: started, shared and stopped here.

It listens on 127.0.0.1 only, on a free port, and asks for a password (SCRAM) that lies in the home folder and
only its owner can read. Several processes may use one server at the same time: the first starts it, the last
one that leaves stops it. A server that survived a `kill -9` of its user is found and used again.
"""

import contextlib
import fcntl
import os
import secrets
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import IO, Self

import psycopg

from app.postgres_programs import (
    Account,
    PostgresError,
    find_programs,
    major_version,
    open_place,
    reachable_programs,
)

DATABASE = "opvangkompas"
USER = "opvangkompas"
_HOST = "127.0.0.1"
_LONGEST_START_SECONDS = 60
_LAST_LOG_LINES = 12
_PORT_LINE = 3
_FIRST_VERSION_WITH_OWN_LOCALES = 17
# Losing the last second on a power cut is fine for tests and makes them three times as fast.
_UNSAFE_AND_FAST = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "wal_level=minimal",
    "max_wal_senders=0",
)
_ALWAYS = (
    f"listen_addresses={_HOST}",
    "unix_socket_directories=",
    "timezone=UTC",
    "log_timezone=UTC",
)
# Each of these passes by itself: a port taken between our look and the start, or an old server still leaving.
_PASSING = ("could not bind", "could not create any TCP/IP sockets", "shared memory block", "lock file")


class EmbeddedPostgres:
    """A running server. Use it as a context manager, or call `stop` yourself."""

    def __init__(self, place: Path, account: Account, programs: Path, password: str, users: IO[str]) -> None:
        self._place = place
        self._account = account
        self._programs = programs
        self._password = password
        self._users = users
        self._port = 0
        self._owner = os.getpid()

    @classmethod
    def start(cls, home: Path, *, durable: bool = True, programs: Path | None = None) -> Self:
        """Start the server of `home` (made when it is not there), or join the one that runs already.

        `durable=False` is for tests only: fast, and the data do not survive a power cut. `programs` is the
        folder of another PostgreSQL (15 or newer). Raises PostgresError, with the last lines of the log.
        """
        home = home.absolute()
        _make_folder(home, 0o711)
        place = _place_of(home)
        account = Account.for_data(place / "data")
        usable = reachable_programs(programs or find_programs(), place, account)
        with _one_at_a_time(place):
            password = _kept_password(home / "password", place / "data")
            server = cls(place, account, usable, password, (place / "users.lock").open("a", encoding="ascii"))
            try:
                server._make_data()
                server._run(_ALWAYS if durable else _ALWAYS + _UNSAFE_AND_FAST)
                fcntl.flock(server._users, fcntl.LOCK_SH)
            except BaseException:
                server._users.close()
                raise
        return server

    @property
    def url(self) -> str:
        """The address of the database, for SQLAlchemy."""
        return f"postgresql+psycopg://{USER}:{self._password}@{_HOST}:{self._port}/{DATABASE}?sslmode=disable"

    @property
    def data_folder(self) -> Path:
        """Where the data lie: in the home folder, or under /var/lib when the server cannot reach that."""
        return self._place / "data"

    def stop(self) -> None:
        """Leave the server; who leaves last stops it. A second call or a forked child's call does nothing."""
        if self._users.closed or os.getpid() != self._owner:
            return
        with _one_at_a_time(self._place), self._users:
            try:
                fcntl.flock(self._users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return
            # Forked children share this lock: closing our end alone would leave it standing.
            fcntl.flock(self._users, fcntl.LOCK_UN)
            self._pg_ctl("stop", "-m", "fast")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _make_data(self) -> None:
        made_by = self.data_folder / "PG_VERSION"
        ours = major_version(self._programs, self._account)
        try:
            theirs = int(made_by.read_text(encoding="ascii")) if made_by.exists() else None
        except PermissionError:
            raise PostgresError(
                f"The data in {self.data_folder} belong to another account. Start as that one, or as root."
            ) from None
        if theirs is None:
            self._initialise(ours)
        elif theirs != ours:
            raise PostgresError(
                f"The data in {self.data_folder} were made by PostgreSQL {theirs}, and this is {ours}. "
                "Make a backup with the old version and restore it here (deploy/README.md)."
            )

    def _initialise(self, version: int) -> None:
        """Make an empty cluster. It gets its own name only when finished: half a cluster is never used."""
        unfinished = self._place / "data.unfinished"
        secret = self._place / "data.password"
        shutil.rmtree(unfinished, ignore_errors=True)
        _make_folder(unfinished, 0o700)
        secret.touch(mode=0o600)
        secret.write_text(self._password, encoding="ascii")
        own_locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
        locale = own_locale if version >= _FIRST_VERSION_WITH_OWN_LOCALES else ["--locale=C.UTF-8"]
        try:
            if self._account.is_another:
                os.chown(unfinished, self._account.uid, self._account.gid)
                os.chown(secret, self._account.uid, self._account.gid)
            options = [f"--username={USER}", f"--pwfile={secret}", "--auth=scram-sha-256", "--encoding=UTF8"]
            command = [str(self._programs / "initdb"), "-D", str(unfinished), "--no-instructions"]
            done = self._account.run([*command, *options, *locale], timeout=2 * _LONGEST_START_SECONDS)
        finally:
            secret.unlink()
        if done.returncode != 0:
            raise PostgresError(
                f"The database could not be made in {self._place}:\n{_last_lines(done.stdout)}"
            )
        unfinished.rename(self.data_folder)

    def _run(self, settings: tuple[str, ...]) -> None:
        deadline = time.monotonic() + _LONGEST_START_SECONDS
        while not self._is_answering():
            self._forget_dead_server()
            options = " ".join([f"-p {_free_port()}", *(f"-c {setting}" for setting in settings)])
            said = self._pg_ctl("start", "-t", str(_LONGEST_START_SECONDS), "-l", self._log, "-o", options)
            if said is None:
                continue
            why = _last_lines(_read(self._log) or said)
            if time.monotonic() > deadline or not any(reason in why for reason in _PASSING):
                raise PostgresError(f"PostgreSQL did not start. The last lines of {self._log}:\n{why}")
            time.sleep(0.3)
        with self._connect("postgres") as connection:
            found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone()
            if found is None:
                connection.execute(f"CREATE DATABASE {DATABASE}")

    def _is_answering(self) -> bool:
        """True when the server of these very data answers with our password; remembers its port."""
        lines = (_read(self.data_folder / "postmaster.pid") or "").splitlines()
        if len(lines) <= _PORT_LINE or not lines[_PORT_LINE].isdecimal():
            return False
        self._port = int(lines[_PORT_LINE])
        try:
            with self._connect("postgres") as connection:
                row = connection.execute("SHOW data_directory").fetchone()
        except psycopg.OperationalError:
            return False
        return row is not None and Path(row[0]) == self.data_folder

    def _connect(self, database: str) -> psycopg.Connection[tuple[str, ...]]:
        url = self.url.replace("+psycopg", "").replace(f"/{DATABASE}?", f"/{database}?")
        return psycopg.connect(url, autocommit=True, connect_timeout=5)

    def _forget_dead_server(self) -> None:
        """Take away the mark of a killed server, once its process number is gone or someone else's."""
        mark = self.data_folder / "postmaster.pid"
        lines = (_read(mark) or "").splitlines()
        if not lines or not lines[0].isdecimal():
            return
        command = Path("/proc", lines[0], "cmdline")
        if (
            Path("/proc/self").exists()
            and os.fsencode(self.data_folder) not in (_read(command) or "").encode()
        ):
            mark.unlink(missing_ok=True)

    @property
    def _log(self) -> Path:
        return self.data_folder / "server.log"

    def _pg_ctl(self, action: str, *arguments: str | Path) -> str | None:
        """Run pg_ctl and wait; what it said when it failed, else nothing."""
        command = [self._programs / "pg_ctl", action, "-D", self.data_folder, "-w", *arguments]
        try:
            done = self._account.run(command, timeout=2 * _LONGEST_START_SECONDS)
        except subprocess.TimeoutExpired:
            return f"pg_ctl {action} did not answer"
        return done.stdout if done.returncode != 0 else None


@contextlib.contextmanager
def _one_at_a_time(place: Path) -> Iterator[None]:
    with (place / "starting.lock").open("a", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _place_of(home: Path) -> Path:
    """Where data and programs go. When that is not `home`, a note in `home` says where, also after a move."""
    note = home / "place.txt"
    place = open_place(home, Account.for_data(home / "data"))
    noted = Path(_read(note) or place)
    if noted != place:
        raise PostgresError(
            f"The data of this folder lie in {noted}, under a name made from its old address. "
            f"Move them to {place} and remove {note}, or remove {home} to begin with an empty database."
        )
    if place != home:
        note.write_text(str(place), encoding="utf-8")
    return place


def _make_folder(folder: Path, mode: int) -> None:
    """Make a folder with exactly this mode, whatever the umask; one that is there already stays as it is."""
    if not folder.exists():
        folder.mkdir(parents=True)
        folder.chmod(mode)


def _kept_password(path: Path, data: Path) -> str:
    """The password of the server: made with its data, readable by us only."""
    if not data.exists():
        path.unlink(missing_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(24), encoding="ascii")
    password = _read(path)
    if password is None:
        raise PostgresError(
            f"The password of the database is gone or not ours to read: {path}. Put it back, "
            f"or remove {data} to begin with an empty database."
        )
    return password


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((_HOST, 0))
        return int(probe.getsockname()[1])


def _read(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return None


def _last_lines(text: str) -> str:
    return "\n".join(text.strip().splitlines()[-_LAST_LOG_LINES:])
