"""`./dev chaos`: the long forms, with their figures. Fails when anything was lost or stored twice."""

import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path

from playwright.sync_api import sync_playwright
from sqlalchemy.orm import Session

from app.accounts.models import Role
from app.database import make_engine
from app.locations.actions import load_seed
from app.storage import Storage
from tests.chaos.drops import drop_again_and_again
from tests.chaos.field import Server, empty_database, lay_out, portal
from tests.chaos.histories import Place, play
from tests.chaos.storm import rage
from tests.chaos.visit import go_on_visit
from tests.factories.assessments import begun, publish_example
from tests.factories.people import make_person
from tests.factories.places import make_location

STORM = {"clients": 8, "judgements": 20_000, "kills": 100}
HISTORIES = {"histories": 3_000, "steps": 30}
DROPS = {"judgements": 2_000, "kills": 50}
VISIT = {"judgements": 282, "photos": 40, "rooms": 22}


def storm(folder: Path) -> tuple[int, dict[str, int]]:
    """A server that is killed 100 times while 20,000 judgements arrive from 8 clients."""
    with empty_database(folder) as database_url:
        place = lay_out(database_url, assessments=40)
        found = rage(place, Server(database_url, folder), **STORM)
    return found.lost + found.duplicates + found.strangers + found.refused, asdict(found)


def drops(folder: Path) -> tuple[int, dict[str, int]]:
    """A browser that is killed 50 times during 2,000 judgements without a network."""
    with portal(folder) as (place, server), sync_playwright() as playwright:
        found = drop_again_and_again(playwright, place, server.url, folder, **DROPS)
    return found.lost + found.duplicates, asdict(found)


def visit(folder: Path) -> tuple[int, dict[str, int]]:
    """A whole visit without a network: 282 judgements, 40 photos and 22 rooms, compared hash by hash."""
    with portal(folder) as (place, server), sync_playwright() as playwright:
        found = go_on_visit(playwright, place, server.url, folder, place.assessments[0], **VISIT)
    return found.lost + found.strangers, asdict(found)


def histories(folder: Path) -> tuple[int, dict[str, int]]:
    """Random histories of two tablets and a server against the model: fails at the first that differs."""
    with empty_database(folder) as database_url:
        engine = make_engine(database_url)
        with Session(engine, expire_on_commit=False) as session:
            load_seed(session)
            publish_example(session)
            team = [make_person(session, Role.INSPECTOR) for _tablet in range(2)]
            assessment = begun(session, make_location(session), *team)
            play(Place(session, Storage(folder / "files"), assessment, team), **HISTORIES)
        engine.dispose()
    return 0, HISTORIES


def main(chosen: list[str]) -> int:
    """Run what is named, or everything; gives the exit code."""
    wrong = 0
    wanted = {"storm": storm, "drops": drops, "visit": visit, "histories": histories}
    for name, act in wanted.items():
        if chosen and name not in chosen:
            continue
        began = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="opvangkompas-chaos-") as folder:
            mistakes, figures = act(Path(folder))
        wrong += mistakes
        told = ", ".join(f"{what.replace('_', ' ')} {number}" for what, number in figures.items())
        print(f"{name}: {told} ({time.monotonic() - began:.0f} s)")  # noqa: T201 (a command)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
