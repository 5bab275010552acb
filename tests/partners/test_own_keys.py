"""What a partner's pengelola keep themselves: sign keys and redirect addresses."""

from datetime import timedelta

import pytest

from prakerja.authority.require import PermissionMissing
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.partners.add_redirect_address import NoWebAddress, TooManyAddresses, add_redirect_address
from prakerja.partners.end_own_key import end_own_key
from prakerja.partners.end_sign_key import NoSignKey
from prakerja.partners.models import Partner, PartnerKey, PartnerMember, RedirectAddress
from prakerja.partners.remove_redirect_address import remove_redirect_address
from prakerja.partners.renew_own_key import renew_own_key
from prakerja.partners.require_partner import NotAPartner, PartnerSuspended
from prakerja.partners.rules import MOST_ADDRESSES, OLD_KEY_LASTS
from prakerja.partners.states import PartnerRole
from tests.situations.accounts import NOW
from tests.situations.catalogue import a_platform
from tests.situations.partner_staff import a_partners_member, acts

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def renewed(member: PartnerMember, hours: int = 0) -> str:
    with unit_of_work(by=acts(member)) as work:
        return renew_own_key(by=work.actor, now=NOW + hours * HOUR)


def ended(member: PartnerMember, number: int) -> None:
    with unit_of_work(by=acts(member)) as work:
        end_own_key(number=number, by=work.actor, now=NOW + 5 * HOUR)


def added(member: PartnerMember, address: str) -> None:
    with unit_of_work(by=acts(member)) as work:
        add_redirect_address(address=address, by=work.actor, now=NOW)


def removed(member: PartnerMember, address: str) -> None:
    with unit_of_work(by=acts(member)) as work:
        remove_redirect_address(address=address, by=work.actor, now=NOW)


def test_two_keys_are_valid_while_the_new_one_replaces_the_old() -> None:
    keeper = a_partners_member()
    made = [renewed(keeper, hours) for hours in range(3)]
    keys = {key.number: key for key in PartnerKey.objects.filter(partner=keeper.partner)}
    assert [keys[number].sign_key for number in (1, 2, 3)] == made
    assert keys[1].valid_until == NOW + 2 * HOUR
    assert keys[2].valid_until == NOW + 2 * HOUR + OLD_KEY_LASTS
    assert keys[3].valid_until is None


def test_a_key_that_leaked_ends_at_once_and_no_second_time() -> None:
    keeper = a_partners_member()
    renewed(keeper)
    ended(keeper, 1)
    assert PartnerKey.objects.get(partner=keeper.partner).valid_until == NOW + 5 * HOUR
    with pytest.raises(NoSignKey):
        ended(keeper, 1)


def test_nobody_ends_a_key_of_another_partner() -> None:
    keeper, other = a_partners_member(), a_partners_member()
    renewed(other)
    with pytest.raises(NoSignKey):
        ended(keeper, 1)


@pytest.mark.parametrize("do", [renewed, lambda member: ended(member, 1), lambda member: added(member, "https://x.id")])
def test_staff_and_suspended_partners_keep_nothing(do: object) -> None:
    assert callable(do)
    keeper = a_partners_member()
    staff = a_partners_member(keeper.partner, PartnerRole.STAFF)
    with pytest.raises(PermissionMissing):
        do(staff)
    Partner.objects.filter(pk=keeper.partner_id).update(suspended_at=NOW)
    with pytest.raises(PartnerSuspended):
        do(keeper)


def test_participants_are_led_back_to_addresses_that_a_browser_can_be_led_to() -> None:
    keeper = a_partners_member()
    for _ in range(2):
        added(keeper, "https://lembaga.example/hadir")
    assert RedirectAddress.objects.filter(partner=keeper.partner).count() == 1
    for wrong in ("http://lembaga.example/", "javascript:alert(1)", "https://a.example/#b", "lembaga.example"):
        with pytest.raises(NoWebAddress):
            added(keeper, wrong)


def test_an_institution_has_so_many_addresses_and_may_remove_one() -> None:
    keeper = a_partners_member()
    for number in range(MOST_ADDRESSES):
        added(keeper, f"https://lembaga.example/{number}")
    with pytest.raises(TooManyAddresses):
        added(keeper, "https://lembaga.example/satu-lagi")
    for _ in range(2):
        removed(keeper, "https://lembaga.example/0")
    added(keeper, "https://lembaga.example/satu-lagi")


def test_no_address_of_another_partner_is_removed() -> None:
    keeper, other = a_partners_member(), a_partners_member()
    added(other, "https://lembaga.example/hadir")
    removed(keeper, "https://lembaga.example/hadir")
    assert RedirectAddress.objects.filter(partner=other.partner).exists()


def test_a_platform_leads_nobody_back() -> None:
    with pytest.raises(NotAPartner):
        added(a_partners_member(a_platform()), "https://platform.example/")
