"""The scripts of the pages, as far as they can be tried without a browser."""

import os
import shutil
import subprocess

from tests.house.repository import ROOT
from tests.shared.verdict_cases import write_cases


def test_the_scripts_do_what_their_tests_say(tmp_path):
    node = shutil.which("node")
    assert node is not None, "no node: ./dev test installs it"
    tests = sorted(str(path) for path in (ROOT / "tests/js").glob("*.test.mjs"))

    cases = tmp_path / "verdict_cases.jsonl"
    write_cases(cases)

    done = subprocess.run(
        [node, "--test", *tests],
        cwd=ROOT,
        env=os.environ | {"VERDICT_CASES": str(cases)},
        check=False,
        capture_output=True,
        text=True,
    )

    assert done.returncode == 0, done.stdout + done.stderr
