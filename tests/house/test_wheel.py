"""The wheel holds the whole program: installed anywhere, it works without the repository."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

from app import __version__
from tests.house.repository import ROOT, files

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory) -> Path:
    """The program in an environment of its own, which borrows only the packages it depends on."""
    place = tmp_path_factory.mktemp("elsewhere")
    venv.create(place / "environment", with_pip=False, symlinks=True)
    python = place / "environment/bin/python"
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "--python",
            python,
            "install",
            "--no-deps",
            "--no-index",
            "--quiet",
            wheel,
        ],
        check=True,
        capture_output=True,
    )
    site = next((place / "environment/lib").glob("python*/site-packages"))
    borrowed = Path(psycopg.__file__).parents[1]
    (site / "borrowed.pth").write_text(f"{borrowed}\n")
    return python.with_name("opvangkompas")


def run(program: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(
        [program, *arguments],
        cwd=program.parent,
        env=surroundings | {"VAR_FOLDER": str(program.parent / "var")} | settings,
        check=False,
        capture_output=True,
        text=True,
    )


def test_the_wheel_carries_every_page_migration_translation_and_framework(wheel):
    carried = set(zipfile.ZipFile(wheel).namelist())
    needed = {
        str(name)
        for name in files()
        if name.parts[0] in {"app", "quality_framework", "migrations", "config.py"}
    } | {str(name.with_suffix(".mo")) for name in files() if name.suffix == ".po"}

    assert needed - carried == set()


def test_the_wheel_carries_nothing_else_but_its_licence(wheel):
    carried = {Path(name) for name in zipfile.ZipFile(wheel).namelist()}
    kinds = {path.parts[0] for path in carried}

    assert kinds == {
        "app",
        "quality_framework",
        "migrations",
        "translations",
        # The guide that the portal shows at /help.
        "docs",
        "config.py",
        f"opvangkompas-{__version__}.dist-info",
    }
    assert any(path.name == "LICENSE" for path in carried)


def test_the_installed_program_says_its_version(installed):
    assert __version__ in run(installed, "--version").stdout


def test_the_installed_program_makes_the_tables(installed, empty_database):
    done = run(installed, "db", "upgrade", DATABASE_URL=empty_database)

    assert (done.returncode, done.stderr) == (0, "")
    address = make_url(empty_database).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(address) as connection:
        tables = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
    assert tables[0] > 10


def test_the_installed_program_reads_its_framework(installed):
    python = installed.with_name("python")
    done = run(python, "-m", "quality_framework", "check", str(_framework(installed)))

    assert done.returncode == 0, done.stderr


def _framework(installed: Path) -> Path:
    place = next((installed.parents[1] / "lib").glob("python*/site-packages"))
    return place / "quality_framework/frameworks/nl-reception"
