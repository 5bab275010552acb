"""`prakerja manage …`: Django's own commands, on the program's database."""

from typing import Final

import click

from prakerja.console.django_ready import django_ready
from prakerja.console.operator_option import user_of_machine

#: They neither read nor change what the database holds about people. Every other command is on record.
_HARMLESS: Final = frozenset(
    ("check", "collectstatic", "compilemessages", "diffsettings", "makemessages", "makemigrations", "showmigrations")
)


@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": []}, add_help_option=False)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    """Django's own commands. The audit hears of those that open the database to whoever types."""
    with django_ready():
        from django.core.management import execute_from_command_line

        from prakerja.console.distribute import distribute
        from prakerja.console.tables import bring_tables_up_to_date

        if arguments[:1] == ("migrate",):
            bring_tables_up_to_date(*arguments[1:])
            # The first time there is no audit before.
            _put_on_record("migrate")
            return
        _put_on_record("".join(arguments[:1]))
        if arguments == ("distribute",):
            distribute()
            return
        execute_from_command_line(["prakerja manage", *arguments])


def _put_on_record(command: str) -> None:
    """That it was run, and by whom; not with what, which may tell of people. An empty database has no audit yet."""
    from django.core.management import get_commands
    from django.db import connection

    from prakerja.audit.models import Event
    from prakerja.audit.record_operation import record_command
    from prakerja.kit.actor import Actor
    from prakerja.kit.unit_of_work import unit_of_work

    is_one = command in get_commands() or command == "distribute"
    if is_one and command not in _HARMLESS and Event._meta.db_table in connection.introspection.table_names():
        with unit_of_work(by=Actor.operator(user_of_machine())) as work:
            record_command(command, by=work.actor, now=work.now)
