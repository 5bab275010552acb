"""The end of a step leads straight to the next one, and to the first page where nothing can be done now."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

import pytest
import time_machine
from django.test import Client

from prakerja.accounts.models import Account
from prakerja.identity.states import IdentityState
from prakerja.kit.actor import ApplicantId
from tests.situations.accounts import a_member_of_staff
from tests.situations.waves import an_applicant, joined, open_wave, ready_applicant, with_identity, with_particulars

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock(now: datetime) -> Iterator[time_machine.Traveller]:
    with time_machine.travel(now, tick=False) as traveller:
        yield traveller


def led_to(account_id: UUID) -> str:
    client = Client()
    client.force_login(Account.objects.get(pk=account_id))
    return client.get("/beranda/lanjut/")["Location"]


def _with_both_but_no_phone() -> ApplicantId:
    who = an_applicant()
    with_identity(who)
    with_particulars(who)
    return who


def _refused() -> ApplicantId:
    who = an_applicant()
    with_identity(who, state=IdentityState.REFUSED)
    return who


def test_a_newcomer_begins_with_the_identity_card() -> None:
    assert led_to(an_applicant()) == "/verifikasi-ktp/"


def test_what_must_be_mended_comes_first() -> None:
    assert led_to(_refused()) == "/verifikasi-ktp/"


def test_the_next_step_follows_the_ones_that_are_done() -> None:
    assert led_to(_with_both_but_no_phone()) == "/data-diri/nomor-hp/"


def test_whoever_has_done_every_step_comes_to_the_wave_that_can_be_joined() -> None:
    open_wave()
    assert led_to(ready_applicant()) == "/gabung/12/setuju/"


def test_where_nothing_can_be_done_now_the_first_page_says_what_comes() -> None:
    assert led_to(ready_applicant()) == "/beranda/"
    wave = open_wave()
    who = ready_applicant()
    joined(wave, who)
    assert led_to(who) == "/beranda/"


def test_a_member_of_the_office_is_led_to_their_desk() -> None:
    assert led_to(a_member_of_staff("petugas@contoh.example").pk).startswith("/kantor/")
