"""Every SELECT of this room: one assessment, many, what was found in it, and who can judge."""

from app.assessments.queries.findings import (
    finding_by_id,
    findings_of_assessment,
    highest_finding_number,
)
from app.assessments.queries.found import (
    changers_of,
    current_judgements,
    dangers_of,
    judgement_log,
    judgement_standings,
    judges_of,
    photo_by_id,
    photos_of,
    photos_of_rooms,
)
from app.assessments.queries.lists import (
    PAGE_SIZE,
    AssessmentFilters,
    AssessmentsPage,
    LatestHeadline,
    assessments_of_location,
    assessments_page,
    frozen_headlines,
    headline_history,
    latest_headlines,
    visible_to,
)
from app.assessments.queries.reviews import override_by_id, overrides_of, remarks_of
from app.assessments.queries.rooms import room_log, rooms_of
from app.assessments.queries.tablets import (
    counts_received,
    judgement_digests,
    judgements_after,
    photo_digests,
    room_digests,
    tablet_by_id,
    tablets_heard_since,
    theme_assignments,
    waiting_tablets,
)
from app.assessments.queries.team import possible_members
from app.assessments.queries.whole import (
    assessment_by_id,
    assessment_by_number,
    previous_submitted,
    with_everything,
)

__all__ = [
    "PAGE_SIZE",
    "AssessmentFilters",
    "AssessmentsPage",
    "LatestHeadline",
    "assessment_by_id",
    "assessment_by_number",
    "assessments_of_location",
    "assessments_page",
    "changers_of",
    "counts_received",
    "current_judgements",
    "dangers_of",
    "finding_by_id",
    "findings_of_assessment",
    "frozen_headlines",
    "headline_history",
    "highest_finding_number",
    "judgement_digests",
    "judgement_log",
    "judgement_standings",
    "judgements_after",
    "judges_of",
    "latest_headlines",
    "override_by_id",
    "overrides_of",
    "photo_by_id",
    "photo_digests",
    "photos_of",
    "photos_of_rooms",
    "possible_members",
    "previous_submitted",
    "remarks_of",
    "room_digests",
    "room_log",
    "rooms_of",
    "tablet_by_id",
    "tablets_heard_since",
    "theme_assignments",
    "visible_to",
    "waiting_tablets",
    "with_everything",
]
