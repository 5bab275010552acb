"""The verbs of step 8, ready to be done."""

from functools import partial
from itertools import count

from prakerja.cards import jobs
from prakerja.cards.acts import ALLOW_BUDGET, FUND_WAVE, year_of
from prakerja.cards.allow_budget import allow_budget
from prakerja.cards.award_cards import award_cards
from prakerja.cards.fund_wave import fund_wave
from prakerja.work.begin_work import begin_work
from tests.situations.cards import AWARDING, NOW, allowed, decided
from tests.situations.draw import published_wave
from tests.situations.screening import a_joiner, a_person, closed_wave
from tests.situations.waves import a_wave
from tests.verbs.table import Doing, verb

_numbers = count(13)


def _number() -> int:
    return next(_numbers) % 35 + 12


@verb(
    "cards.allow_budget",
    writes="cards_yearbudget ledger_transfer",
    events="cards.budget.allowed",
)
def allowing() -> Doing:
    joiner, year = a_person().applicant_id, 2020 + _number()
    by = decided(ALLOW_BUDGET, year, amount=7)
    return Doing(partial(allow_budget, year=year, by=by, now=NOW), by, joiner)


@verb(
    "cards.fund_wave",
    writes="cards_yearbudget cards_wavebudget ledger_transfer",
    events="cards.wave.funded",
)
def funding() -> Doing:
    joiner, wave = a_person().applicant_id, a_wave(number=_number())
    allowed(year_of(wave))
    by = decided(FUND_WAVE, wave.pk)
    return Doing(partial(fund_wave, wave_id=wave.pk, by=by, now=NOW), by, joiner)


@verb(
    "cards.award_cards",
    writes="cards_card cards_cardmove cards_cardnumber cards_awardletter cards_wavebudget ledger_transfer"
    " ledger_balance work_longwork outbox_message a_job",
    events="cards.card.awarded",
)
def awarding() -> Doing:
    wave = closed_wave(number=_number())
    joiner = a_joiner(wave).applicant_id
    published_wave(wave)
    begin_work(jobs.award_cards, NOW, wave_id=wave.pk)
    return Doing(partial(award_cards, wave_id=wave.pk, by=AWARDING, now=NOW), AWARDING, joiner)
