"""Bring a database to a version of our tables, forward or back."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

MIGRATIONS = Path(__file__).resolve().parent.parent / "migrations"


def _config(url: str) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["url"] = url
    return config


def upgrade_database(url: str, revision: str = "head") -> None:
    """Migrate forward to `revision`. Running it twice changes nothing."""
    command.upgrade(_config(url), revision)


def downgrade_database(url: str, revision: str) -> None:
    """Migrate back to `revision` (`base` for nothing at all)."""
    command.downgrade(_config(url), revision)


def newest_revision() -> str:
    """The revision the code expects."""
    head = ScriptDirectory.from_config(_config("")).get_current_head()
    assert head is not None
    return head


def revisions() -> list[str]:
    """Every revision, oldest first."""
    walk = ScriptDirectory.from_config(_config("")).walk_revisions()
    return [script.revision for script in reversed(list(walk))]


def current_revision(url: str) -> str | None:
    """The revision the database is at; None when empty."""
    engine = create_engine(url)
    try:
        with engine.connect() as connection:
            return MigrationContext.configure(connection).get_current_revision()
    finally:
        engine.dispose()
