"""Codes and refresh tokens that come twice at the same moment: one pair of tokens, and the second ends it."""

from functools import partial

import pytest

from prakerja.accounts.models import Account
from prakerja.journey.exchange_code import exchange_code
from prakerja.journey.read_user_profile import read_user_profile
from prakerja.journey.refresh_tokens import refresh_tokens
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.partners.models import Partner
from prakerja.partners.sso.models import SignInConsent, SignInGrant
from prakerja.partners.sso.use_ticket import Tokens
from prakerja.partners.sso.withdraw_consent import withdraw_consent
from tests.situations.accounts import an_account
from tests.situations.at_once import all_at_once
from tests.situations.sso import a_client, agreed_code
from tests.situations.training import acting

pytestmark = [pytest.mark.django_db(transaction=True)]


def exchanged(partner: Partner, code: str) -> Tokens | None:
    with unit_of_work(by=acting(partner)) as work:
        return exchange_code(code=code, redirect_address=None, by=work.actor, now=work.now)


def refreshed(partner: Partner, token: str) -> Tokens | None:
    with unit_of_work(by=acting(partner)) as work:
        return refresh_tokens(token=token, by=work.actor, now=work.now)


def opens(partner: Partner, token: str) -> bool:
    with unit_of_work(by=acting(partner)) as work:
        return read_user_profile(token=token, by=work.actor, now=work.now) is not None


def test_a_code_that_comes_twice_at_once_is_one_pair_of_tokens_and_the_second_ends_it() -> None:
    siti, partner = an_account("siti@contoh.example"), a_client()
    code = agreed_code(siti, partner)
    given = [one for one in all_at_once([partial(exchanged, partner, code)] * 4) if one is not None]
    assert len(given) == 1
    assert not opens(partner, given[0].access)
    assert SignInGrant.objects.get().ended_for == "reused"


def test_a_refresh_token_that_comes_twice_at_once_is_one_pair_and_the_second_ends_the_family() -> None:
    siti, partner = an_account("siti@contoh.example"), a_client()
    first = exchanged(partner, agreed_code(siti, partner))
    assert first is not None
    given = [one for one in all_at_once([partial(refreshed, partner, first.refresh)] * 4) if one is not None]
    assert len(given) == 1
    assert not opens(partner, given[0].access)


def test_who_agrees_twice_at_once_has_agreed_once() -> None:
    siti, partner = an_account("siti@contoh.example"), a_client()
    codes = all_at_once([partial(agreed_code, siti, partner)] * 4)
    assert len(set(codes)) == 4
    assert SignInConsent.objects.count() == 1
    assert all(exchanged(partner, code) for code in codes)


def _withdrawn(siti: Account, partner: Partner) -> None:
    by = Actor.applicant(siti.pk)
    with unit_of_work(by=by) as work:
        withdraw_consent(applicant_id=siti.pk, partner_id=partner.pk, by=by, now=work.now)


def test_what_is_taken_back_while_a_code_is_exchanged_opens_nothing_afterwards() -> None:
    siti, partner = an_account("siti@contoh.example"), a_client()
    code = agreed_code(siti, partner)
    given: list[Tokens] = []

    def exchange() -> None:
        given.extend(one for one in [exchanged(partner, code)] if one is not None)

    def withdraw() -> None:
        _withdrawn(siti, partner)

    all_at_once([exchange, withdraw])
    assert not any(opens(partner, one.access) for one in given)
