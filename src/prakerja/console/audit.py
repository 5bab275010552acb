"""`prakerja audit verify`: anyone with the database can see whether the trail is as it was written."""

import json

import click

from prakerja.console.django_ready import django_ready


@click.group()
def audit() -> None:
    """The trail of who did what."""


@audit.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a sentence.")
def verify(*, as_json: bool) -> None:
    """Recompute the hash chain; exit status 1 when a sealed event was changed, removed or slipped in."""
    with django_ready():
        from prakerja.audit.models import Seal  # noqa: PLC0415  needs the settings
        from prakerja.audit.verify_chain import first_broken_seal  # noqa: PLC0415

        broken = first_broken_seal()
        seals = Seal.objects.count()
    events = None if broken is None else [broken.first_event_id, broken.last_event_id]
    if as_json:
        click.echo(json.dumps({"holds": broken is None, "seals": seals, "broken_events": events}))
    elif broken is None:
        click.echo(f"The chain holds: {seals} seals, every event under them is as it was written.")
    else:
        click.echo(f"The chain is broken in the events {broken.first_event_id} to {broken.last_event_id}.", err=True)
    if broken is not None:
        raise SystemExit(1)
