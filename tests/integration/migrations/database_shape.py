"""What a database looks like, in lines that can be compared, and what lies in it."""

from sqlalchemy import Connection, text

# Schemas of PostgreSQL itself; and Alembic's own table, whose row is the revision.
_OURS = "NOT IN ('pg_catalog', 'information_schema', 'pg_toast')"
_PARTS = {
    "column": """
        SELECT table_schema, table_name, column_name, data_type, udt_name, character_maximum_length,
               numeric_precision, numeric_scale, is_nullable, column_default, is_identity, identity_generation
        FROM information_schema.columns WHERE table_schema {ours} AND table_name <> 'alembic_version'
    """,
    "constraint": """
        SELECT nspname, conrelid::regclass::text, conname, pg_get_constraintdef(pg_constraint.oid)
        FROM pg_constraint JOIN pg_namespace ON pg_namespace.oid = connamespace
        WHERE nspname {ours} AND conrelid::regclass::text <> 'alembic_version' AND contype <> 'n'
    """,
    "index": """
        SELECT schemaname, indexname, indexdef FROM pg_indexes
        WHERE schemaname {ours} AND tablename <> 'alembic_version'
    """,
    "trigger": """
        SELECT tgrelid::regclass::text, tgname, pg_get_triggerdef(pg_trigger.oid)
        FROM pg_trigger WHERE NOT tgisinternal
    """,
    "function": """
        SELECT nspname, proname, pg_get_functiondef(pg_proc.oid)
        FROM pg_proc JOIN pg_namespace ON pg_namespace.oid = pronamespace WHERE nspname {ours}
    """,
    "type": """
        SELECT nspname, typname FROM pg_type JOIN pg_namespace ON pg_namespace.oid = typnamespace
        WHERE nspname {ours} AND typtype IN ('e', 'd')
    """,
}
_TABLES = """
    SELECT CASE schemaname WHEN 'public' THEN tablename ELSE schemaname || '.' || tablename END
    FROM pg_tables WHERE schemaname {ours} AND tablename <> 'alembic_version'
"""
_COLUMNS = """
    SELECT attname FROM pg_attribute
    WHERE attrelid = CAST(:name AS regclass) AND attnum > 0 AND NOT attisdropped
"""


def shape(connection: Connection, *kinds: str, schema: str | None = None) -> set[str]:
    """All that is defined, a line each: columns, constraints, triggers … or only these kinds, this schema."""
    lines = set()
    for kind in kinds or _PARTS:
        for row in connection.execute(text(_PARTS[kind].format(ours=_OURS))):
            if schema is None or kind == "trigger" or row[0] == schema:
                lines.add(f"{kind}: " + " | ".join("" if value is None else str(value) for value in row))
    return lines


def tables(connection: Connection) -> set[str]:
    """Every table of ours, with its schema when that is not the usual one."""
    rows = connection.execute(text(_TABLES.format(ours=_OURS)))
    return {str(name) for (name,) in rows}


def columns(connection: Connection) -> dict[str, list[str]]:
    """The columns of every table of ours."""
    return {
        name: [str(column) for (column,) in connection.execute(text(_COLUMNS), {"name": name})]
        for name in tables(connection)
    }


def contents(
    connection: Connection, names: set[str], only: dict[str, list[str]] | None = None
) -> dict[str, list[str]]:
    """Every row of these tables as JSON, in order; of `only` these columns of each, when given."""
    wanted = only or columns(connection)
    return {
        name: sorted(
            str(row)
            for (row,) in connection.execute(
                text(
                    "SELECT (SELECT jsonb_object_agg(key, value) FROM jsonb_each(to_jsonb(t))"  # noqa: S608 (our own names)
                    f" WHERE key = ANY(:columns))::text FROM {name} t"
                ),
                {"columns": wanted[name]},
            )
        )
        for name in names
    }
