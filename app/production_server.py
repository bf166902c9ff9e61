"""The server for production and for `./dev run`: gunicorn in this process, with a few worker processes."""

import os
import socket
import sys
from collections.abc import Callable
from typing import Any

import click
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter

from config import Settings

# A report is a job; a page that takes longer than this hangs, and its worker is replaced.
LONGEST_REQUEST_SECONDS = 60
# What a worker may still finish after a stop by systemd.
LONGEST_GOODBYE_SECONDS = 20
# A browser opens connections that it may never use, and a silent one keeps a thread for up to five seconds:
# many cheap threads, so that it never keeps a person waiting.
THREADS_PER_WORKER = 12

WsgiApplication = Callable[..., Any]


class AddressError(click.ClickException):
    """The host and port that were asked for cannot be listened on. The text is one line."""


class _Server(BaseApplication):
    def __init__(self, options: dict[str, Any], make_application: Callable[[], WsgiApplication]) -> None:
        self._options = options
        self._make_application = make_application
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> WsgiApplication:
        # Called in each worker, after the fork: no database connection is ever shared by two processes.
        return self._make_application()


class _Master(Arbiter):
    def handle_hup(self) -> None:
        # Who closes the terminal wants to stop; gunicorn would start its workers anew and stay.
        self.handle_term()


def start_server(
    settings: Settings,
    make_application: Callable[[], WsgiApplication],
    on_ready: Callable[[], None] | None = None,
) -> None:
    """Serve `make_application()` on the host and port of the settings until Ctrl-C or SIGTERM, then return.

    On SIGTERM requests that are being answered are finished first. `on_ready` is called once, when the port
    is ours. Raises AddressError when it cannot be, and SystemExit when the application does not load.
    """
    refuse_unusable_address(settings.host, settings.port)
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    options = {
        "bind": f"{host}:{settings.port}",
        "workers": settings.workers,
        "worker_class": "gthread",
        "threads": THREADS_PER_WORKER,
        "timeout": LONGEST_REQUEST_SECONDS,
        "graceful_timeout": LONGEST_GOODBYE_SECONDS,
        "control_socket_disable": True,
        "loglevel": "warning",
        "when_ready": lambda _arbiter: on_ready() if on_ready is not None else None,
    }
    master = os.getpid()
    try:
        _Master(_Server(options, make_application)).run()
    except SystemExit as goodbye:
        if os.getpid() != master:
            # A worker must not walk back through the command that started us, and stop its database.
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(goodbye.code if isinstance(goodbye.code, int) else 0)
        if goodbye.code:
            raise


def refuse_unusable_address(host: str, port: int) -> None:
    """Raise AddressError when we cannot listen on `host` and `port`; leaves nothing behind."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
            probe.listen()
    except OSError as error:
        raise AddressError(
            f"Cannot listen on {host} port {port}: {error.strerror or error}. Choose another with PORT=8001."
        ) from error
