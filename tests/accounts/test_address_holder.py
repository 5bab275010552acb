"""An e-mail address has one account, however it is typed."""

import pytest
from django.db import connection

from prakerja.accounts.address_holder import AddressHolder, email_digest
from prakerja.accounts.insert_account import AddressTaken, insert_account
from prakerja.accounts.models import Account
from prakerja.kit.holders import HeldByAnother
from tests.situations.accounts import a_member_of_staff, an_account

pytestmark = pytest.mark.django_db
SITI = "siti@contoh.example"


def opened(email: str = SITI) -> Account:
    return insert_account(email=email, full_name="Siti Aminah", password="!", language="id")


def test_an_account_holds_its_address() -> None:
    account = opened()
    assert AddressHolder.objects.get().holder_id == account.pk
    assert Account.objects.with_address(SITI).get() == account


def test_it_is_found_however_it_is_typed_and_another_address_is_not() -> None:
    account = opened()
    assert Account.objects.with_address("SITI@Contoh.Example").get() == account
    assert Account.objects.get_by_natural_key("Siti@contoh.example") == account
    assert Account.objects.with_address("siti@contoh.example ").get() == account
    assert not Account.objects.with_address("budi@contoh.example").exists()


@pytest.mark.parametrize("address", ["", "siti", "@contoh.example", "siti@contoh.examples"])
def test_what_nobody_holds_finds_nobody(address: str) -> None:
    opened()
    assert not Account.objects.with_address(address).exists()


def test_a_second_account_with_the_address_is_refused_and_leaves_nothing() -> None:
    opened()
    with pytest.raises(AddressTaken):
        opened()
    assert Account.objects.count() == AddressHolder.objects.count() == 1


def test_staff_and_applicants_hold_addresses_of_one_kind() -> None:
    a_member_of_staff("budi@prakerja.example")
    with pytest.raises(AddressTaken):
        opened("budi@prakerja.example")


def test_an_account_made_djangos_way_holds_its_address_too() -> None:
    account = an_account("Siti@Contoh.Example")
    assert AddressHolder.objects.get(digest=email_digest(SITI)).holder_id == account.pk
    with pytest.raises(HeldByAnother):
        an_account(SITI)


def test_no_index_of_the_account_is_on_the_address() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE tablename = 'accounts_account'")
        assert not [definition for (definition,) in cursor.fetchall() if "email" in definition]


def test_looking_for_an_address_is_one_statement_whether_somebody_holds_it_or_not(
    django_assert_num_queries: object,
) -> None:
    opened()
    for address in (SITI, "budi@contoh.example"):
        with django_assert_num_queries(1):  # type: ignore[operator]
            Account.objects.with_address(address).first()
