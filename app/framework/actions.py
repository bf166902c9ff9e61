"""Publishing a version of the framework."""

import uuid

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import audit
from app.framework.models import FrameworkVersion
from app.problems import Conflict
from quality_framework import Framework


def publish_framework(session: Session, by: uuid.UUID | None, framework: Framework) -> FrameworkVersion:
    """Publish a checked framework for ever. The same content again gives the version that is already there;
    other content under the same version number is refused.
    """
    same = session.scalar(select(FrameworkVersion).where(FrameworkVersion.digest == framework.digest))
    if same is not None:
        return same
    taken = session.scalar(
        select(FrameworkVersion).where(
            FrameworkVersion.framework_id == framework.id, FrameworkVersion.version == framework.version
        )
    )
    if taken is not None:
        raise Conflict("framework-version-taken", version=framework.version)
    version = FrameworkVersion(
        framework_id=framework.id,
        version=framework.version,
        digest=framework.digest,
        document=framework.to_canonical_json(),
        published_by_id=by,
    )
    session.add(version)
    session.flush()
    audit.record(
        session,
        by,
        "publish-framework",
        audit.subject("framework", f"{framework.id} {framework.version}"),
        after={"digest": framework.digest},
    )
    return version
