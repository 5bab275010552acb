"""Brings a database to where the program can serve from it; safe to run at every start."""

import click
from django.conf import settings
from django.core.management import call_command

from prakerja.console.tables import bring_tables_up_to_date
from prakerja.kit.clock import read_clock


def prepare() -> None:
    """Tables and static files are up to date; in demo mode its people are there."""
    click.echo("Bringing tables up to date …")
    bring_tables_up_to_date()
    call_command("collectstatic", verbosity=0, interactive=False)
    if settings.ENVIRONMENT.mode == "demo":
        _load_demo()


def _load_demo() -> None:
    from prakerja.simulation.demo_bank import write_bank_payments
    from prakerja.simulation.demo_custodians import write_beacon
    from prakerja.simulation.demo_partners_file import write_partners
    from prakerja.simulation.demo_witnesses_file import write_witnesses
    from prakerja.simulation.load_demo import load_demo, write_authenticator

    click.echo("Loading the demo's people …")
    write_beacon()
    load_demo(now=read_clock())
    write_authenticator(settings.ENVIRONMENT.var / "sandbox-authenticator.json")
    write_partners(settings.ENVIRONMENT.var / "sandbox-partners.json")
    write_witnesses(settings.ENVIRONMENT.var / "sandbox-witnesses.json")
    write_bank_payments(settings.ENVIRONMENT.var / "sandbox-bank-payments.json")
