"""What an end of the entitlement does to the books: what goes back, and what its holder owes.

By the day of the award they were not entitled to anything: all that is left goes back, and what was spent and paid is
owed. Later, what comes from then on stops: what was due before stays theirs, or their heirs', and nothing is owed.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from prakerja.cards.models import Card
from prakerja.cards.return_money import ON_CARD
from prakerja.kit.clock import wib_day
from prakerja.kit.rupiah import Rupiah, sum_of
from prakerja.ledger.chart import AccountKind
from prakerja.ledger.conservation import Moved, of_waves
from prakerja.ledger.models import Transfer

_NOTHING: Final = Rupiah(0)


@dataclass(frozen=True)
class EndBooks:
    """`returned`: by the account on which it is now. `training_owed`: what was bought with it."""

    returned: Mapping[AccountKind, Rupiah]
    training_owed: Rupiah = _NOTHING
    incentive_owed: Rupiah = _NOTHING

    @property
    def owed(self) -> Rupiah:
        return self.training_owed + self.incentive_owed

    @property
    def whole(self) -> Rupiah:
        """All that goes back."""
        return sum_of(self.returned.values())


def is_from_the_start(card: Card, effective_on: date) -> bool:
    """Whether its holder was not entitled on the day of the award, as the calendar of Jakarta has it."""
    return effective_on <= wib_day(card.awarded_at)


def books_at_end(card: Card, *, effective_on: date) -> EndBooks:
    """From the journal of this card's wave alone: what another award of theirs holds is not touched."""
    rows = list(Transfer.objects.filter(owner_id=card.applicant_id, wave=card.wave.number))
    holds: Counter[int] = Counter()
    for row in rows:
        holds[row.credit] += row.amount
        holds[row.debit] -= row.amount
    due = AccountKind.INCENTIVE_DUE
    if not is_from_the_start(card, effective_on):
        holds[due] = min(holds[due], _due_since(rows, effective_on))
    returned = {kind: Rupiah(holds[kind]) for kind in (*ON_CARD, due) if holds[kind] > 0}
    if not is_from_the_start(card, effective_on):
        return EndBooks(returned)
    training, paid = _given(rows)
    return EndBooks(returned, training, Rupiah(max(0, int(paid) - _claimed(rows))))


def given_to(card: Card) -> tuple[Rupiah, Rupiah]:
    """What was spent for its trainings, and what arrived of its incentive or was set off."""
    return _given(list(Transfer.objects.filter(owner_id=card.applicant_id, wave=card.wave.number)))


def _given(rows: Sequence[Transfer]) -> tuple[Rupiah, Rupiah]:
    """For training and as an incentive, whether it was paid out or set off."""
    moved = [Moved(row.year, row.wave, row.debit, row.credit, row.amount) for row in rows]
    of_wave = of_waves(moved)
    spent, paid = (of_wave[0].spent, of_wave[0].paid + of_wave[0].set_off) if of_wave else (0, 0)
    return Rupiah(spent), Rupiah(paid - _in_transit(rows))


def _claimed(rows: Sequence[Transfer]) -> int:
    """What of it was claimed before, as paid too much, whatever became of that: it is not claimed a second time."""
    claim, treasury = AccountKind.CLAIM, AccountKind.TREASURY
    opened = sum(row.amount for row in rows if (row.debit, row.credit) == (claim, treasury) and not row.corrects)
    return opened - sum(row.amount for row in rows if (row.debit, row.credit) == (treasury, claim) and row.corrects)


def _in_transit(rows: Sequence[Transfer]) -> int:
    """What is on its way nobody has yet: it is owed once it has arrived (`follow_payments.py`)."""
    on_its_way = AccountKind.IN_TRANSIT
    return sum(row.amount * ((row.credit == on_its_way) - (row.debit == on_its_way)) for row in rows)


def _due_since(rows: Sequence[Transfer], effective_on: date) -> int:
    """What came to be due on that day and later, less what was corrected of it. Of what is due the earliest is paid
    first, so that this is what is left last."""
    happened = {row.posting_id: row.happened_at for row in rows}
    grown = 0
    for row in rows:
        between = {row.debit, row.credit} == {AccountKind.INCENTIVE_RESERVE, AccountKind.INCENTIVE_DUE}
        at = happened.get(row.corrects, row.happened_at) if row.corrects else row.happened_at
        if between and wib_day(at) >= effective_on:
            grown += row.amount if row.credit == AccountKind.INCENTIVE_DUE else -row.amount
    return max(grown, 0)
