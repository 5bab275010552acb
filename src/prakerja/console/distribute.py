"""`prakerja manage distribute`: tells Citus where each table lies. A second time it changes nothing."""

import click
from django.db import connection

from prakerja.config.distribution import DISTRIBUTED, REFERENCE
from prakerja.config.roles import as_owner

type Declaration = tuple[str, list[str]]


def distribute() -> None:
    """Every table of the programme lies where `config/distribution.py` says, if the extension is there."""
    with as_owner():
        if not _has_citus():
            raise click.ClickException(
                "This database has no Citus, so that its tables stay on this one server. Where the extension is "
                "installed: CREATE EXTENSION citus, add the other servers, and run this again (docs/scale-out.md)."
            )
        done = [_declare(declaration) for declaration in declarations(_tables(), _placed())]
    click.echo(f"{len(done)} tables have taken their place; the others had theirs.")


def declarations(tables: set[str], placed: set[str]) -> list[Declaration]:
    """What to tell Citus, reference tables first, because others lead to them. `placed` have their place already."""
    due = tables - placed
    told: list[Declaration] = [("SELECT create_reference_table(%s)", [table]) for table in REFERENCE if table in due]
    spread = "SELECT create_distributed_table(%s, %s)"
    return told + [(spread, [table, column]) for table, column in DISTRIBUTED.items() if table in due]


def _declare(declaration: Declaration) -> str:
    statement, arguments = declaration
    with connection.cursor() as cursor:
        cursor.execute(statement, arguments)
    return arguments[0]


def _has_citus() -> bool:
    return bool(_first_column("SELECT extname FROM pg_extension WHERE extname = 'citus'"))


def _tables() -> set[str]:
    return _first_column("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")


def _placed() -> set[str]:
    return _first_column("SELECT logicalrelid::regclass::text FROM pg_dist_partition")


def _first_column(query: str) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return {str(row[0]) for row in cursor.fetchall()}
