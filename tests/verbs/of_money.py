"""The verbs by which money is noted at the bank, ready to be done."""

from functools import partial
from itertools import count

from prakerja.cards.close_year import close_year
from prakerja.cards.deposit_act import NOTE_DEPOSIT
from prakerja.cards.note_deposit import note_deposit
from prakerja.journey.look_up_person import ByReceipt, look_up_person
from prakerja.waves.models import Joiner
from tests.situations.cards import NOW, decided
from tests.situations.lives import cards_of_a_wave
from tests.situations.screening import a_joiner, a_person, closed_wave
from tests.situations.waves import an_officer
from tests.situations.year_ends import BUYING_IS_OVER, LATE_AWARD, TRAINING, decided_closing
from tests.verbs.table import Doing, verb

_numbers = count(40)


@verb("cards.note_deposit", writes="ledger_transfer", events="cards.deposit.noted")
def noting() -> Doing:
    joiner = a_person().applicant_id
    by = decided(NOTE_DEPOSIT, 2021, amount=7)
    return Doing(partial(note_deposit, year=2021, by=by, now=NOW), by, joiner)


@verb(
    "cards.close_year",
    writes="cards_card cards_cardcount cards_cardmove cards_wavebudget cards_yearbudget cards_yearclosing"
    " ledger_transfer ledger_balance work_longwork approvals_proposal a_message",
    events="cards.year.closed",
    is_of_all=True,
)
def closing() -> Doing:
    (card,) = cards_of_a_wave(1, number=next(_numbers), at=LATE_AWARD)
    by = decided_closing(TRAINING)
    return Doing(partial(close_year, subject=TRAINING, by=by, now=BUYING_IS_OVER), by, card.applicant_id)


@verb("journey.look_up_person", events="journey.person.looked_up", is_another=True)
def looking_up() -> Doing:
    joiner = Joiner.objects.get(applicant_id=a_joiner(closed_wave(number=next(_numbers))).applicant_id)
    by = an_officer()
    sought = ByReceipt(joiner.receipt)
    return Doing(partial(look_up_person, sought=sought, by=by, now=NOW), by, joiner.applicant_id)
