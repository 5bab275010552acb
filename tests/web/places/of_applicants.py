"""The pages of an applicant's steps, in all their states."""

from collections.abc import Callable
from datetime import timedelta

from prakerja.accounts.models import Account
from prakerja.assessment.finish_test import finish_test
from prakerja.assessment.models import ExtraTime, Sitting
from prakerja.assessment.rules import Blueprint
from prakerja.assessment.start_test import start_test
from prakerja.identity.models import Identity
from prakerja.identity.photo_rules import PhotoFault
from prakerja.identity.rules import RefusalReason
from prakerja.identity.states import IdentityState
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.profile.send_phone_code import send_phone_code
from prakerja.web.profile.questions import PAGES
from tests.situations.accounts import NOW
from tests.situations.identity import SITI, with_numbers
from tests.situations.profile import (
    a_checked_applicant,
    an_applicant,
    with_answers,
    with_declaration,
    with_particulars,
    with_phone,
)
from tests.web.forms.of_accounts import signed_in
from tests.web.places.table import Open, add, place

_NUMBER = "+6281100000000"
_BLUEPRINT = Blueprint(scheme="2021@test", minutes=15, motivation=4, reading=4, arithmetic=6, ordering=4)


def somebody() -> ApplicantId:
    return an_applicant(full_name="Siti Rekaan")


def opened(who: ApplicantId, address: str) -> Open:
    return Open(signed_in(Account.objects.get(pk=who)), address)


# Step 2


def _identity(state: IdentityState, address: str, **facts: object) -> Callable[[], Open]:
    def opening() -> Open:
        who = somebody()
        with_numbers(who, SITI, state=state)
        Identity.objects.filter(pk=who).update(**facts)
        return opened(who, f"/verifikasi-ktp/{address}")

    return opening


@place("why the card is checked")
def identity_start() -> Open:
    return opened(somebody(), "/verifikasi-ktp/")


@place("the numbers")
def identity_numbers() -> Open:
    return opened(somebody(), "/verifikasi-ktp/nomor/")


_LATE = {"asked_at": NOW - timedelta(minutes=2)}
add("the numbers that were typed", _identity(IdentityState.ENTERED, "nomor/"))
add("the numbers read back", _identity(IdentityState.ENTERED, "periksa/"))
add("waiting for the registry", _identity(IdentityState.ASKING, "menunggu/"))
add("waiting for long", _identity(IdentityState.ASKING, "menunggu/", **_LATE))
add("waiting for a registry that is silent", _identity(IdentityState.ASKING, "menunggu/", unanswered_since=NOW))
add("the photo of the card", _identity(IdentityState.PHOTOS, "foto/ktp/"))
add("the photo for a claim", _identity(IdentityState.CLAIMING, "foto/ktp/"))
for _fault in PhotoFault:
    add(f"a new photo: {_fault}", _identity(IdentityState.PHOTOS, "foto/ktp/", photos_wanted=_fault))
for _state in (IdentityState.REVIEW, IdentityState.CLAIMED, IdentityState.VERIFIED):
    add(f"the identity is {_state}", _identity(_state, "hasil/"))
for _reason in RefusalReason:
    add(f"refused: {_reason}", _identity(IdentityState.REFUSED, "belum-cocok/", refusal=_reason))


# Step 3


def _answered(address: str, **typed: str) -> Callable[[], Open]:
    def opening() -> Open:
        who = somebody()
        with_answers(who, now=NOW, **typed)
        return opened(who, f"/data-diri/{address}")

    return opening


for _page in PAGES:
    add(f"the question {_page.slug}", _answered(f"{_page.slug}/", same_as_ktp="no", domicile_province="31"))
add("all answers", _answered("periksa/"))
add("answers that stand against a card", _answered("periksa/", office="police", in_formal_education="yes"))


@place("no answer yet")
def no_answer() -> Open:
    return opened(somebody(), "/data-diri/periksa/")


@place("answers that are complete")
def complete() -> Open:
    who = somebody()
    with_particulars(who, now=NOW)
    return opened(who, "/data-diri/periksa/")


@place("a first phone number")
def phone_number() -> Open:
    return opened(somebody(), "/data-diri/nomor-hp/ganti/")


@place("another phone number")
def another_phone_number() -> Open:
    who = a_checked_applicant()
    with_phone(who, now=NOW, number=_NUMBER)
    return opened(who, "/data-diri/nomor-hp/ganti/")


@place("the phone number")
def phone() -> Open:
    who = a_checked_applicant()
    with_phone(who, now=NOW, number=_NUMBER)
    return opened(who, "/data-diri/nomor-hp/")


@place("the phone number, and another that waits")
def phone_waiting() -> Open:
    who = a_checked_applicant()
    with_phone(who, now=NOW, number="+6281100000001")
    send_phone_code(applicant_id=who, typed=_NUMBER, language="id", by=Actor.applicant(who), now=NOW)
    return opened(who, "/data-diri/nomor-hp/")


@place("the code from the SMS")
def phone_code() -> Open:
    who = a_checked_applicant()
    send_phone_code(applicant_id=who, typed=_NUMBER, language="id", by=Actor.applicant(who), now=NOW)
    return opened(who, "/data-diri/nomor-hp/kode/")


@place("the code from the SMS, over")
def phone_code_late() -> Open:
    who, before = a_checked_applicant(), NOW - timedelta(minutes=11)
    send_phone_code(applicant_id=who, typed=_NUMBER, language="id", by=Actor.applicant(who), now=before)
    return opened(who, "/data-diri/nomor-hp/kode/")


@place("the phone number before the identity")
def phone_before_identity() -> Open:
    return opened(somebody(), "/data-diri/nomor-hp/ganti/")


@place("the phone number while the registry is asked")
def phone_while_asking() -> Open:
    who = somebody()
    with_numbers(who, SITI, state=IdentityState.ASKING)
    return opened(who, "/data-diri/nomor-hp/ganti/")


@place("the declaration")
def declaration() -> Open:
    return opened(somebody(), "/data-diri/pernyataan/")


@place("the declaration, signed")
def declaration_signed() -> Open:
    who = somebody()
    with_declaration(who, now=NOW)
    return opened(who, "/data-diri/pernyataan/")


# Step 4


def _started(address: str, *, ago: timedelta = timedelta()) -> Callable[[], Open]:
    def opening() -> Open:
        who = somebody()
        start_test(applicant_id=who, blueprint=_BLUEPRINT, by=Actor.applicant(who), now=NOW - ago)
        return opened(who, f"/tes/{address}")

    return opening


@place("what the test is")
def explanation() -> Open:
    return opened(somebody(), "/tes/")


@place("what the test is, with more time")
def explanation_with_more_time() -> Open:
    who = somebody()
    ExtraTime.objects.create(applicant_id=who, minutes=10, reason="Netra", granted_by=who, granted_at=NOW)
    return opened(who, "/tes/")


for _number in (1, 7, 13, 18):
    add(f"item {_number}", _started(f"soal/{_number}/"))
add("the list of items", _started("soal/"))
add("ending the test", _started("selesai/"))
add("the time is up", _started("waktu-habis/", ago=timedelta(minutes=16)))


@place("the result of the test")
def result() -> Open:
    who = somebody()
    start_test(applicant_id=who, blueprint=_BLUEPRINT, by=Actor.applicant(who), now=NOW)
    finish_test(applicant_id=who, by=Actor.applicant(who), now=NOW)
    assert Sitting.objects.get().finished_at
    return opened(who, "/tes/hasil/")


@place("the first page of somebody signed in")
def dashboard() -> Open:
    return opened(somebody(), "/beranda/")
