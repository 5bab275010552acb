"""What the tests of step 9 start from is what it says."""

import pytest

from prakerja.authority.permissions import Permission
from prakerja.cards.card_of_number import card_of_number
from prakerja.cards.require_spendable import require_spendable
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.balances import balance_of
from prakerja.ledger.chart import Account, AccountKind
from prakerja.partners.require_partner import require_partner
from prakerja.partners.states import PartnerKind
from tests.situations.cards import NOW
from tests.situations.training import a_buyer, a_market, acting, buyers, sign_key_of

pytestmark = pytest.mark.django_db


def test_a_market_has_partners_who_may_sell_and_teach() -> None:
    market = a_market()
    sells = require_partner(PartnerKind.PLATFORM, Permission.SELL_TRAINING, by=acting(market.platform))
    teaches = require_partner(PartnerKind.INSTITUTION, Permission.TEACH_TRAINING, by=acting(market.institution))
    assert (sells, teaches) == (market.platform, market.institution)
    assert len(sign_key_of(market.platform)) == 32


def test_a_buyer_can_spend_and_is_found_by_the_number() -> None:
    buyer = a_buyer()
    with unit_of_work(by=acting(a_market().platform)):
        card = require_spendable(buyer.key, now=NOW)
        assert card_of_number(buyer.number, tried_by="pelanggan-1", now=NOW) == card.pk
    assert int(balance_of(Account(AccountKind.TRAINING_BALANCE, buyer.applicant_id))) == 1_000_000
    assert buyer.phone.startswith("+62")


def test_buyers_come_from_one_wave() -> None:
    assert len({buyer.card.wave_id for buyer in buyers(2)}) == 1
