"""A partner says what is wrong while it can be said, and is answered in time; where money moves, by two."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from prakerja.authority.require import PermissionMissing
from prakerja.authority.roles import Role
from prakerja.kit.states import MoveRefused
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.training.models import StatementAdjustment, StatementDispute
from prakerja.training.statements.answer import AnswerMissing
from prakerja.training.statements.dispute_act import ACCEPT_DISPUTE, DisputeAnswered, NoAdjustment
from prakerja.training.statements.dispute_statement import (
    DisputedAlready,
    DisputedTooLate,
    DisputeWithoutText,
    NoLine,
)
from prakerja.training.statements.months import cut_off_of
from prakerja.training.statements.prove_payables import faults_of_payables
from prakerja.training.statements.querysets import LineKey, NoDispute, NoStatement
from prakerja.training.statements.reject_dispute import reject_dispute
from prakerja.training.statements.statement_acts import DisputeWaits
from prakerja.training.statements.states import DisputeState
from prakerja.training.working_days import working_days_after
from tests.situations.learning import COMMISSION, Bought, a_purchase, finished
from tests.situations.payables import lines_of, owed_to
from tests.situations.statements import (
    LATER,
    MONTH,
    NEXT,
    accepted,
    approved,
    decided_by_two,
    disputed,
    made,
    rejected,
    statement_of,
)
from tests.situations.training import PRICE, an_institution
from tests.situations.waves import an_officer

pytestmark = pytest.mark.django_db
INSTITUTION = PRICE - COMMISSION


@pytest.fixture(autouse=True)
def _told_as_booked() -> Iterator[None]:
    yield
    assert list(faults_of_payables()) == []


@pytest.fixture
def bought() -> Bought:
    """Of March, and stated."""
    some = finished()
    made()
    return some


def taught_line(bought: Bought) -> LineKey:
    key: LineKey = lines_of(bought)[1].pk
    return key


def test_a_disputed_line_waits_for_its_answer_and_the_others_go_on(bought: Bought) -> None:
    partner = bought.market.institution
    other = finished(a_purchase(bought.market))
    del other
    disputed(partner, line=taught_line(bought))
    assert lines_of(bought)[1].state == "held"
    assert approved(partner).payout == 0


def test_somebody_is_to_answer_within_ten_working_days(bought: Bought) -> None:
    dispute = disputed(bought.market.institution)
    assert dispute.answer_by == working_days_after(dispute.raised_at, 10)


def test_the_same_said_twice_is_one_dispute(bought: Bought) -> None:
    partner = bought.market.institution
    assert disputed(partner).pk == disputed(partner).pk
    with pytest.raises(DisputedAlready):
        disputed(partner, text="Ada tiga")
    assert StatementDispute.objects.count() == 1


def test_what_can_be_disputed_no_more_is_not(bought: Bought) -> None:
    partner = bought.market.institution
    until = statement_of(partner).disputed_until
    assert until is not None
    with pytest.raises(DisputedTooLate):
        disputed(partner, at=until)
    disputed(partner, at=until - timedelta(seconds=1))


@pytest.mark.parametrize("text", ["", " \n", "x" * 2_001])
def test_whoever_disputes_says_what_is_wrong(bought: Bought, text: str) -> None:
    with pytest.raises(DisputeWithoutText):
        disputed(bought.market.institution, text=text)


def test_nobody_disputes_what_is_another_partners(bought: Bought) -> None:
    with pytest.raises(NoLine):
        disputed(bought.market.platform, line=taught_line(bought))
    with pytest.raises(NoStatement):
        disputed(an_institution("Lain"))
    with pytest.raises(NoStatement):
        disputed(bought.market.institution, NEXT, at=cut_off_of(MONTH))


def test_a_statement_that_is_disputed_as_a_whole_is_answered_before_it_is_approved(bought: Bought) -> None:
    partner = bought.market.institution
    dispute = disputed(partner)
    with pytest.raises(DisputeWaits):
        approved(partner)
    rejected(dispute)
    assert approved(partner).payout == INSTITUTION


def test_what_is_rejected_is_on_the_next_statement_as_it_was(bought: Bought) -> None:
    partner = bought.market.institution
    dispute = disputed(partner, line=taught_line(bought))
    rejected(dispute)
    dispute.refresh_from_db()
    assert (dispute.state, dispute.answer) == (DisputeState.REJECTED, "Sudah benar")
    made(NEXT)
    assert statement_of(partner, NEXT).released == INSTITUTION


@pytest.mark.parametrize("amount", [60_000, -60_000])
def test_what_two_accept_adjusts_the_next_statement(bought: Bought, amount: int) -> None:
    partner = bought.market.institution
    dispute = disputed(partner)
    accepted(dispute, amount)
    assert approved(partner).payout == INSTITUTION
    made(NEXT)
    statement = statement_of(partner, NEXT)
    assert (statement.adjusted, statement.payout, statement.due) == (amount, max(amount, 0), amount)
    assert owed_to(partner) == INSTITUTION + amount
    dispute.refresh_from_db()
    assert (dispute.state, dispute.answer) == (DisputeState.ACCEPTED, "Benar")


def test_what_is_accepted_without_money_moves_none(bought: Bought) -> None:
    partner = bought.market.institution
    accepted(disputed(partner, line=taught_line(bought)), 0)
    assert not StatementAdjustment.objects.exists()
    assert lines_of(bought)[1].state == "open"


def test_a_dispute_is_answered_once(bought: Bought) -> None:
    dispute = disputed(bought.market.institution)
    rejected(dispute)
    with pytest.raises(MoveRefused):
        rejected(dispute)
    with pytest.raises(DisputeAnswered):
        accepted(dispute, 1)


@pytest.mark.parametrize(
    "asked", [{}, {"amount": 1}, {"amount": "1", "budget_year": 2021}, {"amount": 1, "budget_year": 1999}]
)
def test_an_adjustment_is_an_amount_of_a_year(bought: Bought, asked: dict[str, int]) -> None:
    dispute = disputed(bought.market.institution)
    with pytest.raises(NoAdjustment):
        decided_by_two(ACCEPT_DISPUTE, str(dispute.pk), at=dispute.raised_at, asked=asked)


@pytest.mark.parametrize("text", ["", " ", "x" * 2_001])
def test_an_answer_has_words(bought: Bought, text: str) -> None:
    dispute, by = disputed(bought.market.institution), an_officer()
    with pytest.raises(AnswerMissing), unit_of_work(by=by):
        reject_dispute(dispute_id=dispute.pk, text=text, by=by, now=dispute.raised_at)


@pytest.mark.parametrize("subject", ["", "1", "00000000-0000-0000-0000-000000000000"])
def test_what_is_no_dispute_is_not_accepted(subject: str) -> None:
    with pytest.raises(NoDispute):
        decided_by_two(ACCEPT_DISPUTE, subject, at=cut_off_of(MONTH) + LATER, asked={"amount": 0, "budget_year": 2021})


@pytest.mark.parametrize("role", [Role.CURATOR, Role.REVIEWER, Role.AUDITOR])
def test_who_does_not_decide_answers_nothing(bought: Bought, role: Role) -> None:
    dispute, by = disputed(bought.market.institution), an_officer(role)
    with pytest.raises(PermissionMissing), unit_of_work(by=by):
        reject_dispute(dispute_id=dispute.pk, text="Sudah benar", by=by, now=dispute.raised_at)
