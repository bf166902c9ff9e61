"""What may and may not stand in the repository."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.house.repository import ROOT, files, is_vendored, text_of

LONGEST_FILE = 300
CODE = {".py", ".js", ".css", ".html"}
DRAWERS = {"utils", "helpers", "common", "misc", "services"}
LOCK_FILES = ("requirements.txt", "requirements-dev.txt")


def holding(words: str) -> list[str]:
    return [str(name) for name in files() if words in text_of(name)]


def registry_hosts() -> set[str]:
    """The hosts that this machine installs from, public ones included: a lock file names none."""
    addresses = [
        value for name, value in os.environ.items() if name.startswith(("PIP_", "UV_", "npm_config_"))
    ]
    for command in ([sys.executable, "-m", "pip", "config", "list"], ["npm", "config", "get", "registry"]):
        if shutil.which(command[0]):
            done = subprocess.run(command, cwd="/", check=False, capture_output=True, text=True)
            addresses += re.findall(r"https?://[^\s'\"]+", done.stdout)
    hosts = {urlsplit(address).hostname for address in addresses if "://" in address}
    return {host for host in hosts if host}


def test_no_file_names_a_registry_that_this_machine_installs_from():
    assert {host: holding(host) for host in registry_hosts() if holding(host)} == {}


def test_no_file_names_a_folder_of_the_machine_it_was_made_on():
    # In a folder that everybody has, the name says nothing about one machine.
    places = {f"{folder}/" for folder in (ROOT.parent, Path.home()) if len(folder.parts) > 2}

    assert {place: holding(place) for place in places if holding(place)} == {}


@pytest.mark.parametrize("name", LOCK_FILES)
def test_a_lock_file_holds_exact_versions_and_hashes_and_no_address(name):
    lines = (ROOT / name).read_text().splitlines()
    pinned = [line for line in lines if re.match(r"[a-z0-9]", line)]
    others = [line for line in lines if line not in pinned and not re.match(r"    (--hash=sha256:|#)", line)]

    assert others == []
    assert [line for line in pinned if not re.match(r"[a-z0-9._-]+(\[[a-z,]+\])?==[^ ]+", line)] == []
    assert "://" not in "".join(lines)


def test_a_lock_of_the_javascript_holds_no_address():
    for name in files():
        if name.name == "package-lock.json":
            assert "resolved" not in json.dumps(json.loads(text_of(name)))


def test_the_project_stands_alone():
    neighbour = "../" + "shared"

    assert holding(neighbour) == []


def test_no_file_of_code_is_longer_than_a_person_can_oversee():
    long = {
        str(name): len(text_of(name).splitlines())
        for name in files()
        if name.suffix in CODE and not is_vendored(name) and len(text_of(name).splitlines()) > LONGEST_FILE
    }

    assert long == {}


def test_no_file_is_a_drawer_for_everything():
    assert [str(name) for name in files() if set(name.with_suffix("").parts) & DRAWERS] == []


def test_no_work_is_left_for_later_in_the_code():
    later = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")
    code = [name for name in files() if name.suffix in CODE and not is_vendored(name)]

    assert [str(name) for name in code if later.search(text_of(name))] == []


def test_every_allowed_skip_has_a_reason_and_none_hides_the_heart_of_the_house():
    lines = (ROOT / "tests/allowed_skips.txt").read_text().splitlines()
    allowed = [line for line in lines if line and not line.startswith("#")]

    assert [line for line in allowed if not re.match(r"tests/\S+::\S+ \| \S.+", line)] == []
    heart = re.compile(r"browser|chromium|e2e|pdf|database|postgres|migrat", re.IGNORECASE)
    assert [line for line in allowed if heart.search(line)] == []


def test_the_licence_is_the_whole_text_of_the_eupl():
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")

    assert "EUROPEAN UNION PUBLIC LICENCE v. 1.2" in text
    assert [number for number in range(1, 16) if not re.search(rf"^{number}\. ?\S", text, re.MULTILINE)] == []
    assert "GNU Affero General Public License" in text.partition("Appendix")[2]
