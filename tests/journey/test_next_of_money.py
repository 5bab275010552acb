"""The dashboard names what the money of a card waits for: review, account, survey, or nothing but us."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from prakerja.cards.states import CardState
from prakerja.incentives.own_incentives import OwnIncentives
from prakerja.journey.next_of_money import (
    AnswerSurvey,
    ConfirmAccount,
    FollowPayment,
    LinkAccount,
    MoneyMove,
    ReadPayments,
    ReviewTraining,
    TooLate,
    WaitForDue,
    next_of_money,
)
from prakerja.kit.rupiah import Rupiah
from prakerja.payouts.shown_payments import OwnDue, OwnPayments
from prakerja.payouts.standing import Standing
from prakerja.payouts.states import DueKind
from prakerja.words.money_banner import money_banner

TODAY = date(2021, 3, 3)
LAST = date(2021, 12, 15)
OWN = OwnIncentives(
    award=1,
    card_state=CardState.ACTIVE,
    is_held=False,
    purchase=1,
    has_review=True,
    is_hidden=False,
    is_earned=True,
    due=Rupiah(0),
    amount=Rupiah(600_000),
    count=4,
    survey_amount=Rupiah(50_000),
    survey_count=3,
    finish_by=LAST,
    review_by=LAST,
    last_payment_on=LAST,
)


def _due(standing: Standing, number: int = 1) -> OwnDue:
    return OwnDue(
        award=1,
        kind=DueKind.SURVEY if standing is Standing.OPEN else DueKind.INSTALMENT,
        number=number,
        amount=Rupiah(600_000),
        day=TODAY,
        handed_in_at=None,
        settled_at=None,
        standing=standing,
        payments=(),
        failed=None,
        last_payment_on=LAST,
        usable_from=None,
    )


def _next(*standings: Standing, has_account: bool = True, own: OwnIncentives | None = OWN) -> MoneyMove | None:
    dues = tuple(_due(standing, number) for number, standing in enumerate(standings, 1))
    return next_of_money(own, OwnPayments(dues, None, has_account), today=TODAY)


@pytest.mark.parametrize(
    ("standings", "has_account", "move"),
    [
        ((), True, None),
        ((Standing.PLANNED,), False, LinkAccount(has_failed=False)),
        ((Standing.PLANNED,), True, WaitForDue(Rupiah(600_000), TODAY)),
        ((Standing.NO_ACCOUNT, Standing.PLANNED), False, LinkAccount(has_failed=False)),
        ((Standing.ACCOUNT_REFUSED,), False, LinkAccount(has_failed=True)),
        ((Standing.ACCOUNT_FAILED, Standing.OPEN), True, LinkAccount(has_failed=True)),
        ((Standing.ACCOUNT_ASKED,), True, ConfirmAccount()),
        ((Standing.PAID, Standing.OPEN), True, AnswerSurvey(2, Rupiah(600_000), TODAY)),
        ((Standing.IN_BATCH, Standing.UNSURE), True, FollowPayment(Rupiah(1_200_000))),
        ((Standing.PAID, Standing.PLANNED), True, WaitForDue(Rupiah(600_000), TODAY)),
        ((Standing.PLANNED, Standing.KEPT_BACK), True, ReadPayments(is_waiting=True)),
        ((Standing.PAID, Standing.LOST), True, ReadPayments(is_waiting=False)),
    ],
)
def test_one_thing_comes_next(standings: tuple[Standing, ...], has_account: bool, move: MoneyMove | None) -> None:
    found = _next(*standings, has_account=has_account)
    assert found == move
    assert found is None or money_banner(found).link


@pytest.mark.parametrize(
    ("different", "is_asked_for"),
    [({}, True), ({"is_hidden": True, "has_review": True}, True), ({"review_by": date(2021, 3, 2)}, False)],
)
def test_a_training_without_review_earns_nothing(different: dict[str, Any], *, is_asked_for: bool) -> None:
    own = replace(OWN, **({"has_review": False} | different))
    assert isinstance(_next(own=own), ReviewTraining) is is_asked_for


@pytest.mark.parametrize(
    ("different", "move"),
    [
        ({"purchase": None}, None),
        ({"purchase": None, "finish_by": date(2021, 3, 2)}, TooLate()),
        ({"review_by": date(2021, 3, 2)}, TooLate()),
    ],
)
def test_nobody_is_told_to_finish_what_no_longer_earns_anything(
    different: dict[str, Any], move: MoneyMove | None
) -> None:
    found = _next(own=replace(OWN, has_review=False, is_earned=False, **different))
    assert found == move
    assert found is None or money_banner(found).link


@pytest.mark.parametrize("different", [{"is_held": True}, {"card_state": CardState.REVOKED}])
def test_what_is_held_or_over_is_told_by_the_card(different: dict[str, Any]) -> None:
    assert _next(Standing.NO_ACCOUNT, own=replace(OWN, **different)) is None
    assert _next(own=None) is None
