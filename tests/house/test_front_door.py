"""The front door and its papers agree with what they open."""

import re
import subprocess

import pytest

from config import Settings
from tests.house.repository import ROOT

DEV = (ROOT / "dev").read_text()
SETTINGS = dict(
    line.split("=", 1) for line in (ROOT / ".env.example").read_text().splitlines() if re.match("[A-Z]", line)
)


def dev(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["sh", ROOT / "dev", *arguments], check=False, capture_output=True, text=True)


def commands() -> list[str]:
    return re.search(r"is_command\(\) \{\s+case \$1 in\s+([a-z |]+)\)", DEV)[1].split(" | ")


@pytest.mark.parametrize("command", commands())
def test_help_names_every_command(command):
    assert re.search(rf"^  {command}\b", dev("help").stdout, re.MULTILINE)


@pytest.mark.parametrize("command", commands())
def test_every_command_opens_something(command):
    assert re.search(rf"^        {command}( \|.*)?\)", DEV, re.MULTILINE)


def test_the_front_door_without_a_command_helps_and_fails():
    assert dev().returncode == 1
    assert dev().stdout == dev("help").stdout


def test_an_unknown_command_is_refused_by_name():
    refused = dev("dance")

    assert refused.returncode == 1
    assert "dance" in refused.stderr


def test_continuous_integration_goes_through_the_front_door():
    assert "./dev check test" in (ROOT / ".ci/run").read_text()


def test_the_example_of_the_settings_names_every_setting_and_no_other():
    assert set(SETTINGS) == {name.upper() for name in Settings.model_fields}


@pytest.mark.parametrize("name", sorted(SETTINGS))
def test_the_example_of_the_settings_shows_the_default(name):
    default = Settings.model_fields[name.lower()].default

    shown = str(default).lower() if isinstance(default, bool) else str(default)
    assert SETTINGS[name] == ("" if default is None else shown)
