"""A partner that was paid too much is named with its sum until a later month has made up for it."""

import pytest

from prakerja.kit.clock import read_clock
from prakerja.partners.models import Partner
from prakerja.training.statements.months import cut_off_of
from prakerja.training.statements.waiting_claims import waiting_claims
from tests.situations.learning import finished
from tests.situations.payables import owed_to
from tests.situations.statements import AFTER, LATER, MONTH, NEXT, approved, made, taken_back

pytestmark = pytest.mark.django_db


def named() -> list[tuple[str, int, str, str]]:
    rows = waiting_claims(limit=9)
    return [(one.partner, int(one.amount), f"{one.of_month:%m}", f"{one.on_month or '':}"[5:7]) for one in rows]


def test_it_is_named_from_the_approval_of_the_month_that_left_it_until_one_has_taken_it() -> None:
    bought = finished()
    made()
    partner: Partner = bought.market.institution
    earned = int(approved(partner).payout)
    assert named() == []
    taken_back(bought, at=cut_off_of(MONTH) + LATER)
    made(NEXT)
    assert named() == []
    approved(partner, NEXT)
    claims = {one[0]: one[1:] for one in named()}
    assert claims[partner.name] == (earned, "04", "")
    # The next one cannot take it either: it has nothing else.
    made(AFTER)
    assert {one[0]: one[1:] for one in named()}[partner.name] == (earned, "04", "05")
    approved(partner, AFTER)
    assert {one[0]: one[1:] for one in named()}[partner.name] == (earned, "05", "")
    assert owed_to(partner) == 0


def test_of_one_that_is_suspended_it_says_so() -> None:
    bought = finished()
    made()
    partner: Partner = bought.market.institution
    approved(partner)
    taken_back(bought, at=cut_off_of(MONTH) + LATER)
    made(NEXT)
    approved(partner, NEXT)
    Partner.objects.filter(pk=partner.pk).update(suspended_at=read_clock())
    assert [one.is_suspended for one in waiting_claims(limit=9) if one.partner == partner.name] == [True]
