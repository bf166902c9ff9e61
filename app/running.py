"""A database to work with: the one in DATABASE_URL, or our own, started for as long as it is needed."""

import contextlib
import os
from collections.abc import Iterator

from app.embedded_postgres import EmbeddedPostgres
from config import Settings


@contextlib.contextmanager
def running_database(settings: Settings) -> Iterator[Settings]:
    """The settings with the address of a database that answers; our own one stops when the last user leaves.

    Processes started inside inherit the address through the environment.
    """
    if not settings.uses_embedded_database:
        yield settings
        return
    with EmbeddedPostgres.start(settings.var_folder / "postgres") as server:
        os.environ["DATABASE_URL"] = server.url
        try:
            yield settings.model_copy(update={"database_url": server.url})
        finally:
            del os.environ["DATABASE_URL"]
