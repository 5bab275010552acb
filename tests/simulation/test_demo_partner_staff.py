"""The demo's partners have staff who can sign in, and loading it twice changes nothing."""

import pytest

from prakerja.accounts.models import Account
from prakerja.accounts.second_factors import has_second_factor
from prakerja.kit.actor import Actor
from prakerja.partners.models import PartnerMember
from prakerja.simulation.demo_partner_staff import put_partner_staff
from prakerja.simulation.demo_people import PARTNER_STAFF, PASSWORD, WHAT_FOR
from prakerja.simulation.demo_staff import put_staff
from tests.situations.accounts import NOW
from tests.situations.catalogue import an_institution
from tests.situations.rows import all_rows, changed_since

pytestmark = pytest.mark.django_db


def test_each_signs_in_with_password_and_app_and_works_for_the_partner_that_is_named() -> None:
    for code in {one.client_code for one in PARTNER_STAFF}:
        partner = an_institution()
        type(partner).objects.filter(pk=partner.pk).update(client_code=code)
    put_staff(by=Actor.operator("bin/run"), now=NOW)
    put_partner_staff(now=NOW)
    for one in PARTNER_STAFF:
        account = Account.objects.with_address(one.email).get()
        assert account.check_password(PASSWORD)
        assert has_second_factor(account.pk)
        member = PartnerMember.objects.select_related("partner").get(pk=account.pk)
        assert (member.partner.client_code, member.role) == (one.client_code, one.role)
    before = all_rows()
    put_partner_staff(now=NOW)
    assert changed_since(before) == set()


def test_whoever_reads_the_table_learns_what_each_is_good_for() -> None:
    assert {f"partner_{one.role.value}" for one in PARTNER_STAFF} <= set(WHAT_FOR)
