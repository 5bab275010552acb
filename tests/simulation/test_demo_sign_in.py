"""The demo's first platform signs people in by their accounts here, in the sandbox that this run has."""

from datetime import UTC, datetime
from typing import Any, Final

import pytest

from prakerja.partners.models import Partner, SignInAddress, SignInClient
from prakerja.partners.sso.rules import Scope
from prakerja.partners.states import AddressUse
from prakerja.simulation.demo_partners import platforms
from prakerja.simulation.demo_sign_in import led_back_signed_in, put_sign_in, signs_in_at
from tests.situations.training import a_platform

pytestmark = pytest.mark.django_db
NOW: Final = datetime(2026, 1, 5, 3, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def platform_of_the_demo(settings: Any) -> None:
    settings.SANDBOX_URL = "http://127.0.0.1:9010"
    first = platforms()[0]
    a_platform(first.name, client_code=first.client_code)


def addresses() -> set[tuple[str, str]]:
    return set(SignInAddress.objects.values_list("use", "address"))


def test_it_is_registered_with_what_a_shop_needs_and_both_addresses() -> None:
    put_sign_in(NOW)
    client = SignInClient.objects.get()
    assert Partner.objects.get(pk=client.partner_id).client_code == platforms()[0].client_code
    assert client.registered_at == NOW
    assert set(client.scopes) == {Scope.NAME, Scope.EMAIL, Scope.CARD}
    assert addresses() == {
        (AddressUse.REDIRECT, "http://127.0.0.1:9010/platform/signed-in"),
        (AddressUse.LOGIN, "http://127.0.0.1:9010/platform/sign-in"),
    }


def test_put_twice_is_put_once_and_what_the_office_has_decided_since_stands() -> None:
    put_sign_in(NOW)
    SignInClient.objects.update(scopes=[Scope.NAME])
    put_sign_in(NOW)
    assert SignInClient.objects.get().scopes == [Scope.NAME]
    assert len(addresses()) == 2


def test_in_another_sandbox_it_is_led_there_as_well(settings: Any) -> None:
    put_sign_in(NOW)
    settings.SANDBOX_URL = "http://127.0.0.1:9020"
    put_sign_in(NOW)
    assert {(AddressUse.REDIRECT, led_back_signed_in()), (AddressUse.LOGIN, signs_in_at())} < addresses()


def test_without_its_platform_nothing_is_put() -> None:
    platform = platforms()[0].client_code
    Partner.objects.filter(client_code=platform).update(client_code="lain")
    with pytest.raises(Partner.DoesNotExist):
        put_sign_in(NOW)
    assert not addresses()
