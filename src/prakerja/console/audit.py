"""`prakerja audit verify`: anyone with the database can see whether the trail is as it was written."""

import json
from typing import Final

import click

from prakerja.console.django_ready import django_ready

#: A year's trail is read from its beginning.
_LONGEST_MS: Final = 24 * 3600 * 1000


@click.group()
def audit() -> None:
    """The trail of who did what."""


@audit.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a sentence.")
def verify(*, as_json: bool) -> None:
    """Recompute the hash chain; exit status 1 when a sealed event was changed, removed or slipped in."""
    with django_ready():
        from prakerja.audit.models import Seal
        from prakerja.audit.verify_chain import first_broken_seal
        from prakerja.kit.actor import Actor
        from prakerja.kit.unit_of_work import unit_of_work

        with unit_of_work(by=Actor.system("prakerja audit verify"), statement_timeout_ms=_LONGEST_MS):
            broken = first_broken_seal()
            seals = Seal.objects.count()
    if as_json:
        click.echo(json.dumps({"holds": broken is None, "seals": seals, "broken_seal": broken and broken.pk}))
    elif broken is None:
        click.echo(f"The chain holds: {seals} seals, every event under them is as it was written.")
    else:
        when = f"{broken.sealed_at:%Y-%m-%d %H:%M:%S}"
        click.echo(f"The chain is broken at seal {broken.pk}, made {when} UTC over {broken.events} events.", err=True)
    if broken is not None:
        raise SystemExit(1)
