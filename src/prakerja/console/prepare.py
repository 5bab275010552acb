"""Brings a database to where the program can serve from it; safe to run at every start."""

import click
from django.core.management import call_command


def prepare() -> None:
    """Tables and static files are up to date; in demo mode its people are there."""
    click.echo("Bringing tables up to date …")
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
