"""`prakerja ledger`: the books, proven by anyone with the database."""

import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from prakerja.console.django_ready import django_ready

if TYPE_CHECKING:
    from prakerja.ledger.prove import Proof
    from prakerja.ledger.transfers_of import Line

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
        from prakerja.payouts.partners.prove_partner_payments import faults_of_partner_payments
        from prakerja.payouts.reconciliation.house_books import faults_of_house_books
        from prakerja.training.statements.prove_payables import faults_of_payables

        with unit_of_work(by=Actor.system("prakerja ledger prove"), statement_timeout_ms=_LONGEST_MS):
            proof = prove_books(known=known)
            # What partners and banks are told belongs to steps; that it is what the books say is asked here.
            of_steps = (*faults_of_payables(), *faults_of_partner_payments(), *faults_of_house_books())
            proof = replace(proof, faults=(*proof.faults, *of_steps))
    if as_json:
        click.echo(json.dumps({"holds": not proof.faults, **asdict(proof)}))
    else:
        _tell(proof, is_compared=bool(known))
    if proof.faults:
        raise SystemExit(1)


@ledger.command()
@click.argument("account")
@click.option("--limit", type=click.IntRange(1, 10_000), default=50, show_default=True, help="Transfers on a page.")
@click.option("--after", default="", help="Where the page before ended, as it says.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
def show(*, account: str, limit: int, after: str, as_json: bool) -> None:
    """Show an ACCOUNT with its transfers, the newest first: treasury:2020, wave-reserve:11, training-balance:ID."""
    with django_ready():
        from prakerja.ledger.spelling import NoSuchAccount, account_named
        from prakerja.ledger.transfers_of import NoSuchPage, page_of

        try:
            named = account_named(account)
            page = page_of(named, after=after, limit=limit)
        except (NoSuchAccount, NoSuchPage) as error:
            raise click.UsageError(str(error)) from None
        more = page.lines[-1].key if len(page.lines) == limit else ""
        _show(account, page.holds, page.lines, more=more, as_json=as_json)


def _show(account: str, holds: int, lines: "list[Line]", *, more: str, as_json: bool) -> None:
    from prakerja.ledger.spelling import spelled

    rows = [
        {
            "posted_at": line.posted_at.isoformat(),
            "act": line.act,
            "posting": str(line.posting_id),
            "debit": spelled(line.debit, line.debit_of),
            "credit": spelled(line.credit, line.credit_of),
            "amount": line.amount,
            "corrects": str(line.corrects or ""),
            "closes": str(line.closes or ""),
            "held_until": line.held_until.isoformat() if line.held_until else "",
        }
        for line in lines
    ]
    if as_json:
        click.echo(json.dumps({"account": account, "holds": holds, "transfers": rows, "after": more}))
        return
    click.echo(f"{account} holds Rp{holds}.")
    for row in rows:
        click.echo(f"{row['posted_at']}  {row['amount']:>15}  {row['debit']} -> {row['credit']}  {row['act']}")
    if more:
        click.echo(f"There may be more: --after {more}")


@ledger.command()
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file, whose name ends in .csv or .parquet; one that is there already is refused.",
)
def export(*, out: Path) -> None:
    """Write the whole journal into a file: as CSV it is the very text whose SHA-256 a proof tells."""
    if out.suffix not in (".csv", ".parquet"):
        raise click.UsageError("--out: the name ends in .csv or .parquet")
    if out.exists():
        raise click.UsageError(f"--out: {out} is there already")
    with django_ready():
        from prakerja.kit.actor import Actor
        from prakerja.kit.unit_of_work import unit_of_work
        from prakerja.ledger.export import write_journal

        with unit_of_work(by=Actor.system("prakerja ledger export"), statement_timeout_ms=_LONGEST_MS):
            before, sha256 = write_journal(out)
    click.echo(f"Written to {out}: the journal before transaction {before}. SHA-256 of it as CSV: {sha256}")


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
