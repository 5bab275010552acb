"""Brings the tables to where the program can work in them; safe to run at every start."""

import click
from django.conf import settings
from django.core.management import call_command

from prakerja.config.environment import EnvironmentRefused
from prakerja.config.fingerprint import OtherMigrations, TablesBehind, keep_fingerprint, require_own_tables
from prakerja.config.functions import make_functions
from prakerja.config.grants import grant_to_program
from prakerja.config.roles import as_owner, role_of_program


def require_tables_of_this_version() -> None:
    """Exit status 1 where the tables are another version's: nothing is served or worked on them."""
    try:
        require_own_tables()
    except TablesBehind as behind:
        raise click.ClickException(
            f"The tables are those of an older version: {behind} has not run. Bring them up to date with: "
            "prakerja manage migrate"
        ) from behind
    except OtherMigrations as other:
        raise click.ClickException(
            f"The tables were made by another version of the program ({other}). Start that version, or bring them up "
            "to date with: prakerja manage migrate"
        ) from other


def bring_tables_up_to_date(*arguments: str) -> None:
    """Migrated by their owner, and the program may work in them. `arguments` are those of Django's `migrate`."""
    program = role_of_program()
    try:
        with as_owner():
            owner = role_of_program()
            if owner == program:
                raise click.UsageError(f"The program must not be the owner of its tables, and {owner} would be both")
            keep_fingerprint()
            call_command("migrate", *arguments, verbosity=1 if arguments else 0)
            call_command("createcachetable", verbosity=0)
            make_functions()
            grant_to_program(program)
    except EnvironmentRefused as refused:
        raise click.UsageError(str(refused)) from refused
    except OtherMigrations as other:
        raise click.ClickException(
            f"What is kept in {settings.ENVIRONMENT.var} was made by another version of the program, and there is no "
            "way from there to this one. To throw it away and start anew: bin/run --fresh"
        ) from other
