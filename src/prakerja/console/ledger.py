"""`prakerja ledger`: the books, proven by anyone with the database."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from prakerja.console.django_ready import django_ready

if TYPE_CHECKING:
    from prakerja.ledger.prove import Proof

#: The books of years are read from their beginning.
_LONGEST_MS: Final = 24 * 3600 * 1000


@click.group()
def ledger() -> None:
    """Where every rupiah is, and how it came there."""


@ledger.command()
@click.option(
    "--against",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="What `--json` printed earlier and somebody kept: a journal written anew since differs from it.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of sentences.")
def prove(*, against: Path | None, as_json: bool) -> None:
    """Recompute the books from their journal; exit status 1 when they say anything else.

    Whoever owns the database could write journal and balances anew: only a hash that somebody kept elsewhere, such as
    the daily ones in the public log, shows that.
    """
    known = _kept(against) if against else {}
    with django_ready():
        from prakerja.kit.actor import Actor
        from prakerja.kit.unit_of_work import unit_of_work
        from prakerja.ledger.prove import prove as prove_books

        with unit_of_work(by=Actor.system("prakerja ledger prove"), statement_timeout_ms=_LONGEST_MS):
            proof = prove_books(known=known)
    if as_json:
        click.echo(json.dumps({"holds": not proof.faults, **asdict(proof)}))
    else:
        _tell(proof, is_compared=bool(known))
    if proof.faults:
        raise SystemExit(1)


def _kept(path: Path) -> dict[int, str]:
    """Raises UsageError."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        return {int(kept["before_transaction"]): str(kept["sha256"])}
    except (ValueError, KeyError, TypeError):
        raise click.UsageError(f"--against: {path} is not what `prakerja ledger prove --json` prints") from None


def _tell(proof: "Proof", *, is_compared: bool) -> None:
    for fault in proof.faults:
        click.echo(f"{fault[0].upper()}{fault[1:]}.", err=True)
    if not proof.faults:
        click.echo(
            f"The books hold: {proof.postings} postings of {proof.transfers} transfers, {proof.accounts} balances and "
            f"{proof.open_holds} open holds agree with each other{' and with what was kept' if is_compared else ''}."
        )
    click.echo(f"SHA-256 of the journal before transaction {proof.before_transaction}: {proof.sha256}")
