"""`prakerja audit`: anyone with the database can see that the trail is as it was written, and that seats fit."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from prakerja.console.django_ready import django_ready
from prakerja.console.kept_checkpoint import read_kept

if TYPE_CHECKING:
    from prakerja.kit.actor import Actor

#: A year's trail is read from its beginning.
_LONGEST_MS: Final = 24 * 3600 * 1000


@click.group()
def audit() -> None:
    """The trail of who did what."""


@audit.command()
@click.argument("wave", type=click.IntRange(1, 999))
@click.option("--by", "address", required=True, help="Your address in the office, for the audit: an auditor's.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of sentences.")
def leaves(*, wave: int, address: str, as_json: bool) -> None:
    """Open every seated leaf of WAVE against its card; exit status 1 when one does not fit, and which.

    Numbers are shown of nobody: a receipt leads to them on the office's page.
    """
    with django_ready():
        from prakerja.journey.leaves.check_leaves import NotPublished, check_leaves
        from prakerja.kit.unit_of_work import unit_of_work

        try:
            with unit_of_work(by=_auditor(address), statement_timeout_ms=_LONGEST_MS) as work:
                checked = check_leaves(number=wave, by=work.actor, now=work.now)
        except NotPublished:
            raise click.UsageError(f"There is no wave {wave} with a published result.") from None
    named = {receipt: [fault.value for fault in faults] for receipt, faults in checked.named}
    if as_json:
        click.echo(json.dumps({"wave": wave, "seated": checked.seated, "wrong": checked.wrong, "named": named}))
    else:
        for receipt, faults in named.items():
            click.echo(f"{receipt}: {', '.join(faults)}", err=True)
        click.echo(f"{checked.seated} seats opened, {checked.wrong} do not fit.")
    if checked.wrong:
        raise SystemExit(1)


def _auditor(address: str) -> "Actor":
    """Somebody who may: an operator by name, since this is typed and not signed in."""
    from prakerja.accounts.models import Account
    from prakerja.authority.permissions import Permission
    from prakerja.authority.require import permissions_of
    from prakerja.kit.actor import Actor

    account = Account.objects.with_address(address).first()
    if account is None or Permission.OPEN_LEAVES not in permissions_of(Actor.staff(account.pk)):
        raise click.UsageError("--by: no auditor has this address.")
    return Actor.operator(account.email)


@audit.command()
@click.option(
    "--against",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A checkpoint of the public log that was kept elsewhere.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of sentences.")
def verify(*, against: Path | None, as_json: bool) -> None:
    """Recompute the chain and the public log; exit status 1 when anything was changed, removed or slipped in.

    Whoever owns the database could compute all of it anew: only a checkpoint that somebody kept elsewhere shows that.
    """
    kept = read_kept(against) if against else None
    with django_ready():
        from prakerja.audit.check_trail import faults_of_trail
        from prakerja.audit.models import Seal
        from prakerja.kit.actor import Actor
        from prakerja.kit.unit_of_work import unit_of_work

        with unit_of_work(by=Actor.system("prakerja audit verify"), statement_timeout_ms=_LONGEST_MS) as work:
            faults = faults_of_trail(kept=kept, now=work.now)
            seals = Seal.objects.count()
    if as_json:
        click.echo(json.dumps({"holds": not faults, "seals": seals, "compared": kept is not None, "faults": faults}))
    else:
        _tell(faults, seals, is_compared=kept is not None)
    if faults:
        raise SystemExit(1)


def _tell(faults: list[str], seals: int, *, is_compared: bool) -> None:
    for fault in faults:
        click.echo(f"{fault[0].upper()}{fault[1:]}.", err=True)
    if faults:
        return
    click.echo(f"The chain holds: {seals} seals, the events under them and the public log agree with each other.")
    if is_compared:
        click.echo("They agree with the checkpoint that was kept, too: nothing before it was written anew.")
    else:
        click.echo("Whoever owns the database could have written all of it anew: compare with --against a checkpoint.")
