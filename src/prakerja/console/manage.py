"""`prakerja manage …`: Django's own commands, on the program's database."""

import click

from prakerja.console.django_ready import django_ready


@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": []}, add_help_option=False)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    """Django's own commands."""
    with django_ready():
        from django.core.management import execute_from_command_line

        from prakerja.console.distribute import distribute
        from prakerja.console.tables import bring_tables_up_to_date

        if arguments[:1] == ("migrate",):
            bring_tables_up_to_date(*arguments[1:])
            return
        if arguments == ("distribute",):
            distribute()
            return
        execute_from_command_line(["prakerja manage", *arguments])
