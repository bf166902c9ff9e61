"""The scripts of the pages, as far as they can be tried without a browser."""

import gzip
import os
import re
import shutil
import subprocess
from pathlib import Path

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


def modules_of(page: Path) -> set[Path]:
    """The page's first module and all that is imported at once from there."""
    found, ahead = set[Path](), [page]
    while ahead:
        module = ahead.pop().resolve()
        if module not in found:
            found.add(module)
            imported = re.findall(r'(?:from|import) "(\.[^"]+)"', module.read_text(encoding="utf-8"))
            ahead += [module.parent / name for name in imported]
    return found


def test_the_page_that_stays_on_a_tablet_loads_at_most_sixty_kilobytes_of_scripts():
    modules = modules_of(ROOT / "app/static/js/pages/tablet.js")

    assert len(modules) > 40
    assert sum(len(gzip.compress(module.read_bytes())) for module in modules) <= 60_000
