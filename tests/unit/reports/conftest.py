"""The portal without a database: templates and words are all that printing needs."""

import base64

import pytest

from app.factory import create_app
from app.reports.frozen_content import freeze
from app.reports.pdf import Printed, print_report
from app.reports.public_edition import public_edition
from config import Environment, Settings
from tests.factories.audit_reports import Sample, in_pseudo_arabic, make_report

PUBLIC_URL = "https://kompas.example.nl"


@pytest.fixture(scope="session")
def portal(tmp_path_factory):
    settings = Settings.load(
        environment=Environment.TEST,
        database_url="postgresql://nobody@127.0.0.1:1/nothing",
        var_folder=tmp_path_factory.mktemp("var"),
        secret_key="t" * 40,
    )
    return create_app(settings)


@pytest.fixture(scope="session")
def print_sample(portal):
    """Print a sample report, in a pseudo language where one is named; the PDF and its number of pages."""

    def print_it(
        sample: Sample, public_url: str = PUBLIC_URL, *, edition: str = "full", language: str | None = None
    ) -> Printed:
        with portal.app_context():
            report = make_report(sample)
            if edition != "full":
                report = public_edition(report, edition, ())
            if language is not None:
                report = in_pseudo_arabic(report, language)
            images = {
                sha256: "data:image/jpeg;base64," + base64.b64encode(content).decode()
                for sha256, content in sample.pictures.items()
            }
            return print_report(freeze(report), portal.jinja_env, images, public_url)

    return print_it


@pytest.fixture(scope="session")
def full_report(print_sample):
    """The full report: every indicator, 24 photos, in Dutch. Printed once."""
    return print_sample(Sample())
