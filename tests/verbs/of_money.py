"""The verbs by which money is noted at the bank, ready to be done."""

from functools import partial
from itertools import count

from prakerja.cards.deposit_act import NOTE_DEPOSIT
from prakerja.cards.note_deposit import note_deposit
from prakerja.journey.look_up_person import ByReceipt, look_up_person
from prakerja.waves.models import Joiner
from tests.situations.cards import NOW, decided
from tests.situations.screening import a_joiner, a_person, closed_wave
from tests.situations.waves import an_officer
from tests.verbs.table import Doing, verb

_numbers = count(40)


@verb("cards.note_deposit", writes="ledger_transfer", events="cards.deposit.noted")
def noting() -> Doing:
    joiner = a_person().applicant_id
    by = decided(NOTE_DEPOSIT, 2021, amount=7)
    return Doing(partial(note_deposit, year=2021, by=by, now=NOW), by, joiner)


@verb("journey.look_up_person", events="journey.person.looked_up", is_another=True)
def looking_up() -> Doing:
    joiner = Joiner.objects.get(applicant_id=a_joiner(closed_wave(number=next(_numbers))).applicant_id)
    by = an_officer()
    sought = ByReceipt(joiner.receipt)
    return Doing(partial(look_up_person, sought=sought, by=by, now=NOW), by, joiner.applicant_id)
