"""What a full run must reach: the floors of coverage, in lines and branches together."""

import io

import pytest
from coverage import Coverage
from coverage.exceptions import NoDataError

# The trade, and what decides alone, are proven whole. No floor is ever lowered.
FLOORS = {
    "quality_framework/*": 100,
    "app/*/permissions.py": 100,
    "app/allocation/status.py": 100,
    "app/allocation/counting.py": 100,
    "app/allocation/exchanging.py": 100,
    "app/allocation/succession.py": 100,
    "app/assessments/workflow.py": 100,
    "app/*": 90,
}


class CoverageGuard:
    """Fails a run that measures coverage (--cov) when a floor is not reached."""

    def __init__(self) -> None:
        self._below: list[str] = []

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session):
        """Look after pytest-cov has gathered what every worker measured."""
        result = yield
        if session.config.getoption("cov_source", None) and not session.config.option.collectonly:
            measured = Coverage()
            measured.load()
            for files, floor in FLOORS.items():
                reached = _percentage(measured, files)
                if reached < floor:
                    self._below.append(f"coverage of {files} is {reached:.2f} %, and must be {floor} %")
            session.testsfailed += len(self._below)
        return result

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say where it falls short."""
        for line in self._below:
            terminalreporter.write_line(line, red=True)


def _percentage(measured: Coverage, files: str) -> float:
    try:
        return measured.report(include=files, file=io.StringIO())
    except NoDataError:
        return 0.0
