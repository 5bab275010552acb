"""The office's pages about money that goes out, in their states."""

from prakerja.authority.roles import Role
from prakerja.connectors.rails.outcome import Outcome, OutcomeKind
from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock
from prakerja.payouts.acts import PAUSE, RELEASE
from prakerja.payouts.differences.kinds import Direction
from prakerja.payouts.models import Batch, Instruction, ReconciliationCase
from prakerja.payouts.reconciliation.states import CaseEnd, CaseKind
from prakerja.payouts.states import BatchState, InstructionState
from tests.situations.accounts import a_member_of_staff
from tests.situations.accounts_to_pay import a_payee, decided_doubt, in_doubt
from tests.situations.bank_statements import a_case
from tests.situations.cards import deposited
from tests.situations.cases import proposed_to_book
from tests.situations.differences import of_each_kind, proposed_to_rectify
from tests.situations.partner_differences import proposed_to_rectify_partners
from tests.situations.partner_pay import a_keeper
from tests.situations.payments import removed
from tests.situations.payouts import TONIGHT, a_batch_like, a_built_batch, answered, decided_on, proposed_on, released
from tests.situations.statements import NEXT, a_claim_of
from tests.situations.waves import an_officer
from tests.web.forms.of_accounts import signed_in
from tests.web.places.of_statements import at
from tests.web.places.table import Open, add, place

PAYOUTS = "/kantor/pencairan/"


def one(batch: Batch) -> str:
    return f"{PAYOUTS}{batch.pk}/"


def with_all_that_can_be_said(batch: Batch) -> None:
    """One before it, and of its night somebody held back for each reason."""
    held_back = {why: {"people": 2, "amount": 1_200_000} for why in ("held", "no_account", "another_night")}
    Batch.objects.filter(pk=batch.pk).update(held_back=held_back)
    a_batch_like(batch, nights_before=1)


add("no batches", lambda: at(PAYOUTS))
add("batches of a state that is none", lambda: at(f"{PAYOUTS}?state=sihir&before=x", Role.AUDITOR))


@place("differences with partners who were paid too much")
def claims_of_partners() -> Open:
    for on, is_suspended in ((None, False), (NEXT, False), (None, True)):
        partner = a_keeper().partner
        type(partner).objects.filter(pk=partner.pk).update(suspended_at=read_clock() if is_suspended else None)
        a_claim_of(partner, on=on)
    a_claim_of(a_keeper().partner, is_claimed=True)
    return at(f"{PAYOUTS}selisih/")


@place("a proposal to rectify what partners were paid too much")
def partners_proposed() -> Open:
    a_claim_of(a_keeper().partner)
    return at(f"/kantor/usulan/{proposed_to_rectify_partners(Direction.OVERPAID).pk}/")


@place("batches")
def batches() -> Open:
    with_all_that_can_be_said(a_built_batch())
    return at(f"{PAYOUTS}?state=")


@place("a batch to be released")
def built() -> Open:
    batch = a_built_batch()
    with_all_that_can_be_said(batch)
    return at(one(batch))


@place("a batch that stopped itself")
def stopped() -> Open:
    batch = a_built_batch()
    released(batch)
    Batch.objects.update(state=BatchState.STOPPED, stopped_for="refusals")
    Instruction.objects.update(state=InstructionState.REFUSED, code="4031709")
    return at(one(batch), Role.AUDITOR)


@place("a batch that something has left")
def left() -> Open:
    batch = a_built_batch()
    Instruction.objects.update(state=InstructionState.REMOVED, removed_for="barred")
    return at(one(batch))


@place("a batch that was paused")
def paused() -> Open:
    batch = a_built_batch()
    released(batch)
    decided_on(PAUSE, batch)
    return at(one(batch))


@place("a batch, looked at by a state that is none")
def no_state() -> Open:
    return at(f"{one(a_built_batch())}?state=sihir&after=sihir")


def _proposing(word: str) -> Open:
    batch = a_built_batch()
    with_all_that_can_be_said(batch)
    return at(f"{one(batch)}{word}/")


add("proposing to release a batch", lambda: _proposing("cairkan"))
add("proposing what does not fit a batch", lambda: _proposing("jeda"))


@place("proposing that a stopped batch goes on")
def resuming() -> Open:
    batch = a_built_batch()
    released(batch)
    Batch.objects.update(state=BatchState.STOPPED, stopped_for="float")
    return at(f"{one(batch)}lanjutkan/")


@place("a proposal to release a batch")
def a_proposal() -> Open:
    batch = a_built_batch()
    with_all_that_can_be_said(batch)
    found = proposed_on(RELEASE, batch)
    return at(f"/kantor/usulan/{found.pk}/")


def payment(batch: Batch) -> str:
    return f"{PAYOUTS}pembayaran/{batch.instructions.get().reference}/"


add("finding a payment", lambda: at(f"{PAYOUTS}pembayaran/"))
add("a payment that is none", lambda: at(f"{PAYOUTS}pembayaran/?reference=PK0"))
add("a payment", lambda: at(payment(a_built_batch())))
add("taking a payment out", lambda: at(f"{payment(a_built_batch())}keluarkan/"))


@place("a payment that was sent and refused")
def refused() -> Open:
    batch = a_built_batch()
    released(batch)
    answered(batch, Outcome(OutcomeKind.REFUSED, "4031709"))
    return at(payment(batch), Role.AUDITOR)


@place("taking out a payment that has left already")
def gone() -> Open:
    batch = a_built_batch()
    Instruction.objects.update(state=InstructionState.REMOVED, removed_for="by_office", removal_note="Diminta PPATK")
    return at(f"{payment(batch)}keluarkan/")


@place("a payment that was taken out")
def taken_out() -> Open:
    batch = a_built_batch()
    Instruction.objects.update(state=InstructionState.REMOVED, removed_for="by_office", removal_note="Diminta PPATK")
    return at(payment(batch))


DIFFERENCES = f"{PAYOUTS}selisih/"
add("no differences of payments", lambda: at(DIFFERENCES))
add("differences of a kind that is none", lambda: at(f"{DIFFERENCES}?kind=sihir&after=x", Role.AUDITOR))


@place("differences of payments")
def differences() -> Open:
    of_each_kind()
    return at(DIFFERENCES)


@place("differences of payments, of which one waits for a second officer")
def differences_proposed() -> Open:
    of_each_kind()
    proposed_to_rectify(Direction.UNDERPAID)
    return at(DIFFERENCES)


@place("a proposal to rectify differences")
def rectifying() -> Open:
    of_each_kind()
    return at(f"/kantor/usulan/{proposed_to_rectify(Direction.OVERPAID).pk}/")


NAMES = f"{PAYOUTS}nama/"
add("no names in doubt", lambda: at(f"{NAMES}?before=sihir", Role.AUDITOR))


@place("names in doubt")
def doubts() -> Open:
    in_doubt(a_payee())
    decided_doubt(in_doubt(a_payee()), is_theirs=False)
    return at(NAMES, Role.REVIEWER)


@place("one name in doubt")
def one_doubt() -> Open:
    row = in_doubt(a_payee())
    return at(f"{NAMES}{row.applicant_id}/{row.number}/", Role.REVIEWER)


@place("a name that was decided")
def decided_one() -> Open:
    row = decided_doubt(in_doubt(a_payee()), is_theirs=True)
    return at(f"{NAMES}{row.applicant_id}/{row.number}/", Role.AUDITOR)


@place("a batch whose house does not tell its float")
def untold() -> Open:
    batch = a_built_batch()
    released(batch)
    Batch.objects.update(float_untold_since=TONIGHT)
    return at(one(batch))


CASES = f"{PAYOUTS}rekening-koran/"


@place("a payment that an officer keeps back")
def kept_back() -> Open:
    removed()
    return at(f"{PAYOUTS}pembayaran/{Instruction.objects.get().reference}/")


add("no differences", lambda: at(CASES))
add("differences of an owner that is none", lambda: at(f"{CASES}?owner=sihir", Role.AUDITOR))


@place("differences, the oldest first")
def cases() -> Open:
    a_case(of=a_built_batch().instructions.get(), kind=CaseKind.PAID_HERE)
    a_case(owner=an_officer())
    return at(f"{CASES}?owner=")


@place("a difference about a payment")
def a_difference() -> Open:
    return at(f"{CASES}{a_case(CaseKind.PAID_HERE, of=a_built_batch().instructions.get()).pk}/")


@place("a payment of which nobody knows what became")
def no_answer() -> Open:
    by = a_member_of_staff("ratna@prakerja.example", Role.OFFICER)
    one = a_case(CaseKind.NO_ANSWER, of=a_built_batch().instructions.get(), owner=Actor.staff(by.pk))
    ReconciliationCase.objects.update(here=None, difference=0)
    return Open(signed_in(by), f"{CASES}{one.pk}/")


@place("a line of a bank that nobody knows")
def a_line() -> Open:
    return at(f"{CASES}{a_case().pk}/", Role.AUDITOR)


@place("a difference that its owner may close in each way")
def to_close() -> Open:
    deposited(2021, 1_000)
    by = a_member_of_staff("ratna@prakerja.example", Role.OFFICER)
    a_case(about="2", difference=-1_000)
    return Open(signed_in(by), f"{CASES}{a_case(owner=Actor.staff(by.pk)).pk}/")


@place("a difference that is proposed to be booked")
def to_be_booked() -> Open:
    one = a_case()
    proposed_to_book(one, {"booked_as": "deposit", "year": 2021})
    return at(f"{CASES}{one.pk}/")


@place("a proposal to book a difference")
def proposal_to_book() -> Open:
    proposal = proposed_to_book(a_case(), {"booked_as": "fee", "year": 2021})
    return at(f"/kantor/usulan/{proposal.pk}/")


@place("a difference that was closed")
def a_closed_one() -> Open:
    one, by = a_case(CaseKind.DOUBLED_LINE, difference=0), an_officer()
    ReconciliationCase.objects.update(
        closed_at=read_clock(), closed_by=by.account_id, note="Tercetak ulang", ended_as=CaseEnd.EXPLAINED
    )
    return at(f"{CASES}{one.pk}/")
