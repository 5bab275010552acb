"""What a partner was paid too much is claimed by two, as it was shown, and comes off what it is paid next."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import transaction

from prakerja.approvals.confirm_proposal import ProposalVoid, confirm_proposal
from prakerja.audit.models import Event
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.balances import balance_of
from prakerja.ledger.chart import Account, AccountKind
from prakerja.ledger.prove import prove
from prakerja.messages.models import Message
from prakerja.messages.words import read_words
from prakerja.partners.models import Partner
from prakerja.payouts.differences import rules
from prakerja.payouts.differences.act import NothingToRectify
from prakerja.payouts.differences.kinds import Direction
from prakerja.payouts.models import StatementPayment
from prakerja.payouts.partners.partner_differences import partner_differences
from prakerja.payouts.partners.prove_partner_payments import faults_of_partner_payments
from prakerja.payouts.partners.rectify_partners import rectify_partners
from prakerja.payouts.reconciliation.states import CaseKind
from prakerja.training.models import StatementAdjustment
from prakerja.training.statements.months import cut_off_of
from prakerja.training.statements.prove_payables import faults_of_payables
from prakerja.words.plans import plan_words
from tests.situations.cases import back, booked_by_two, laid, out, the_case
from tests.situations.learning import a_purchase, finished
from tests.situations.partner_differences import (
    RECTIFIED,
    paid_once,
    paid_twice,
    partners_rectified,
    proposed_to_rectify_partners,
)
from tests.situations.partner_pay import NIGHT, built_for_partners, payments_to
from tests.situations.payables import owed_to
from tests.situations.statements import AFTER, LATER, NEXT, approved, made, statement_of, taken_back
from tests.situations.waves import an_officer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _proven(db: None) -> Iterator[None]:
    """Statements, payments and books are one, whatever a test has done."""
    yield
    if not transaction.get_connection().needs_rollback:
        assert [*faults_of_payables(), *faults_of_partner_payments()] == []
        assert prove(known={}).faults == ()


def claimed_from(partner: Partner) -> int:
    return int(balance_of(Account(AccountKind.PARTNER_CLAIM, partner.pk)))


def found() -> list[tuple[str, int]]:
    return [(one.kind, one.amount) for one in partner_differences()]


def told() -> list[tuple[str, object]]:
    letters = Message.objects.filter(text__in=["partner_overpaid", "partner_claim_dropped"]).order_by("pk")
    return [(one.text, read_words(one.words_as_json)["amount"]) for one in letters]


def test_who_is_paid_what_was_approved_is_in_no_list() -> None:
    paid_once()
    assert found() == []
    with pytest.raises(NothingToRectify):
        proposed_to_rectify_partners(Direction.OVERPAID)


def test_what_the_bank_sent_twice_is_claimed_by_two_and_the_partner_is_told_once() -> None:
    bought, one = paid_twice()
    partner = bought.market.institution
    assert (found(), claimed_from(partner)) == ([("beyond", one.amount)], 0)
    plan = partners_rectified().plan
    assert (plan["rectified"], plan["rectified_partners"]) == (one.amount, 1)
    assert any(partner.name in value for _, value in plan_words(plan))
    assert (found(), owed_to(partner), claimed_from(partner)) == ([], 0, one.amount)
    assert told() == [("partner_overpaid", one.amount)]
    assert Event.objects.filter(name="payouts.partners.rectified").count() == 1
    with pytest.raises(NothingToRectify):
        partners_rectified()


def test_the_next_statement_takes_it_and_only_the_rest_is_paid() -> None:
    bought, one = paid_twice()
    partner = bought.market.institution
    partners_rectified()
    for _ in range(2):
        finished(a_purchase(bought.market))
    made(NEXT)
    approved(partner, NEXT)
    statement = statement_of(partner, NEXT)
    assert statement.payout == statement.earned - one.amount > 0
    assert (claimed_from(partner), owed_to(partner)) == (0, statement.payout)
    built_for_partners(at=cut_off_of(NEXT) + LATER + timedelta(hours=10))
    assert payments_to(partner)[-1][1] == statement.payout
    assert sum(StatementPayment.objects.values_list("instructed", flat=True)) + one.amount == 3 * one.amount


def test_what_a_statement_cannot_take_stays_claimed_until_a_later_one_does() -> None:
    bought, one = paid_twice()
    partner = bought.market.institution
    partners_rectified()
    made(NEXT)
    approved(partner, NEXT)
    assert (statement_of(partner, NEXT).payout, claimed_from(partner), found()) == (0, one.amount, [])
    for _ in range(2):
        finished(a_purchase(bought.market))
    made(AFTER)
    approved(partner, AFTER)
    assert (statement_of(partner, AFTER).payout, claimed_from(partner)) == (one.amount, 0)


def test_what_an_approved_statement_had_to_leave_is_claimed_and_told_too() -> None:
    bought, one = paid_once()
    partner = bought.market.institution
    taken_back(bought, at=RECTIFIED)
    made(NEXT)
    approved(partner, NEXT)
    assert found() == [("carried", one.amount)]
    partners_rectified(at=cut_off_of(NEXT) + LATER + timedelta(days=1))
    assert (found(), claimed_from(partner), owed_to(partner)) == ([], one.amount, 0)
    assert told() == [("partner_overpaid", one.amount)]
    made(AFTER)
    approved(partner, AFTER)
    assert (claimed_from(partner), owed_to(partner), found()) == (one.amount, 0, [])


@pytest.mark.parametrize("is_taken", [False, True], ids=["claimed", "taken by a statement"])
def test_what_came_back_by_itself_is_claimed_no_more(*, is_taken: bool) -> None:
    bought, one = paid_twice()
    partner = bought.market.institution
    partners_rectified()
    if is_taken:
        for _ in range(2):
            finished(a_purchase(bought.market))
        made(NEXT)
        approved(partner, NEXT)
    laid([out(one), out(one), back(one)])
    booked_by_two(the_case(kind=CaseKind.PAID_TWICE, difference=one.amount))
    assert found() == [("came_back", one.amount)]
    then = cut_off_of(AFTER if is_taken else NEXT) - timedelta(days=5)
    partners_rectified(Direction.UNDERPAID, at=then)
    assert (found(), told()[-1]) == ([], ("partner_claim_dropped", one.amount))
    made(AFTER)
    if StatementAdjustment.objects.filter(month=AFTER).exists():
        approved(partner, AFTER)
    assert claimed_from(partner) == 0


def test_below_the_least_sum_nothing_is_claimed(monkeypatch: pytest.MonkeyPatch) -> None:
    _, one = paid_twice()
    least = type(rules.LEAST_RECTIFIED)(one.amount + 1)
    monkeypatch.setattr("prakerja.payouts.partners.partner_differences.LEAST_RECTIFIED", least)
    assert found() == [("beyond", one.amount)]
    with pytest.raises(NothingToRectify):
        proposed_to_rectify_partners(Direction.OVERPAID)


def test_what_differs_otherwise_than_it_was_shown_makes_the_proposal_void() -> None:
    _, one = paid_twice()
    proposal = proposed_to_rectify_partners(Direction.OVERPAID, at=NIGHT)
    laid([out(one), out(one), back(one)])
    booked_by_two(the_case(kind=CaseKind.PAID_TWICE, difference=one.amount))
    with pytest.raises(ProposalVoid), unit_of_work(by=(by := an_officer())):
        confirm_proposal(proposal_id=proposal.pk, by=by, now=RECTIFIED)
    assert not StatementAdjustment.objects.exists()


def test_carried_out_twice_it_is_done_once() -> None:
    bought, one = paid_twice()
    decision = partners_rectified()
    by = an_officer()
    type(decision).objects.filter(pk=decision.pk).update(confirmed_by=by.account_id)
    with unit_of_work(by=by):
        assert rectify_partners(direction="overpaid", by=by, now=RECTIFIED) == 0
    assert claimed_from(bought.market.institution) == one.amount
