"""How long the national pages about task and places take with a full country: `python -m bench.allocation`.

Starts a PostgreSQL of its own in a temporary folder, fills it with five years of invented place groups in
all 342 municipalities, and asks each page as a reader of the whole country. What it prints is the table in
bench/allocation.md.
"""

import datetime as dt
import gc
import random
import statistics
import tempfile
import time
import tracemalloc
from http import HTTPStatus
from pathlib import Path

import click
from flask.testing import FlaskClient
from sqlalchemy import Engine, event, insert, select
from sqlalchemy.orm import Session

from app.accounts.actions import Grant, add_person
from app.accounts.models import Role
from app.database import make_engine, make_session_factory, new_id
from app.demo import load_reference_data
from app.factory import create_app
from app.locations.kinds import LocationKind
from app.locations.models import Location, Municipality, PlaceGroup, PlaceKind, PlaceState
from app.migrating import upgrade_database
from app.running import running_database
from config import Environment, Settings

PAGES = ("/allocation/", "/allocation/map", "/allocation/map?measure=quality", "/allocation/quality")
CYCLE = "cycle=2024-2026&on=2026-01-15"
LOCATIONS, GROUPS = 5_000, 20_000
WARM, RUNS = 2, 9
SEED = 36333
# Of an account that lives as long as the measurement.
PASSWORD = "een lang wachtwoord voor de meting"  # noqa: S105


def fill(session: Session) -> None:
    """Invented locations and place groups, the same on every run."""
    chance = random.Random(SEED)  # noqa: S311 (nothing secret)
    codes = list(session.scalars(select(Municipality.code).order_by(Municipality.code)))
    homes = [
        {
            "id": new_id(),
            "name": f"Locatie {number} (verzonnen)",
            "municipality_code": codes[number % len(codes)],
            "kind": LocationKind.REGULAR_CENTRE,
            "groups": [],
            "residents": {},
            "address_protected": False,
            "is_fictional": True,
        }
        for number in range(LOCATIONS)
    ]
    session.execute(insert(Location), homes)
    first = dt.date(2021, 1, 1)
    groups = []
    for number in range(GROUPS):
        starts_on = first + dt.timedelta(days=chance.randrange(5 * 365))
        lasts = chance.choice((None, 200, 700, 2000, 4000))
        groups.append(
            {
                "id": new_id(),
                "location_id": homes[number % LOCATIONS]["id"],
                "places": chance.randrange(10, 400),
                "kind": chance.choice(list(PlaceKind)),
                "state": PlaceState.OPEN,
                "starts_on": starts_on,
                "ends_on": None if lasts is None else starts_on + dt.timedelta(days=lasts),
                "source": "verzonnen",
            }
        )
    session.execute(insert(PlaceGroup), groups)


def reader(session: Session, client: FlaskClient) -> None:
    """Sign the client in as somebody who reads the whole country."""
    person = add_person(
        session,
        None,
        email="meting@voorbeeld.example.org",
        name="Meting",
        password=PASSWORD,
        grants=(Grant(Role.READER),),
    )
    session.commit()
    with client.session_transaction() as cookie:
        cookie["_user_id"] = person.get_id()
        cookie["_fresh"] = True


def measure(client: FlaskClient, engine: Engine, address: str) -> str:
    """One line of the table: queries, size, time on the clock and of our own process (median, and fastest to
    slowest), peak memory. The time of the database is on the clock only.
    """
    asked: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *about: asked.append(about[2]))
    clock, processor = [], []
    for run in range(WARM + RUNS):
        gc.collect()
        asked.clear()
        begun, worked = time.perf_counter(), time.process_time()
        answer = client.get(address)
        taken, used = time.perf_counter() - begun, time.process_time() - worked
        assert answer.status_code == HTTPStatus.OK, address
        if run >= WARM:
            clock.append(taken)
            processor.append(used)
    queries, size = len([one for one in asked if one.startswith("SELECT")]), len(answer.data)
    tracemalloc.start()
    client.get(address)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    times = " | ".join(
        f"{statistics.median(found):.2f} s ({min(found):.2f} - {max(found):.2f})"
        for found in (clock, processor)
    )
    name = address.removesuffix(CYCLE).rstrip("?&")
    return f"| `{name}` | {queries} | {size // 1000} kB | {times} | {peak // 1_000_000} MB |"


def main() -> None:
    """Fill, ask and print."""
    with tempfile.TemporaryDirectory() as folder:
        asked = Settings.load(
            environment=Environment.TEST, var_folder=Path(folder), secret_key="m" * 40, database_url=None
        )
        with running_database(asked) as settings:
            address = str(settings.database_url)
            upgrade_database(address)
            engine = make_engine(address)
            app = create_app(settings, engine)
            with make_session_factory(engine)() as session:
                load_reference_data(session)
                fill(session)
                session.commit()
                client = app.test_client()
                reader(session, client)
            click.echo("| Page | Queries | Size | On the clock | Processor | Peak memory |")
            click.echo("|---|---|---|---|---|---|")
            for page in PAGES:
                separator = "&" if "?" in page else "?"
                click.echo(measure(client, engine, f"{page}{separator}{CYCLE}"))
            engine.dispose()


if __name__ == "__main__":
    main()
