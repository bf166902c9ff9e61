"""The portal without a database, and the sample reports that it prints."""

import dataclasses
import os

import pytest

from app.reports.pdf import Printed
from tests.factories.audit_reports import Sample
from tests.factories.printed_reports import FULL, frozen_sample, make_portal, print_frozen, print_once


@pytest.fixture(scope="session")
def portal(tmp_path_factory):
    return make_portal(tmp_path_factory.mktemp("var"))


@pytest.fixture(scope="session")
def print_sample(portal, tmp_path_factory):
    """Print a sample report; the PDF and its number of pages. The same content is printed once in a run."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "printed-reports"
    folder.mkdir(exist_ok=True)

    printed: dict[str, Printed] = {}

    def print_it(sample: Sample, *, edition: str = "full", language: str | None = None) -> Printed:
        asked = f"{sample} {edition} {language}"
        if asked not in printed:
            printed[asked] = find(dataclasses.replace(sample, pictures={}), edition, language)
        return printed[asked]

    def find(sample: Sample, edition: str, language: str | None) -> Printed:
        frozen, images = frozen_sample(portal, sample, edition=edition, language=language)
        return print_once(folder, frozen, lambda: print_frozen(portal, frozen, images))

    return print_it


@pytest.fixture(scope="session")
def full_report(print_sample):
    """The full report: every indicator, 24 photos, in Dutch."""
    return print_sample(FULL)
