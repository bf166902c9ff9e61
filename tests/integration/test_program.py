"""The program opvangkompas at the terminal: help with an example, and one clear line on bad input."""

import click
import pytest
from click.testing import CliRunner
from sqlalchemy.orm import Session

from app.cli import main
from app.database import make_engine
from app.demo import load_reference_data


@pytest.fixture(scope="module")
def filled_database(database_of_this_file):
    engine = make_engine(database_of_this_file)
    with Session(engine) as session:
        load_reference_data(session)
        session.commit()
    engine.dispose()
    return database_of_this_file


@pytest.fixture
def run(filled_database, tmp_path, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", filled_database)
    monkeypatch.setenv("VAR_FOLDER", str(tmp_path))

    def run_with(*arguments):
        return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)

    return run_with


def commands(group=main, path=()):
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))
        else:
            yield (*path, name)


@pytest.mark.parametrize("command", list(commands()), ids=" ".join)
def test_every_command_has_help_with_an_example(command):
    shown = CliRunner().invoke(main, [*command, "--help"])
    assert shown.exit_code == 0
    assert "Example: " in shown.output
    assert f"opvangkompas {' '.join(command)}" in " ".join(shown.output.split())


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["person", "add", "gea", "Gea"], "does not look like an e-mail address"),
        (["person", "add", "g@example.org", "Gea", "--municipality", "GM9999"], "no such municipality"),
        (["person", "add", "g@example.org", "Gea", "--province", "PV99"], "no such province"),
        (["person", "add", "g@example.org", "Gea", "--role", "municipality"], "for its own place only"),
        (["person", "add", "g@example.org", "Gea", "--password", "short"], "at least 12 characters"),
        (["person", "add", "g@example.org", "Gea", "--role", "king"], "'king' is not one of"),
        (["framework", "publish", "nowhere"], "nowhere"),
        (["figures", "import", "nowhere.csv"], "nowhere.csv"),
        (["report", "T-1900-0001", "--output", "report.pdf"], "no such assessment"),
        (["report", "T-1900-0001", "--output", "report.pdf", "--language", "fr"], "'fr' is not one of"),
        (["restore", "nowhere.tar"], "nowhere.tar"),
    ],
)
def test_bad_input_ends_with_one_clear_line_and_a_failing_exit_code(run, arguments, line):
    if arguments[:2] == ["person", "add"]:
        given = {"--role": "inspector", "--password": "vier losse woorden samen"}
        arguments = arguments + [part for pair in given.items() if pair[0] not in arguments for part in pair]
    refused = run(*arguments)
    assert refused.exit_code != 0
    assert line in refused.output.splitlines()[-1]
    assert "Traceback" not in refused.output


def test_a_person_added_at_the_terminal_is_there(run):
    arguments = [
        "--role",
        "municipality",
        "--municipality",
        "GM0344",
        "--password",
        "vier losse woorden samen",
    ]
    added = run("person", "add", "gea@example.org", "Gea", *arguments)
    assert (added.exit_code, added.output) == (0, "gea@example.org can sign in as municipality\n")
    again = run("person", "add", "gea@example.org", "Gea", *arguments)
    assert (again.exit_code, again.output) == (
        1,
        "Error: Somebody already has an account with this e-mail address.\n",
    )


def test_the_published_framework_is_listed_with_its_digest(run):
    listed = run("framework", "list")
    assert "nl-reception 2026.2" in " ".join(listed.output.split())
    assert "sha256:" in listed.output
