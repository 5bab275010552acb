"""While the digest key is changed, every value has one owner, is found under either key, and moves whole."""

from collections import Counter
from datetime import date, datetime
from uuid import UUID

import pytest
from django.apps import apps
from django.db import models
from pytest_django import Settings

from prakerja.accounts.insert_account import AddressTaken, insert_account
from prakerja.accounts.models import Account
from prakerja.identity.models import Identity, NikHolder
from prakerja.identity.rules import Standing
from prakerja.kit.digest_field import digest_fields
from prakerja.kit.digests import key_of
from prakerja.kit.holders import HeldByAnother
from prakerja.kit.purpose import Purpose
from prakerja.kit.redigest import count_by_key, digests_in, move_values, still_to_move
from prakerja.profile.models import Phone, PhoneHolder
from prakerja.screening.kinds import ListKind
from prakerja.screening.standing import standing_of
from tests.owner import as_owner
from tests.situations.identity import NOW, SITI, entered, verified
from tests.situations.profile import an_applicant, with_phone
from tests.situations.screening import a_list

pytestmark = pytest.mark.django_db
OLD, NEW = "2025:" + "11" * 32, "2026:" + "22" * 32
NUMBER = "+6281100000000"
LASTING = [field for field in digest_fields() if not field.runs_out]
#: Digests of what is no secret value: of a cookie's random half, and of an address that has no account, for an hour.
NOT_KEYED = {
    "accounts.Session.digest",
    "accounts.SignUp.browser_mark",
    "audit.Suspicion.subject",
    "partners.SignInLink.subject",
}


@pytest.fixture
def before(settings: Settings) -> Settings:
    settings.DIGEST_KEY = OLD
    return settings


def the_change_begins(settings: Settings) -> None:
    settings.DIGEST_KEY = f"{NEW},{OLD}"


def counted() -> Counter[str]:
    return sum((count_by_key(field, at_once=100) for field in LASTING), Counter())


def move_all(*, at_once: int = 100) -> int:
    with as_owner():
        return sum(
            move_values(still_to_move(portion), purpose=field.purpose)
            for field in LASTING
            for portion in digests_in(field, at_once=at_once)
            if still_to_move(portion)
        )


def test_everything_moves_and_the_old_key_may_go(before: Settings) -> None:
    identity = verified(SITI)
    somebody = an_applicant()
    with_phone(somebody, now=NOW, number=NUMBER)
    rows = counted()
    assert set(rows) == {"2025"}
    the_change_begins(before)
    assert move_all(at_once=1) == rows["2025"]
    assert counted() == Counter({"2026": rows["2025"]})
    assert move_all() == 0
    before.DIGEST_KEY = NEW
    identity.refresh_from_db()
    assert list(NikHolder.objects.holding(identity.nik_digest)) == [identity.pk]
    assert Account.objects.with_address(Account.objects.get(pk=identity.pk).email).get().pk == identity.pk
    assert PhoneHolder.objects.filter(digest=Phone.objects.get(pk=somebody).number_digest).exists()


def test_cut_short_it_is_found_under_either_key_and_the_rest_is_moved_later(before: Settings) -> None:
    people = [Account.objects.create_user(f"{name}@contoh.example", None, full_name=name) for name in ("a", "b", "c")]
    the_change_begins(before)
    [field] = [field for field in LASTING if field.purpose is Purpose.ADDRESS]
    portion = next(iter(digests_in(field, at_once=2)))
    with as_owner():
        assert move_values(still_to_move(portion), purpose=Purpose.ADDRESS) == 2
    assert count_by_key(field, at_once=10) == {"2026": 2, "2025": 1}
    assert [Account.objects.with_address(one.email).get() for one in people] == people
    assert move_all() == 1


@pytest.mark.parametrize("first", [OLD, f"{OLD},{NEW}", f"{NEW},{OLD}"])
@pytest.mark.parametrize("second", [f"{OLD},{NEW}", f"{NEW},{OLD}"])
def test_an_address_has_one_account_whichever_keys_the_two_processes_know(
    settings: Settings, first: str, second: str
) -> None:
    settings.DIGEST_KEY = first
    insert_account(email="siti@contoh.example", full_name="Siti", password="x", language="id")
    settings.DIGEST_KEY = second
    with pytest.raises(AddressTaken):
        insert_account(email="siti@contoh.example", full_name="Siti", password="x", language="id")


@pytest.mark.parametrize("moved", [False, True])
def test_a_nik_that_is_held_stays_held(before: Settings, moved: bool) -> None:
    holder = verified(SITI)
    the_change_begins(before)
    if moved:
        move_all()
    other = entered(SITI)
    with pytest.raises(HeldByAnother):
        NikHolder.objects.take(other.nik_digest, holder_id=other.pk)
    NikHolder.objects.take(Identity.objects.get(pk=holder.pk).nik_digest, holder_id=holder.pk)
    assert NikHolder.objects.count() == 1


def test_of_two_who_typed_it_one_before_and_one_after_one_holds_it(before: Settings) -> None:
    earlier = entered(SITI)
    the_change_begins(before)
    later = entered(SITI)
    assert {key_of(one.nik_digest) for one in (earlier, later)} == {"2025", "2026"}
    NikHolder.objects.take(later.nik_digest, holder_id=later.pk)
    with pytest.raises(HeldByAnother):
        NikHolder.objects.take(earlier.nik_digest, holder_id=earlier.pk)
    assert list(NikHolder.objects.holding(earlier.nik_digest)) == [later.pk]
    NikHolder.objects.give_up(earlier.nik_digest, holder_id=later.pk)
    NikHolder.objects.take(earlier.nik_digest, holder_id=earlier.pk)


def test_who_writes_a_value_writes_it_as_its_rows_stand(before: Settings) -> None:
    holder = verified(SITI)
    the_change_begins(before)
    assert entered(SITI).nik_digest == holder.nik_digest
    move_all()
    assert key_of(entered(SITI).nik_digest) == "2026"


def test_a_barred_nik_is_barred_under_either_key(before: Settings, now: datetime) -> None:
    a_list(SITI.nik, kind=ListKind.SOLDIERS)
    asked = entered(SITI).nik_digest
    the_change_begins(before)
    for _ in range(2):
        assert standing_of(nik_digest=asked, on=date(2021, 2, 24)) is Standing.BARRED
        move_all()


def test_every_column_of_digests_says_what_it_is_of() -> None:
    every = [field for model in apps.get_models() for field in model._meta.concrete_fields]
    named = {
        str(field)
        for field in every
        if isinstance(field, models.UUIDField)
        and field.name.endswith(("digest", "mark", "subject", "network", "device"))
    }
    assert named - NOT_KEYED == {str(field) for field in digest_fields()}
    assert all(field.purpose for field in digest_fields())


def test_a_value_of_nobody_is_told_from_those_of_the_ring(before: Settings) -> None:
    PhoneHolder.objects.create(digest=UUID(int=7), holder_id=UUID(int=8))
    [field] = [field for field in LASTING if field.model is PhoneHolder]
    assert count_by_key(field, at_once=10) == {"": 1}
