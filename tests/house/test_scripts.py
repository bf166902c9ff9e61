"""The scripts of the pages, as far as they can be tried without a browser."""

import os
import shutil
import subprocess

import pytest

from tests.house.repository import ROOT
from tests.shared import verdict_cases, walk_cases


# The engine is measured by its own tests; watching every line of the thousands of cases only costs time.
@pytest.mark.no_cover
def test_the_scripts_do_what_their_tests_say(tmp_path):
    node = shutil.which("node")
    assert node is not None, "no node: ./dev test installs it"
    tests = sorted(str(path) for path in (ROOT / "tests/js").glob("*.test.mjs"))

    verdicts, walks = tmp_path / "verdict_cases.jsonl", tmp_path / "walk_cases.jsonl"
    verdict_cases.write_cases(verdicts)
    walk_cases.write_cases(walks)

    done = subprocess.run(
        [node, "--test", *tests],
        cwd=ROOT,
        env=os.environ | {"VERDICT_CASES": str(verdicts), "WALK_CASES": str(walks)},
        check=False,
        capture_output=True,
        text=True,
    )

    assert done.returncode == 0, done.stdout + done.stderr
