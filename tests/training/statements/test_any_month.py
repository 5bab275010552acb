"""Whatever is earned, held, disputed and taken back, over whatever months: what partners are told is what is theirs."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.db import transaction
from django.db.models import Sum
from hypothesis import given, settings
from hypothesis import strategies as st

from prakerja.partners.models import Partner
from prakerja.training.models import PayableHold, PayableLine, Purchase, Statement, StatementAdjustment
from prakerja.training.statements.months import cut_off_of
from prakerja.training.statements.pay_milestone import pay_rest
from prakerja.training.statements.prove_payables import faults_of_payables
from prakerja.training.statements.reasons import HoldCause
from prakerja.training.statements.standing_holds import Hold, keep_off_statements, let_on_statements
from prakerja.training.statements.states import StatementState
from prakerja.training.statements.take_back import take_back_to_treasury
from tests.situations.learning import Bought, a_purchase, declared
from tests.situations.payables import owed_to
from tests.situations.statements import AFTER, LATER, MONTH, NEXT, approved, made
from tests.situations.training import Market, a_market

pytestmark = pytest.mark.django_db
MONTHS = (MONTH, NEXT, AFTER)


def statements_of(partner: Partner) -> list[Statement]:
    return list(Statement.objects.filter(partner=partner).order_by("month"))


def certain(partner: Partner) -> None:
    """What holds of a partner at any time."""
    told = statements_of(partner)
    claims = StatementAdjustment.objects.filter(partner=partner, kind="claim")
    paid = sum(one.payout for one in told if one.state == StatementState.APPROVED)
    waiting = sum(one.due for one in told if one.state != StatementState.APPROVED)
    rest = PayableLine.objects.filter(partner=partner, month=None).aggregate(all=Sum("amount"))["all"] or 0
    carried = claims.filter(month=None).aggregate(all=Sum("amount"))["all"] or 0
    assert paid + waiting + rest + carried == owed_to(partner)
    assert all(one.payout >= 0 for one in told)


#: What happens in a month: to which purchase, and what.
STEPS = st.lists(
    st.tuples(st.sampled_from(["earn", "hold", "release", "take_back", "approve"]), st.integers(0, 3)), max_size=9
)


def test_every_rupiah_is_told_once_and_claims_are_carried_on() -> None:
    market = a_market()
    some = [declared(a_purchase(market)) for _ in range(4)]

    @given(st.tuples(STEPS, STEPS, STEPS))
    @settings(max_examples=20, deadline=None)
    def lived(months: tuple[list[tuple[str, int]], ...]) -> None:
        before = transaction.savepoint_create()
        _live_through(market, some, months)
        transaction.savepoint_rollback(before)

    lived()


def _live_through(market: Market, some: list[Bought], months: tuple[list[tuple[str, int]], ...]) -> None:
    earned: set[int] = set()
    for month, steps in zip(MONTHS, months, strict=True):
        now = cut_off_of(month) - timedelta(days=12)
        for step, number in steps:
            _do(step, number, some, earned, now)
            certain(market.institution)
        made(month)
        for partner in (market.platform, market.institution):
            certain(partner)
        assert list(faults_of_payables()) == []


def _do(step: str, number: int, some: list[Bought], earned: set[int], now: datetime) -> None:
    bought = some[number]
    key = bought.buyer.applicant_id, bought.number
    if step == "earn" and number not in earned:
        earned.add(number)
        pay_rest(Purchase.objects.lock_by_key(key), now=now)
    elif step == "hold":
        keep_off_statements([key], Hold(HoldCause.SIGNAL, uuid4().hex), now=now)
    elif step == "release":
        for held in PayableHold.objects.filter(applicant_id=key[0], purchase=key[1], released_at=None):
            let_on_statements([key], Hold(HoldCause.SIGNAL, held.reference), now=now)
    elif step == "take_back":
        take_back_to_treasury(Purchase.objects.lock_by_key(key), reason="Fiktif", now=now)
    elif step == "approve":
        for one in Statement.objects.filter(state=StatementState.READY).select_related("partner"):
            approved(one.partner, one.month, at=one.disputed_until + LATER)
