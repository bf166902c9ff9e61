import pytest
from hypothesis import settings

CASES_IN_CI = 540
CASES_IN_QUICK_CHECK = 40


def pytest_configure(config: pytest.Config) -> None:
    """How many cases every law is tried on: all of them, or a taste of them where slow tests are left out."""
    is_quick = "not slow" in (config.option.markexpr or "")
    settings.register_profile(
        "laws", deadline=None, max_examples=CASES_IN_QUICK_CHECK if is_quick else CASES_IN_CI
    )
