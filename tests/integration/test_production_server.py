"""The web server: it answers, it stops when told, and its workers leave the rest of the program alone."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.production_server import AddressError, refuse_unusable_address

ROOT = Path(__file__).resolve().parents[2]
SERVE = """
import os, sys
from app.production_server import start_server
from config import Settings

def make_application():
    def application(environ, start_response):
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [str(os.getpid()).encode()]
    return application

start_server(Settings.load(), make_application, lambda: print("ready", flush=True))
print("stopped by", os.getpid(), flush=True)
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def serving(var_folder):
    port = free_port()
    surroundings = os.environ | {"PORT": str(port), "VAR_FOLDER": str(var_folder), "WORKERS": "2"}
    with subprocess.Popen(
        [sys.executable, "-c", SERVE], cwd=ROOT, env=surroundings, stdout=subprocess.PIPE, text=True
    ) as server:
        try:
            assert server.stdout.readline() == "ready\n"
            yield server, port
        finally:
            server.kill()


def answer(port: int) -> int:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=10) as response:
        return int(response.read())


def test_pages_come_from_worker_processes(tmp_path):
    with serving(tmp_path) as (server, port):
        assert answer(port) != server.pid


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_it_stops_when_told_and_only_the_command_itself_goes_on(tmp_path, sign):
    with serving(tmp_path) as (server, port):
        answer(port)
        server.send_signal(sign)

        assert server.stdout.read() == f"stopped by {server.pid}\n"
        assert server.wait(30) == 0


def test_silent_connections_do_not_keep_a_person_waiting(tmp_path):
    with serving(tmp_path) as (_, port):
        silent = [socket.create_connection(("127.0.0.1", port)) for _ in range(10)]
        begun = time.monotonic()
        answer(port)

        assert time.monotonic() - begun < 3
        for connection in silent:
            connection.close()


def test_a_port_that_is_taken_is_refused_in_one_line():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        with pytest.raises(AddressError, match=f"port {port}.*PORT="):
            refuse_unusable_address("127.0.0.1", port)


def test_a_host_that_is_not_ours_is_refused():
    with pytest.raises(AddressError, match=r"192\.0\.2\.1"):
        refuse_unusable_address("192.0.2.1", 8000)
