"""The verbs by which money is noted at the bank, ready to be done."""

from functools import partial
from itertools import count

from prakerja.cards import jobs
from prakerja.cards.close_year import close_year
from prakerja.cards.deposit_act import NOTE_DEPOSIT
from prakerja.cards.fee_act import NOTE_FEE
from prakerja.cards.move_float import move_float
from prakerja.cards.move_float_act import MOVE_FLOAT
from prakerja.cards.note_deposit import note_deposit
from prakerja.cards.note_fee import note_fee
from prakerja.cards.try_closing_again import try_closing_again
from prakerja.journey.look_up_person import ByReceipt, look_up_person
from prakerja.waves.models import Joiner
from tests.situations.cards import NOW, decided, deposited
from tests.situations.lives import cards_of_a_wave
from tests.situations.screening import a_joiner, a_person, closed_wave
from tests.situations.waves import an_officer
from tests.situations.work import it_failed
from tests.situations.year_ends import BUYING_IS_OVER, CARDS, LATE_AWARD, TRAINING, decided_closing
from tests.verbs.table import Doing, verb

_numbers = count(40)


@verb("cards.note_deposit", writes="ledger_transfer", events="cards.deposit.noted")
def noting() -> Doing:
    joiner = a_person().applicant_id
    by = decided(NOTE_DEPOSIT, 2021, amount=7, house="bni")
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


@verb("cards.try_closing_again", writes="work_longwork a_job", events="cards.year.closing_tried_again", is_of_all=True)
def trying_again() -> Doing:
    joiner, officer = a_person().applicant_id, an_officer()
    decided_closing(CARDS)
    it_failed(jobs.close_year, subject=CARDS)
    return Doing(partial(try_closing_again, subject=CARDS, by=officer, now=NOW), officer, joiner)


@verb("cards.note_fee", writes="ledger_transfer", events="cards.fee.noted")
def noting_a_fee() -> Doing:
    joiner = a_person().applicant_id
    deposited(2021, 9)
    by = decided(NOTE_FEE, 2021, amount=7, house="bni")
    return Doing(partial(note_fee, year=2021, by=by, now=NOW), by, joiner)


@verb("cards.move_float", writes="ledger_transfer", events="cards.float.moved")
def moving_float() -> Doing:
    joiner = a_person().applicant_id
    deposited(2021, 9)
    by = decided(MOVE_FLOAT, 2021, amount=7, house="bni", to_house="gopay")
    return Doing(partial(move_float, year=2021, by=by, now=NOW), by, joiner)


@verb("journey.look_up_person", events="journey.person.looked_up", is_another=True)
def looking_up() -> Doing:
    joiner = Joiner.objects.get(applicant_id=a_joiner(closed_wave(number=next(_numbers))).applicant_id)
    by = an_officer()
    sought = ByReceipt(joiner.receipt)
    return Doing(partial(look_up_person, sought=sought, by=by, now=NOW), by, joiner.applicant_id)
