"""A value that only one may hold: taken, kept, handed over, given up. Shown with the phone numbers of step 3."""

from datetime import datetime
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from django.db.models import QuerySet

from prakerja.kit.digests import digest
from prakerja.kit.holders import HeldByAnother, HolderQuerySet
from prakerja.kit.purpose import Purpose
from prakerja.profile.models import Phone, PhoneHolder
from tests.situations.profile import an_applicant, with_phone

pytestmark = pytest.mark.django_db
VALUE = digest("+6281100000000", purpose=Purpose.PHONE)
SITI, BUDI = uuid4(), uuid4()


def take(holder_id: UUID, value: UUID = VALUE) -> None:
    PhoneHolder.objects.take(value, holder_id=holder_id)


def holders() -> dict[UUID, UUID]:
    return dict(PhoneHolder.objects.values_list("digest", "holder_id"))


def test_a_free_value_is_taken() -> None:
    take(SITI)
    assert holders() == {VALUE: SITI}


def test_taking_what_one_holds_changes_nothing() -> None:
    take(SITI)
    take(SITI)
    assert holders() == {VALUE: SITI}


def test_what_another_holds_is_not_taken() -> None:
    take(SITI)
    with pytest.raises(HeldByAnother):
        take(BUDI)
    assert holders() == {VALUE: SITI}


def test_the_transaction_goes_on_after_a_refusal() -> None:
    take(SITI)
    with transaction.atomic():
        with pytest.raises(HeldByAnother):
            take(BUDI)
        take(BUDI, uuid4())
    assert set(holders().values()) == {SITI, BUDI}


def test_one_may_hold_several_values() -> None:
    take(SITI)
    take(SITI, uuid4())
    assert len(holders()) == 2


def test_what_was_given_up_is_free() -> None:
    take(SITI)
    PhoneHolder.objects.give_up(VALUE, holder_id=SITI)
    take(BUDI)
    assert holders() == {VALUE: BUDI}


def test_giving_up_twice_is_giving_up_once() -> None:
    take(SITI)
    for _ in range(2):
        PhoneHolder.objects.give_up(VALUE, holder_id=SITI)
    assert holders() == {}


def test_nobody_gives_up_what_another_holds() -> None:
    take(SITI)
    PhoneHolder.objects.give_up(VALUE, holder_id=BUDI)
    assert holders() == {VALUE: SITI}


def test_a_value_is_handed_over() -> None:
    take(SITI)
    PhoneHolder.objects.hand_over(VALUE, giver_id=SITI, taker_id=BUDI)
    assert holders() == {VALUE: BUDI}


def test_nobody_hands_over_what_they_do_not_hold() -> None:
    take(SITI)
    with pytest.raises(HeldByAnother):
        PhoneHolder.objects.hand_over(VALUE, giver_id=BUDI, taker_id=uuid4())
    assert holders() == {VALUE: SITI}


def test_what_was_taken_in_a_transaction_that_fails_is_free() -> None:
    with transaction.atomic():
        take(SITI)
        transaction.set_rollback(True)
    take(BUDI)
    assert holders() == {VALUE: BUDI}


def test_a_row_whose_value_nobody_took_is_found(now: datetime) -> None:
    held, unheld = an_applicant(), an_applicant()
    for applicant_id in (held, unheld):
        with_phone(applicant_id, now=now)
    PhoneHolder.objects.filter(holder_id=unheld).delete()
    assert [phone.pk for phone in not_held()] == [unheld]


def test_a_row_whose_value_another_holds_is_found(now: datetime) -> None:
    robbed = an_applicant()
    with_phone(robbed, now=now)
    PhoneHolder.objects.update(holder_id=an_applicant())
    assert [phone.pk for phone in not_held()] == [robbed]
    assert without_meaning().count() == 1


def test_a_value_held_for_nothing_is_found(now: datetime) -> None:
    with_phone(an_applicant(), now=now)
    take(SITI)
    assert [holder.digest for holder in without_meaning()] == [VALUE]
    assert not not_held()


def not_held() -> QuerySet[Phone]:
    return PhoneHolder.objects.not_held(Phone.objects.all(), digest="number_digest")


def without_meaning() -> HolderQuerySet:
    return PhoneHolder.objects.without_meaning(Phone.objects.all(), digest="number_digest")
