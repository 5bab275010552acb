"""The verbs of step 8, ready to be done."""

from datetime import timedelta
from functools import partial
from itertools import count

from prakerja.cards import jobs
from prakerja.cards.acts import ALLOW_BUDGET, FUND_WAVE, year_of
from prakerja.cards.allow_budget import allow_budget
from prakerja.cards.award_cards import award_cards
from prakerja.cards.card_acts import EXTEND, REINSTATE, REJECT_OBJECTION, REVOKE
from prakerja.cards.count_seats import count_seats
from prakerja.cards.doubt_entitlement import doubt_entitlement
from prakerja.cards.drop_doubts import drop_doubts
from prakerja.cards.end_entitlement import end_entitlement
from prakerja.cards.entitlement_act import END_ENTITLEMENT
from prakerja.cards.extend_deadline import extend_deadline
from prakerja.cards.fund_wave import fund_wave
from prakerja.cards.give_back import give_back
from prakerja.cards.hold_card import hold_card
from prakerja.cards.hold_waiting_cards import hold_waiting_cards
from prakerja.cards.models import Card
from prakerja.cards.object_to_move import object_to_move
from prakerja.cards.reasons import HoldReason
from prakerja.cards.reinstate_card import reinstate_card
from prakerja.cards.reject_objection import reject_objection
from prakerja.cards.release_card import release_card
from prakerja.cards.remind_of_deadlines import remind_of_deadlines
from prakerja.cards.replace_number import replace_number
from prakerja.cards.rescreen_cards import rescreen_cards
from prakerja.cards.revoke_card import revoke_card
from prakerja.cards.revoke_overdue import revoke_overdue
from prakerja.cards.try_rescreening_again import try_rescreening_again
from prakerja.kit.actor import Actor
from prakerja.screening.models import ListInForce
from prakerja.work.begin_work import begin_work
from tests.situations.cards import AWARDING, NOW, allowed, decided
from tests.situations.doubts import RESCREENING, a_list_naming, named, told_of
from tests.situations.lives import (
    COUNTING,
    DEADLINE,
    REMINDING,
    REVOKING,
    a_card,
    decided_on,
    given_back,
    held,
    objected,
    revoked,
)
from tests.situations.screening import a_joiner, a_person, closed_wave
from tests.situations.seats import seated_wave
from tests.situations.waves import a_wave, an_officer
from tests.situations.work import it_failed
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
    writes="cards_card cards_cardmove cards_cardnumber cards_awardletter cards_cardcount cards_wavebudget"
    " ledger_transfer ledger_balance work_longwork outbox_message a_job",
    events="cards.card.awarded",
)
def awarding() -> Doing:
    wave = closed_wave(number=_number())
    joiner = a_joiner(wave).applicant_id
    seated_wave(wave)
    begin_work(jobs.award_cards, NOW, wave_id=wave.pk)
    return Doing(partial(award_cards, wave_id=wave.pk, by=AWARDING, now=NOW), AWARDING, joiner)


def _a_card() -> Card:
    return a_card(number=_number())


_TOLD = "outbox_message a_job"
_RETURNED = "cards_card cards_cardmove cards_cardcount cards_wavebudget cards_yearbudget ledger_transfer ledger_balance"


@verb("cards.revoke_overdue", writes=f"{_RETURNED} {_TOLD}", events="cards.card.overdue_revoked")
def revoking_overdue() -> Doing:
    card = _a_card()
    return Doing(partial(revoke_overdue, wave_id=card.wave_id, by=REVOKING, now=DEADLINE), REVOKING, card.applicant_id)


# The second time the place reached is noted alone.
@verb("cards.remind_of_deadlines", writes=f"work_longwork {_TOLD}", is_of_all=True)
def reminding() -> Doing:
    card = _a_card()
    begin_work(jobs.remind_of_deadlines, NOW)
    do = partial(remind_of_deadlines, by=REMINDING, now=DEADLINE - timedelta(hours=12))
    return Doing(do, REMINDING, card.applicant_id)


@verb("cards.hold_card", writes=f"cards_card cards_cardmove {_TOLD}", events="cards.card.held")
def holding() -> Doing:
    card, by = _a_card(), an_officer()
    do = partial(hold_card, applicant_id=card.applicant_id, award=1, reason=HoldReason.CAUSE, note="Laporan", by=by)
    return Doing(partial(do, now=NOW), by, card.applicant_id)


@verb("cards.doubt_entitlement", writes=f"cards_card cards_cardmove cards_doubt {_TOLD}", events="cards.card.doubted")
def noting_a_death() -> Doing:
    card, by = _a_card(), an_officer()
    do = partial(doubt_entitlement, applicant_id=card.applicant_id, award=1, reason=HoldReason.DEATH, by=by, now=NOW)
    return Doing(partial(do, effective_on=NOW.date(), source="Akta kematian"), by, card.applicant_id)


@verb(
    "cards.rescreen_cards",
    writes=f"cards_card cards_cardmove cards_doubt work_longwork {_TOLD}",
    events="cards.list.rescreened",
)
def rescreening() -> Doing:
    card = _a_card()
    row = a_list_naming(card)
    begin_work(jobs.rescreen_cards, NOW, list_id=row.pk)
    do = partial(rescreen_cards, list_id=row.pk, by=RESCREENING, now=NOW)
    return Doing(do, RESCREENING, card.applicant_id)


@verb("cards.try_rescreening_again", writes="work_longwork a_job", events="cards.list.tried_again", is_of_all=True)
def going_through_the_cards_again() -> Doing:
    card, officer = _a_card(), an_officer()
    row = a_list_naming(card)
    begin_work(jobs.rescreen_cards, NOW, list_id=row.pk)
    it_failed(jobs.rescreen_cards, list_id=row.pk)
    do = partial(try_rescreening_again, list_id=row.pk, by=officer, now=NOW)
    return Doing(do, officer, card.applicant_id)


@verb("cards.drop_doubts", writes=f"cards_card cards_cardmove cards_doubt {_TOLD}", events="cards.list.doubts_dropped")
def dropping_what_a_list_said() -> Doing:
    card = _a_card()
    row = named(card, at=NOW)
    ListInForce.objects.filter(pk=row.pk).delete()
    return Doing(partial(drop_doubts, list_id=row.pk, by=RESCREENING, now=DEADLINE), RESCREENING, card.applicant_id)


@verb(
    "cards.hold_waiting_cards",
    writes=f"cards_card cards_cardmove cards_doubt {_TOLD}",
    events="cards.card.held",
    is_of_all=True,
)
def holding_what_was_freed() -> Doing:
    card = held(_a_card(), at=NOW)
    named(card, at=NOW)
    Card.objects.filter(pk=card.pk).update(held_since=None, held_for="")
    return Doing(partial(hold_waiting_cards, by=RESCREENING, now=DEADLINE), RESCREENING, card.applicant_id)


@verb("cards.release_card", writes=f"cards_card cards_cardmove {_TOLD}", events="cards.card.released")
def releasing() -> Doing:
    card, by = held(_a_card(), at=NOW), an_officer()
    do = partial(
        release_card,
        applicant_id=card.applicant_id,
        award=1,
        moves=card.moves,
        note="Sudah diperiksa",
        by=by,
        now=DEADLINE,
    )
    return Doing(do, by, card.applicant_id)


@verb("cards.object_to_move", writes=f"cards_objection {_TOLD}", events="cards.objection.handed_in")
def objecting() -> Doing:
    card = revoked(_a_card())
    by = Actor.applicant(card.applicant_id)
    do = partial(object_to_move, applicant_id=card.applicant_id, award=1, text="Listrik padam", by=by, now=DEADLINE)
    return Doing(do, by, card.applicant_id)


@verb(
    "cards.reinstate_card",
    writes=f"{_RETURNED} cards_objectiondecision approvals_proposal {_TOLD}",
    events="cards.card.reinstated",
)
def reinstating() -> Doing:
    card = revoked(_a_card())
    objected(card, at=DEADLINE)
    by = decided_on(card, REINSTATE, at=DEADLINE)
    return Doing(
        partial(reinstate_card, applicant_id=card.applicant_id, award=1, by=by, now=DEADLINE), by, card.applicant_id
    )


@verb(
    "cards.reject_objection",
    writes=f"cards_objectiondecision approvals_proposal {_TOLD}",
    events="cards.objection.rejected",
)
def rejecting() -> Doing:
    card = revoked(_a_card())
    objected(card, at=DEADLINE)
    by = decided_on(card, REJECT_OBJECTION, at=DEADLINE)
    return Doing(
        partial(reject_objection, applicant_id=card.applicant_id, award=1, by=by, now=DEADLINE), by, card.applicant_id
    )


@verb("cards.give_back", writes=f"{_RETURNED} {_TOLD}", events="cards.card.ended")
def giving_back() -> Doing:
    card = _a_card()
    by = Actor.applicant(card.applicant_id)
    return Doing(partial(give_back, applicant_id=card.applicant_id, award=1, by=by, now=NOW), by, card.applicant_id)


@verb("cards.revoke_card", writes=f"{_RETURNED} approvals_proposal {_TOLD}", events="cards.card.ended")
def revoking_for_cause() -> Doing:
    card = _a_card()
    by = decided_on(card, REVOKE, at=NOW)
    return Doing(partial(revoke_card, applicant_id=card.applicant_id, award=1, by=by, now=NOW), by, card.applicant_id)


@verb(
    "cards.end_entitlement",
    writes=f"{_RETURNED} cards_doubt approvals_proposal {_TOLD}",
    events="cards.card.ended",
)
def ending_the_entitlement() -> Doing:
    card = told_of(_a_card(), on=NOW.date(), at=NOW)
    by = decided_on(card, END_ENTITLEMENT, at=DEADLINE)
    return Doing(
        partial(end_entitlement, applicant_id=card.applicant_id, award=1, by=by, now=DEADLINE), by, card.applicant_id
    )


@verb(
    "cards.extend_deadline",
    writes=f"cards_card cards_cardmove approvals_proposal {_TOLD}",
    events="cards.card.extended",
)
def extending() -> Doing:
    card = _a_card()
    by = decided_on(card, EXTEND, at=NOW, days=10)
    return Doing(
        partial(extend_deadline, applicant_id=card.applicant_id, award=1, by=by, now=NOW), by, card.applicant_id
    )


@verb(
    "cards.replace_number",
    writes=f"cards_card cards_cardmove cards_cardnumber {_TOLD}",
    events="cards.card.number_replaced",
)
def replacing_the_number() -> Doing:
    card, by = _a_card(), an_officer()
    which = partial(replace_number, applicant_id=card.applicant_id, award=1, leaked=card.last_four)
    return Doing(partial(which, note="Tercetak di kuitansi", by=by, now=NOW), by, card.applicant_id)


@verb("cards.count_seats", writes="cards_card cards_wavebudget", events="cards.seats.counted")
def counting() -> Doing:
    card = given_back(_a_card(), at=NOW)
    objected_no_more = NOW + timedelta(days=15)
    do = partial(count_seats, wave_id=card.wave_id, by=COUNTING, now=objected_no_more)
    return Doing(do, COUNTING, card.applicant_id)
