"""Alembic's entrance: one transaction per migration, on the database that the caller names; no Flask."""

from alembic import context
from sqlalchemy import create_engine, pool

from app import tables

url = context.config.attributes["url"]
engine = create_engine(
    url, poolclass=pool.NullPool, connect_args={"options": "-c timezone=UTC -c lock_timeout=10s"}
)
with engine.connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=tables.METADATA,
        transaction_per_migration=True,
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()
engine.dispose()
