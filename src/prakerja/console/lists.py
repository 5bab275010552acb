"""`prakerja lists import`: an operator hands in the file of an exclusion list and sees it read; two officers decide."""

import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from prakerja.console.django_ready import django_ready
from prakerja.screening.kinds import ListKind, has_year
from prakerja.screening.list_details import ListDetails
from prakerja.screening.spellings import has_number

if TYPE_CHECKING:
    from prakerja.console.list_report import Report
    from prakerja.kit.actor import Actor
    from prakerja.screening.models import HandedInList

BAD_INPUT: Final = 2
_day = click.DateTime(["%Y-%m-%d"])


def _text(most: int) -> Callable[[click.Context, click.Parameter, str | None], str | None]:
    """As long as the register takes it, and something."""

    def check(_context: click.Context, _parameter: click.Parameter, given: str | None) -> str | None:
        if given is None:
            return None
        if not given.strip() or len(given) > most or "\0" in given:
            raise click.BadParameter(f"between 1 and {most} characters are taken")
        if has_number(given):
            raise click.BadParameter("a number of sixteen digits may be somebody's; leave it out")
        return given.strip()

    return check


@click.group()
def lists() -> None:
    """Exclusion lists: handing in a file, however long."""


@lists.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--kind", required=True, type=click.Choice([one.value for one in ListKind]), help="What it bars for.")
@click.option("--year", type=click.IntRange(2020, 2100), help="When the people on a list of recipients received.")
@click.option("--name", callback=_text(120), help="Shown to whom it names; that of its kind unless given.")
@click.option("--source", required=True, callback=_text(200), help="The office that gave it, and its letter.")
@click.option("--legal-basis", required=True, callback=_text(200), help="By which law it bars.")
@click.option(
    "--valid-from",
    type=_day,
    help="The first day on which it bars; as before, or today, unless given.",
)
@click.option("--valid-until", type=_day, help="The last day on which it bars; without end unless given.")
@click.option("--by", "address", required=True, help="Your address in the office, for the audit: an officer's.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
def import_list(
    *,
    file: Path,
    kind: str,
    year: int | None,
    name: str | None,
    source: str,
    legal_basis: str,
    valid_from: datetime | None,
    valid_until: datetime | None,
    address: str,
    as_json: bool,
) -> None:
    """Hand in FILE, a CSV as the office's page takes it, and wait until it has been read.

    It bars nobody before one officer proposes it and another confirms. Cut off, the reading goes on; the same command
    again shows how far it is. Exit status 2: the file cannot be used, and why by line; 1: the reading failed.
    """
    with django_ready():
        from django.utils import translation

        details = _details(ListKind(kind), year, name, source, legal_basis, valid_from, valid_until)
        # What is wrong with a file is told to an operator in English, like everything on the command line.
        with translation.override("en"):
            report = _hand_in_and_wait(file, details, has_day=valid_from is not None, by=_operator(address))
    if as_json:
        click.echo(json.dumps(report, ensure_ascii=False))
    else:
        from prakerja.console.list_report import print_report

        print_report(report)


def _details(
    kind: ListKind,
    year: int | None,
    name: str | None,
    source: str,
    legal_basis: str,
    valid_from: datetime | None,
    valid_until: datetime | None,
) -> ListDetails:
    from prakerja.kit.clock import read_clock, wib_day
    from prakerja.words.screening import kind_words

    if has_year(kind) and year is None:
        raise click.UsageError("A list of recipients is of a year: --year.")
    if year is not None and not has_year(kind):
        raise click.UsageError(f"A list of the kind {kind} is of no year; --year is for lists of recipients.")
    first, last = valid_from.date() if valid_from else wib_day(read_clock()), _date(valid_until)
    if last is not None and last < first:
        raise click.UsageError(f"It would end on {last}, before it begins on {first}.")
    return ListDetails(kind, name or kind_words(kind, year), source, legal_basis, first, last, year)


def _date(given: datetime | None) -> date | None:
    return given.date() if given else None


def _operator(address: str) -> "Actor":
    """Somebody whom the office knows and can ask: an operator by name, since this is typed and not signed in."""
    from prakerja.accounts.models import Account
    from prakerja.authority.permissions import Permission
    from prakerja.authority.require import permissions_of
    from prakerja.kit.actor import Actor

    account = Account.objects.with_address(address).first()
    if account is None or Permission.HAND_IN_LISTS not in permissions_of(Actor.staff(account.pk)):
        raise click.UsageError("--by: no officer has this address.")
    return Actor.operator(account.email)


def _hand_in_and_wait(file: Path, details: ListDetails, *, has_day: bool, by: "Actor") -> "Report":
    """`has_day`: its first day was said. Where it was not, a file handed in yesterday keeps its own."""
    from prakerja.console.list_report import report_of
    from prakerja.console.read_list import read_to_its_end
    from prakerja.kit.unit_of_work import unit_of_work
    from prakerja.screening.hand_in_list import ImportedAlready, as_before, hand_in_list
    from prakerja.screening.list_files import kept_for_handing_in

    try:
        with file.open("rb") as content, kept_for_handing_in(content) as kept, unit_of_work(by=by) as work:
            said = details if has_day else as_before(details, kept.sha256)
            row = hand_in_list(file=kept, details=said, by=work.actor, now=work.now)
    except ImportedAlready as already:
        return report_of(already.row, was_there=True)
    except OSError as error:
        raise click.ClickException(f"The file cannot be kept: {error.strerror or type(error).__name__}") from error
    return _outcome(read_to_its_end(row.pk))


def _outcome(row: "HandedInList") -> "Report":
    from prakerja.console.list_report import report_of
    from prakerja.words.list_faults import faults_words

    if row.became is not None:
        return report_of(row.became, was_there=False)
    for words in faults_words(row.why):
        click.echo(words, err=True)
    click.echo("Nothing of the file was saved. Mend the file and run the same command again.", err=True)
    raise SystemExit(BAD_INPUT)
