"""Reading published versions; a version is parsed once and kept in memory."""

import uuid

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.framework.models import FrameworkVersion
from app.problems import NotFound
from quality_framework import Framework, framework_from_canonical_json

# By digest: the same content is the same framework, whatever row it was read from.
_parsed: dict[str, Framework] = {}


def framework_of(version: FrameworkVersion) -> Framework:
    """The framework of this version, parsed once per process; the document is read only that first time."""
    framework = _parsed.get(version.digest)
    if framework is None:
        framework = framework_from_canonical_json(version.document)
        assert framework.digest == version.digest, "a kept framework version no longer has its digest"
        _parsed[version.digest] = framework
    return framework


def version_by_id(session: Session, version_id: uuid.UUID) -> FrameworkVersion:
    """One published version; `NotFound` when there is none."""
    version = session.get(FrameworkVersion, version_id)
    if version is None:
        raise NotFound("framework-version-not-found")
    return version


def versions(session: Session) -> list[FrameworkVersion]:
    """All published versions, newest first."""
    return list(session.scalars(select(FrameworkVersion).order_by(FrameworkVersion.published_at.desc())))


def newest_version(session: Session) -> FrameworkVersion:
    """The version that a new assessment is pinned to; `NotFound` before the first was published."""
    version = session.scalar(select(FrameworkVersion).order_by(FrameworkVersion.published_at.desc()).limit(1))
    if version is None:
        raise NotFound("no-framework-published")
    return version
