"""What is done about what somebody owes back, ready to be done."""

from datetime import timedelta
from functools import partial

from prakerja.appeals import jobs
from prakerja.appeals.repayment.acts import (
    DEMAND,
    FIND_ALIVE,
    GIVE_BACK,
    HAND_OVER,
    LONGER_PLAN,
    REJECT,
    UPHOLD,
    WRITE_OFF,
)
from prakerja.appeals.repayment.choose_plan import choose_plan
from prakerja.appeals.repayment.demand import demand
from prakerja.appeals.repayment.end_for_death import end_for_death
from prakerja.appeals.repayment.find_alive import find_alive
from prakerja.appeals.repayment.give_back_surplus import give_back_surplus
from prakerja.appeals.repayment.grant_longer_plan import grant_longer_plan
from prakerja.appeals.repayment.hand_over import hand_over
from prakerja.appeals.repayment.let_go_late_claims import let_go_late_claims
from prakerja.appeals.repayment.match_repayments import match_repayments
from prakerja.appeals.repayment.names import subject_of_demand
from prakerja.appeals.repayment.object_to_demand import object_to_demand
from prakerja.appeals.repayment.propose_decision import propose_decision
from prakerja.appeals.repayment.read_case_file import read_case_file
from prakerja.appeals.repayment.record_repayment import record_repayment
from prakerja.appeals.repayment.reject_objection_to_demand import reject_objection_to_demand
from prakerja.appeals.repayment.remind_of_demands import remind_of_demands
from prakerja.appeals.repayment.uphold_objection_to_demand import uphold_objection_to_demand
from prakerja.appeals.repayment.write_off import write_off
from prakerja.cards.card_acts import subject_of_card
from prakerja.cards.follow_payments import Became
from prakerja.journey.note_death import note_death
from prakerja.kit.actor import Actor
from prakerja.kit.clock import wib_day
from prakerja.kit.rupiah import Rupiah
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.work.begin_work import begin_work
from tests.situations.cards import decided
from tests.situations.cases import a_line, laid
from tests.situations.repayment import (
    OWED,
    REMINDING,
    days_passed,
    decided_of,
    demanded,
    objected_to,
    owing,
    payment_became,
    repaid,
    when,
    who_owes,
)
from tests.situations.waves import an_officer
from tests.verbs.table import Doing, verb

_MONEY = "ledger_transfer ledger_balance"
_DECIDED = "approvals_proposal appeals_demand"


@verb(
    "appeals.demand",
    writes="appeals_demand appeals_demandname approvals_proposal a_message",
    events="appeals.demand.made",
)
def demanding() -> Doing:
    card = who_owes()
    by = decided(DEMAND, subject_of_card(card.pk), at=when(card))
    do = partial(demand, applicant_id=card.applicant_id, award=card.award, by=by, now=when(card))
    return Doing(do, by, card.applicant_id)


@verb("appeals.choose_plan", writes="appeals_demand appeals_planpart", events="appeals.plan.chosen")
def choosing() -> Doing:
    one = demanded()
    by = owing(one)
    do = partial(choose_plan, applicant_id=one.applicant_id, number=1, parts=3, by=by, now=days_passed(one, 2))
    return Doing(do, by, one.applicant_id)


@verb(
    "appeals.grant_longer_plan",
    writes=f"{_DECIDED} appeals_planpart a_message",
    events="appeals.plan.granted",
)
def granting() -> Doing:
    one = demanded()
    at = days_passed(one, 2)
    by = decided_of(LONGER_PLAN, one, at=at, months=6, basis="PMK 137/2021")
    return Doing(
        partial(grant_longer_plan, applicant_id=one.applicant_id, number=1, by=by, now=at), by, one.applicant_id
    )


@verb(
    "appeals.record_repayment",
    writes=f"appeals_demand appeals_bankline appeals_repayment cards_yearbudget a_message {_MONEY}",
    events="appeals.repayment.recorded",
)
def recording() -> Doing:
    one, by = demanded(), an_officer()
    at = days_passed(one, 2)
    said = {"reference": one.reference, "house": "bni", "line": f"L{one.reference}", "amount": Rupiah(OWED + 1)}
    do = partial(record_repayment, **said, paid_on=wib_day(at), by=by, now=at)  # type: ignore[arg-type]
    return Doing(do, by, one.applicant_id)


@verb(
    "appeals.object_to_demand",
    writes="appeals_demand appeals_demandobjection a_message",
    events="appeals.objection.received",
)
def objecting() -> Doing:
    one = demanded()
    said = {"applicant_id": one.applicant_id, "number": 1, "text": "Keliru", "by": owing(one)}
    do = partial(object_to_demand, **said, now=days_passed(one, 2))  # type: ignore[arg-type]
    return Doing(do, owing(one), one.applicant_id)


@verb("appeals.propose_decision", writes="approvals_proposal", events="approvals.proposal.proposed")
def proposing() -> Doing:
    one, by = demanded(), an_officer()
    objected_to(one)
    said = {"act": REJECT, "subject": subject_of_demand(one.pk), "reason": "Tidak terbukti", "by": by}
    return Doing(partial(propose_decision, **said, now=days_passed(one, 3)), by, one.applicant_id)  # type: ignore[arg-type]


@verb(
    "appeals.uphold_objection_to_demand",
    writes=f"{_DECIDED} appeals_demandobjection cards_yearbudget a_message {_MONEY}",
    events="appeals.objection.upheld",
)
def upholding() -> Doing:
    one = demanded()
    objected_to(one)
    repaid(one, 1_000, line=f"L{one.reference}")
    at = days_passed(one, 3)
    by = decided_of(UPHOLD, one, at=at)
    do = partial(uphold_objection_to_demand, applicant_id=one.applicant_id, number=1, by=by, now=at)
    return Doing(do, by, one.applicant_id)


@verb(
    "appeals.reject_objection_to_demand",
    writes=f"{_DECIDED} appeals_demandobjection a_message",
    events="appeals.objection.rejected",
)
def rejecting() -> Doing:
    one = demanded()
    objected_to(one)
    at = days_passed(one, 3)
    by = decided_of(REJECT, one, at=at)
    do = partial(reject_objection_to_demand, applicant_id=one.applicant_id, number=1, by=by, now=at)
    return Doing(do, by, one.applicant_id)


@verb("appeals.hand_over", writes=f"{_DECIDED} a_message", events="appeals.demand.handed_over")
def handing_over() -> Doing:
    one = demanded()
    by = decided_of(HAND_OVER, one, at=one.pays_until)
    do = partial(hand_over, applicant_id=one.applicant_id, number=1, by=by, now=one.pays_until)
    return Doing(do, by, one.applicant_id)


@verb("appeals.write_off", writes=f"{_DECIDED} {_MONEY}", events="appeals.demand.written_off")
def writing_off() -> Doing:
    one = demanded()
    at = days_passed(one, 3)
    by = decided_of(WRITE_OFF, one, at=at, because="death")
    return Doing(partial(write_off, applicant_id=one.applicant_id, number=1, by=by, now=at), by, one.applicant_id)


@verb(
    "appeals.end_for_death",
    writes=f"appeals_demand appeals_reporteddeath {_MONEY}",
    events="appeals.demand.written_off appeals.death.noted",
)
def ending_for_death() -> Doing:
    one, by = demanded(), an_officer()
    at = days_passed(one, 3)
    said = {"applicant_id": one.applicant_id, "died_on": wib_day(at), "source": "Akta", "by": by}
    return Doing(partial(end_for_death, **said, now=at), by, one.applicant_id)  # type: ignore[arg-type]


@verb(
    "journey.note_death",
    writes=f"appeals_demand appeals_reporteddeath {_MONEY}",
    events="appeals.demand.written_off appeals.death.noted",
)
def noting_death() -> Doing:
    one, by = demanded(), an_officer()
    at = days_passed(one, 3)
    said = {"applicant_id": one.applicant_id, "died_on": wib_day(at), "source": "Akta", "by": by}
    return Doing(partial(note_death, **said, now=at), by, one.applicant_id)  # type: ignore[arg-type]


@verb(
    "appeals.find_alive",
    writes=f"approvals_proposal appeals_reporteddeath {_MONEY}",
    events="appeals.death.wrong",
)
def finding_alive() -> Doing:
    one, first = demanded(), an_officer()
    at = days_passed(one, 3)
    with unit_of_work(by=first):
        end_for_death(applicant_id=one.applicant_id, died_on=wib_day(at), source="Akta", by=first, now=at)
    by = decided_of(FIND_ALIVE, one, at=at)
    return Doing(partial(find_alive, applicant_id=one.applicant_id, number=1, by=by, now=at), by, one.applicant_id)


@verb(
    "appeals.match_repayments",
    writes="appeals_demand appeals_bankline appeals_repayment cards_yearbudget payouts_reconciliationcase a_message"
    f" {_MONEY}",
    events="appeals.repayment.recorded",
    is_of_all=True,
)
def matching() -> Doing:
    one, by = demanded(), Actor.system("appeals.match_repayments")
    laid([a_line(OWED, f"TRF {one.reference}", is_in=True)])
    return Doing(partial(match_repayments, by=by, now=days_passed(one, 3)), by, one.applicant_id)


@verb("appeals.let_go_late_claims", writes=_MONEY, is_of_all=True)
def letting_go() -> Doing:
    card, by = who_owes(spent=0, paid=0, on_its_way=1), an_officer()
    at = when(card)
    with unit_of_work(by=by):
        end_for_death(applicant_id=card.applicant_id, died_on=wib_day(at), source="Akta", by=by, now=at)
    payment_became(card, 1, Became.PAID, at=at)
    return Doing(partial(let_go_late_claims, by=REMINDING, now=at), REMINDING, card.applicant_id)


@verb(
    "appeals.give_back_surplus",
    writes=f"approvals_proposal appeals_bankline {_MONEY}",
    events="appeals.surplus.given_back",
)
def giving_back() -> Doing:
    one = demanded()
    repaid(one, OWED + 1_000, line=f"L{one.reference}")
    at = days_passed(one, 3)
    by = decided_of(GIVE_BACK, one, at=at, house="bni", line=f"O{one.reference}")
    do = partial(give_back_surplus, applicant_id=one.applicant_id, number=1, by=by, now=at)
    return Doing(do, by, one.applicant_id)


@verb("appeals.read_case_file", events="appeals.file.read", is_another=True)
def reading_file() -> Doing:
    one, by = demanded(), an_officer()
    do = partial(read_case_file, applicant_id=one.applicant_id, number=1, by=by, now=days_passed(one, 3))
    return Doing(do, by, one.applicant_id)


@verb("appeals.remind_of_demands", writes="a_message work_longwork", is_of_all=True)
def reminding() -> Doing:
    one = demanded()
    at = one.pays_until - timedelta(days=7, hours=12)
    with unit_of_work(by=REMINDING):
        begin_work(jobs.remind_of_demands, at)
    return Doing(partial(remind_of_demands, by=REMINDING, now=at), REMINDING, one.applicant_id)
