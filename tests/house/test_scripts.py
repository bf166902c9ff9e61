"""The scripts of the pages, as far as they can be tried without a browser."""

import shutil
import subprocess

from tests.house.repository import ROOT


def test_the_scripts_do_what_their_tests_say():
    node = shutil.which("node")
    assert node is not None, "no node: ./dev test installs it"
    tests = sorted(str(path) for path in (ROOT / "tests/js").glob("*.test.mjs"))

    done = subprocess.run([node, "--test", *tests], cwd=ROOT, check=False, capture_output=True, text=True)

    assert done.returncode == 0, done.stdout + done.stderr
