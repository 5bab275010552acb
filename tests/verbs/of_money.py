"""The verbs by which money is noted at the bank, ready to be done."""

from functools import partial

from prakerja.cards.deposit_act import NOTE_DEPOSIT
from prakerja.cards.note_deposit import note_deposit
from tests.situations.cards import NOW, decided
from tests.situations.screening import a_person
from tests.verbs.table import Doing, verb


@verb("cards.note_deposit", writes="ledger_transfer", events="cards.deposit.noted")
def noting() -> Doing:
    joiner = a_person().applicant_id
    by = decided(NOTE_DEPOSIT, 2021, amount=7)
    return Doing(partial(note_deposit, year=2021, by=by, now=NOW), by, joiner)
