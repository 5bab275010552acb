"""A statement has what was settled in its month, once; what is taken back comes off the next, never below nothing."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import transaction

from prakerja.approvals.confirm_proposal import ProposalVoid, confirm_proposal
from prakerja.approvals.propose_act import propose_act
from prakerja.cards.models import YearBudget
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.training.models import PayableLine, Statement, StatementAdjustment
from prakerja.training.statements.make_statements import MonthNotOver, make_statements
from prakerja.training.statements.months import cut_off_of
from prakerja.training.statements.prove_payables import faults_of_payables
from prakerja.training.statements.querysets import NoStatement
from prakerja.training.statements.statement_acts import (
    APPROVE_STATEMENT,
    NothingEarned,
    StatementApproved,
    StillDisputable,
    subject_of_statement,
)
from prakerja.training.statements.states import StatementState
from prakerja.training.working_days import working_days_after
from tests.situations.broken import StatementLost, writing
from tests.situations.learning import COMMISSION, a_purchase, finished
from tests.situations.payables import held, lines_of, owed_to, released
from tests.situations.statements import (
    AFTER,
    LATER,
    MONTH,
    NEXT,
    STATING,
    approved,
    made,
    statement_of,
    taken_back,
)
from tests.situations.training import PRICE, a_market
from tests.situations.waves import an_officer

pytestmark = pytest.mark.django_db
INSTITUTION = PRICE - COMMISSION


@pytest.fixture(autouse=True)
def _told_as_booked() -> Iterator[None]:
    yield
    assert list(faults_of_payables()) == []


def figures(statement: Statement) -> tuple[int, int, int, int, int]:
    return statement.lines, statement.earned, statement.clawed_back, statement.due, statement.payout


def test_a_month_has_what_was_settled_in_it() -> None:
    bought = finished()
    made()
    market = bought.market
    assert figures(statement_of(market.platform)) == (1, COMMISSION, 0, COMMISSION, COMMISSION)
    assert figures(statement_of(market.institution)) == (1, INSTITUTION, 0, INSTITUTION, INSTITUTION)
    assert {(line.state, line.month) for line in lines_of(bought)} == {("stated", MONTH)}


def test_a_line_whose_window_is_not_over_is_on_the_next_statement() -> None:
    bought = finished()
    PayableLine.objects.update(settles_at=cut_off_of(MONTH))
    made()
    assert not Statement.objects.exists()
    made(NEXT)
    assert statement_of(bought.market.platform, NEXT).lines == 1


def test_a_month_is_stated_when_it_is_over_in_jakarta() -> None:
    with pytest.raises(MonthNotOver):
        make_statements(month="2021-03", by=STATING, now=cut_off_of(MONTH) - timedelta(seconds=1))


def test_made_twice_it_is_made_once() -> None:
    bought = finished()
    made()
    before = figures(statement_of(bought.market.institution))
    finished(a_purchase(bought.market))
    made()
    assert figures(statement_of(bought.market.institution)) == before
    made(NEXT)
    assert figures(statement_of(bought.market.institution, NEXT)) == before


def test_it_is_made_stretch_by_stretch() -> None:
    market = a_market()
    for _ in range(3):
        finished(a_purchase(market))
    made(at_once=1)
    assert figures(statement_of(market.platform)) == (3, 3 * COMMISSION, 0, 3 * COMMISSION, 3 * COMMISSION)


def test_killed_anywhere_it_goes_on_where_it_stood() -> None:
    bought, now = finished(), cut_off_of(MONTH)
    for number in range(1, 30):
        with writing(lost=number):
            try:
                for _ in range(6):
                    with transaction.atomic():
                        make_statements(month="2021-03", by=STATING, now=now, at_once=1)
            except StatementLost:
                continue
        break
    made()
    assert figures(statement_of(bought.market.platform)) == (1, COMMISSION, 0, COMMISSION, COMMISSION)
    assert figures(statement_of(bought.market.institution)) == (1, INSTITUTION, 0, INSTITUTION, INSTITUTION)


def test_a_partner_to_whom_nothing_is_owed_has_no_statement() -> None:
    market = a_market()
    made()
    assert not Statement.objects.filter(partner=market.platform).exists()


def test_what_is_held_is_on_the_statement_after_its_release() -> None:
    bought = finished()
    held(bought)
    made()
    assert not Statement.objects.exists()
    released(bought)
    made(NEXT)
    statement = statement_of(bought.market.institution, NEXT)
    assert (statement.earned, statement.released) == (INSTITUTION, INSTITUTION)


def test_what_is_held_comes_off_a_statement_that_nobody_has_approved() -> None:
    bought = finished()
    made()
    held(bought, at=cut_off_of(MONTH))
    assert figures(statement_of(bought.market.institution)) == (0, 0, 0, 0, 0)
    released(bought, at=cut_off_of(MONTH))
    made(NEXT)
    assert statement_of(bought.market.institution, NEXT).released == INSTITUTION


def test_what_is_approved_is_held_no_more() -> None:
    bought = finished()
    made()
    before = approved(bought.market.institution)
    held(bought, at=cut_off_of(NEXT))
    after = statement_of(bought.market.institution)
    assert (after.lines, after.payout, after.state) == (before.lines, before.payout, StatementState.APPROVED)
    assert {line.state for line in lines_of(bought)} == {"held", "stated"}, "the platform's was not approved"


def test_two_approve_it_when_it_can_be_disputed_no_more() -> None:
    bought = finished()
    made()
    partner = bought.market.institution
    until = statement_of(partner).disputed_until
    assert until is not None
    assert until == working_days_after(cut_off_of(MONTH), 5)
    with pytest.raises(StillDisputable):
        approved(partner, at=until - timedelta(seconds=1))
    assert approved(partner, at=until).state == StatementState.APPROVED
    with pytest.raises(StatementApproved):
        approved(partner, at=until)


def test_a_proposal_is_void_when_the_statement_changed_since() -> None:
    bought = finished()
    made()
    partner, now = bought.market.institution, cut_off_of(MONTH) + LATER
    proposer, confirmer = an_officer(), an_officer(name="Sari")
    subject = subject_of_statement((partner.pk, MONTH))
    with unit_of_work(by=proposer):
        proposal = propose_act(act=APPROVE_STATEMENT, subject=subject, reason="Sesuai", by=proposer, now=now)
    held(bought, at=now)
    with pytest.raises(ProposalVoid), unit_of_work(by=confirmer):
        confirm_proposal(proposal_id=proposal.pk, by=confirmer, now=now)
    assert statement_of(partner).state == StatementState.READY


@pytest.mark.parametrize("subject", ["", "x", "1:2", "00000000-0000-0000-0000-000000000000:2021-03", "x:2021-3"])
def test_what_is_no_statement_is_not_approved(subject: str) -> None:
    by = an_officer()
    with pytest.raises(NoStatement), unit_of_work(by=by):
        propose_act(act=APPROVE_STATEMENT, subject=subject, reason="Sesuai", by=by, now=cut_off_of(MONTH))


def test_what_is_taken_back_before_any_statement_is_on_none() -> None:
    bought = finished()
    set_aside = YearBudget.objects.get(pk=2021).set_aside
    taken_back(bought)
    assert {line.state for line in lines_of(bought)} == {"taken_back"}
    assert (owed_to(bought.market.platform), owed_to(bought.market.institution)) == (0, 0)
    assert YearBudget.objects.get(pk=2021).set_aside == set_aside - PRICE
    made()
    assert not Statement.objects.exists()
    with pytest.raises(NothingEarned):
        taken_back(bought)


def test_what_is_taken_back_comes_off_the_next_statement() -> None:
    market = a_market()
    wrong = finished(a_purchase(market))
    made()
    paid = approved(market.institution)
    taken_back(wrong, at=cut_off_of(MONTH) + LATER)
    for _ in range(2):
        finished(a_purchase(market))
    made(NEXT)
    statement = statement_of(market.institution, NEXT)
    assert figures(statement) == (3, 2 * INSTITUTION, INSTITUTION, INSTITUTION, INSTITUTION)
    assert paid.payout + statement.payout == owed_to(market.institution)


def test_what_the_next_statement_cannot_take_back_is_carried_on_as_a_claim() -> None:
    market = a_market()
    wrong = [finished(a_purchase(market)) for _ in range(2)]
    made()
    approved(market.institution)
    for one in wrong:
        taken_back(one, at=cut_off_of(MONTH) + LATER)
    finished(a_purchase(market))
    made(NEXT)
    assert figures(statement_of(market.institution, NEXT)) == (3, INSTITUTION, 2 * INSTITUTION, -INSTITUTION, 0)
    approved(market.institution, NEXT)
    claim = StatementAdjustment.objects.get()
    assert (claim.kind, claim.amount, claim.of_month) == ("claim", -INSTITUTION, NEXT)
    made(AFTER)
    last = statement_of(market.institution, AFTER)
    assert (last.carried_in, last.payout, last.due) == (INSTITUTION, 0, -INSTITUTION)


def test_what_is_taken_back_comes_off_a_statement_that_nobody_has_approved() -> None:
    bought = finished()
    made()
    taken_back(bought, at=cut_off_of(MONTH))
    assert figures(statement_of(bought.market.institution)) == (0, 0, 0, 0, 0)
    made(NEXT)
    assert not Statement.objects.filter(month=NEXT).exists()
