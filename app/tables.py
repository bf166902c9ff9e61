"""Every table of the portal in one metadata, for migrations: importing this loads all models."""

from app import audit, mail
from app.accounts import models as accounts
from app.allocation import models as allocation
from app.assessments import models as assessments
from app.assessments import review_models as reviews
from app.assessments import room_models as rooms
from app.assessments import tablet_models as tablets
from app.database import Base
from app.framework import models as framework
from app.improvement import models as improvement
from app.locations import models as locations
from app.notices import models as notices
from app.replies import models as replies
from app.reports import models as reports
from app.sheets import models as sheets
from app.stability import models as stability
from app.supervision import models as supervision

MODULES = (
    audit,
    mail,
    notices,
    locations,
    accounts,
    framework,
    assessments,
    reviews,
    rooms,
    tablets,
    allocation,
    replies,
    reports,
    sheets,
    stability,
    supervision,
    improvement,
)
METADATA = Base.metadata
