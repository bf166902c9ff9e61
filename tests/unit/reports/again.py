"""Print the small sample report once more, for another process."""

import base64

from app.factory import create_app
from app.reports.frozen_content import freeze
from app.reports.pdf import print_report
from config import Environment, Settings
from tests.factories.audit_reports import Sample, make_report


def print_again(var_folder: str) -> bytes:
    """The bytes of the sample with two photos in English."""
    settings = Settings.load(
        environment=Environment.TEST,
        database_url="postgresql://nobody@127.0.0.1:1/nothing",
        var_folder=var_folder,
        secret_key="t" * 40,
    )
    app = create_app(settings)
    sample = Sample(photos=2, language="en", profile="short")
    with app.app_context():
        report = make_report(sample)
        images = {
            sha256: "data:image/jpeg;base64," + base64.b64encode(content).decode()
            for sha256, content in sample.pictures.items()
        }
        return print_report(freeze(report), app.jinja_env, images, "https://kompas.example.nl").content
