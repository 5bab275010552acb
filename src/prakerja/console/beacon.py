"""`prakerja beacon give-up`: an operator hands in by whom the chain of a wave's draw was given up."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
from pydantic import ValidationError

from prakerja.console.django_ready import django_ready
from prakerja.console.operator_option import OPERATOR
from prakerja.draw.log_entries import GivenUpBy
from prakerja.draw.statement import Hex32
from prakerja.kit.refused import Refused

if TYPE_CHECKING:
    from prakerja.kit.actor import Actor

_FAILED: Final = 1


class _Line(GivenUpBy):
    """As `prakerja log give-up` prints it."""

    next_chain: Hex32
    statement_sha256: Hex32


@click.group()
def beacon() -> None:
    """The beacon whose round a draw waits for."""


@beacon.command("give-up")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--wave", "number", required=True, type=click.IntRange(1), help="The wave whose draw waits.")
@OPERATOR
def give_up(*, file: Path, number: int, operator: str) -> None:
    """Hand in FILE: a line of each witness that waits for the round no longer, as `prakerja log give-up` prints them.

    The attempt is over then, and the office can state the next one. Exit status 1: refused, and why; 2: bad input.
    """
    with django_ready():
        from prakerja.kit.actor import Actor

        try:
            _hand_in(number, _lines_in(file), by=Actor.operator(operator))
        except Refused as refused:
            click.echo(str(refused), err=True)
            raise SystemExit(_FAILED) from None
    click.echo(f"The round of wave {number} is waited for no longer. Two officers can state the next attempt.")


def _lines_in(file: Path) -> list[_Line]:
    """All for one statement and one next chain. Raises click.UsageError."""
    try:
        lines = [_Line.model_validate_json(line) for line in file.read_text(encoding="ascii").splitlines() if line]
    except (OSError, UnicodeDecodeError, ValidationError):
        raise click.UsageError(f"{file}: a line is none that `prakerja log give-up` prints") from None
    if len({(one.statement_sha256, one.next_chain) for one in lines}) != 1:
        raise click.UsageError(f"{file}: its lines are not of one statement and one next chain")
    return lines


def _hand_in(number: int, lines: list[_Line], *, by: "Actor") -> None:
    """Raises Refused, whose words are for the operator."""
    from prakerja.draw.give_up_chain import ChainNotGivenUp, NoRoundAwaited, give_up_chain
    from prakerja.kit.unit_of_work import unit_of_work
    from prakerja.waves.models import Wave

    wave = Wave.objects.filter(number=number).first()
    if wave is None:
        raise Refused(f"There is no wave {number}.")
    given_up_by = [GivenUpBy(witness=one.witness, signature=one.signature) for one in lines]
    try:
        with unit_of_work(by=by) as work:
            give_up_chain(
                wave_id=wave.pk,
                statement=lines[0].statement_sha256,
                next_chain=lines[0].next_chain,
                given_up_by=given_up_by,
                by=work.actor,
                now=work.now,
            )
    except NoRoundAwaited:
        raise Refused(f"Wave {number} waits for no round that is late under that statement.") from None
    except ChainNotGivenUp as refused:
        raise Refused(f"Not given up: {refused}.") from None
