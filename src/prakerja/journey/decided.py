"""What two people decided, where it goes beyond one step."""

from datetime import datetime

from prakerja.appeals.repayment.demand_overpaid import demand_overpaid
from prakerja.appeals.repayment.drop_demand import drop_demands_of_card
from prakerja.approvals.models import Proposal
from prakerja.approvals.register import begins, carries_out
from prakerja.cards.award_cards import require_funds
from prakerja.cards.card_acts import REINSTATE, key_in
from prakerja.cards.reinstate_card import reinstate_card
from prakerja.cards.release_reserve import release_reserve
from prakerja.draw.acts import PUBLISH
from prakerja.draw.models import Draw
from prakerja.journey.acts import HAND_OVER_NIK, review_id_in
from prakerja.journey.due_work import begin_due_work
from prakerja.journey.hand_over_nik import hand_over_nik
from prakerja.journey.jobs import fill_vacant_seats, seat_winners
from prakerja.journey.reinstate_certificate import reinstate_certificate
from prakerja.journey.vacant_seats.act import FILL_SEATS
from prakerja.journey.withdraw_certificate import withdraw_certificate
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.payouts.differences.act import RECTIFY
from prakerja.payouts.differences.kinds import RECTIFIED, Direction
from prakerja.payouts.differences.rectify_differences import rectify_differences
from prakerja.payouts.models import Difference, Instruction, ReconciliationCase
from prakerja.payouts.reconciliation.book_case import book_case
from prakerja.payouts.reconciliation.case_act import BOOK_CASE
from prakerja.training.certificates.reinstatement_act import REINSTATE_CERTIFICATE
from prakerja.training.certificates.withdrawal_act import WITHDRAW_CERTIFICATE, certificate_key_in
from prakerja.waves.acts import CANCEL, CLOSE
from prakerja.waves.cancel_wave import cancel_wave
from prakerja.waves.close_wave_early import close_wave_early
from prakerja.waves.models import WaveId
from prakerja.work.begin_work import begin_work


@carries_out(CLOSE)
def closing(decided: Proposal, by: Actor, now: datetime) -> None:
    """Screening is next, and waits for nobody."""
    begin_due_work(close_wave_early(wave_id=WaveId(int(decided.subject)), by=by, now=now), now=now)


@carries_out(CANCEL)
def cancelling(decided: Proposal, by: Actor, now: datetime) -> None:
    """The money that was set aside for its cards goes back."""
    wave = cancel_wave(wave_id=WaveId(int(decided.subject)), by=by, now=now)
    release_reserve(wave_id=wave.pk, decided=decided, now=now)


@begins(PUBLISH)
def publishing(decided: Proposal, _by: Actor, now: datetime) -> None:
    """Raises WaveNotFunded: whoever confirms hears at once that there is no money for so many cards."""
    require_funds(wave_id=int(decided.subject), cards=_seated(int(decided.subject)))
    begin_work(seat_winners, now, wave_id=int(decided.subject))


@begins(FILL_SEATS)
def filling(decided: Proposal, _by: Actor, now: datetime) -> None:
    """Stated first; the clock goes on once witnesses have seen it."""
    begin_work(fill_vacant_seats, now, wave_id=int(decided.subject))


def _seated(wave_id: int) -> int:
    return Draw.objects.values_list("seated_count", flat=True).get(pk=wave_id) or 0


@carries_out(HAND_OVER_NIK)
def handing_over(decided: Proposal, by: Actor, now: datetime) -> None:
    applicant_id, number = review_id_in(decided.subject)
    hand_over_nik(applicant_id=ApplicantId(applicant_id), number=number, by=by, now=now)


@carries_out(WITHDRAW_CERTIFICATE)
def withdrawing(decided: Proposal, by: Actor, now: datetime) -> None:
    applicant_id, purchase = certificate_key_in(decided.subject)
    withdraw_certificate(applicant_id=applicant_id, purchase=purchase, by=by, now=now)


@carries_out(REINSTATE_CERTIFICATE)
def reinstating(decided: Proposal, by: Actor, now: datetime) -> None:
    applicant_id, purchase = certificate_key_in(decided.subject)
    reinstate_certificate(applicant_id=applicant_id, purchase=purchase, by=by, now=now)


@carries_out(REINSTATE)
def giving_card_again(decided: Proposal, by: Actor, now: datetime) -> None:
    """Whoever has the card again owes nothing for it, and nothing is demanded of them."""
    applicant_id, award = key_in(decided.subject)
    reinstate_card(applicant_id=applicant_id, award=award, by=by, now=now)
    drop_demands_of_card(applicant_id, award, now=now)


@carries_out(RECTIFY)
def rectifying(decided: Proposal, by: Actor, now: datetime) -> None:
    """Whoever was paid too much has a notice in the same moment."""
    rectify_differences(direction=decided.subject, by=by, now=now)
    done = Difference.objects.filter(rectified_at=now, rectified__gt=0, kind__in=RECTIFIED[Direction.OVERPAID])
    keys = set(done.values_list("payee_id", "wave_id"))
    demand_overpaid(keys, decided=decided, by=by, now=now)


@carries_out(BOOK_CASE)
def booking_a_case(decided: Proposal, by: Actor, now: datetime) -> None:
    """The same of what left the bank beyond a payment."""
    book_case(case_id=decided.subject, by=by, now=now)
    case = ReconciliationCase.objects.get(pk=decided.subject)
    if case.booked <= 0 or case.payee_id is None or case.instruction is None:
        return
    of_it = Instruction.objects.one((case.payee_id, case.instruction)).filter(wave__isnull=False)
    demand_overpaid(set(of_it.values_list("payee_id", "wave_id")), decided=decided, by=by, now=now)
