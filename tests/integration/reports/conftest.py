import io

import pytest
from PIL import Image

from app.accounts.models import Role
from app.assessments import actions
from app.assessments.photo_arrival import PhotoIn
from app.extensions import office_of
from app.reports import actions as reports
from tests.factories.assessments import AREA, begun, judge_all
from tests.factories.people import make_person
from tests.factories.places import make_location, make_places


@pytest.fixture
def location(session):
    location = make_location(session, street_address="Geheimweg 7", postal_code="1234 AB")
    make_places(session, location, 120)
    return location


@pytest.fixture
def inspector(session, framework):
    return make_person(session, Role.INSPECTOR, name="Iris Toets")


@pytest.fixture
def municipality(session, framework):
    return make_person(session, Role.MUNICIPALITY, municipality="GM0344", name="Gea Toets")


@pytest.fixture
def reader(session, framework):
    return make_person(session, Role.READER, name="Rik Toets")


@pytest.fixture
def storage(app):
    return office_of(app).storage


@pytest.fixture
def assessment(session, location, inspector, storage):
    """Being judged: the bedrooms are too small, with a photo."""
    assessment = begun(session, location, inspector)
    judge_all(session, inspector, assessment, area_per_person="not-met")
    out = io.BytesIO()
    Image.new("RGB", (640, 480), (200, 210, 220)).save(out, "JPEG")
    actions.add_photo(session, storage, inspector, assessment, PhotoIn(out.getvalue(), indicator=AREA))
    return assessment


@pytest.fixture
def keep_stand_in(session, storage):
    """Issue a report with a file that stands for the PDF; printing one takes seconds."""

    def keep(report):
        content = f"%PDF-1.7 of {report.number}".encode()
        reports.keep_file(
            session,
            report,
            sha256=storage.put(content),
            size_in_bytes=len(content),
            pages=1,
            renderer="a test",
        )
        return report

    return keep
