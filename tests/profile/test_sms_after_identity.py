"""An SMS is sent for whom the registry has confirmed alone; who has to wait reads why, and what to do meanwhile."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from pytest_django.fixtures import Settings

from prakerja.accounts.models import Account
from prakerja.codes.limits import SMS_OF_A_NETWORK
from prakerja.codes.tallies import TriesSpent, count
from prakerja.connectors.models import SmsOfADay
from prakerja.connectors.sms_budget import SmsSpent
from prakerja.identity.states import HOLDING, IdentityState
from prakerja.journey.next_moves import DoStep, MendStep, WaitForUs
from prakerja.journey.person import person_of
from prakerja.journey.whats_next import whats_next
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.messages.models import Message
from prakerja.profile.resend_phone_code import resend_phone_code
from prakerja.profile.send_phone_code import IdentityUnconfirmed, send_phone_code
from prakerja.waves.rules import JourneyStep
from tests.situations.identity import SITI, with_numbers
from tests.situations.profile import a_checked_applicant, an_applicant, with_particulars

pytestmark = pytest.mark.django_db
NOW = datetime.fromisoformat("2021-02-24T10:00:00+07:00")
MINUTE = timedelta(minutes=1)
GIVE = "/data-diri/nomor-hp/ganti/"


def in_state(state: IdentityState | None) -> ApplicantId:
    applicant = an_applicant()
    if state is not None:
        with_numbers(applicant, SITI, state=state)
    return applicant


def send(who: ApplicantId, *, network: str = "", number: str = "0811 0000 0000", after: timedelta = MINUTE) -> None:
    by = Actor.applicant(who)
    send_phone_code(applicant_id=who, typed=number, language="id", network=network, by=by, now=NOW + after)


def signed_in(who: ApplicantId) -> Client:
    browser = Client()
    browser.force_login(Account.objects.get(pk=who))
    return browser


@pytest.mark.parametrize("state", [None, *IdentityState])
def test_an_sms_goes_out_once_the_registry_has_confirmed_who_asks_and_not_before(state: IdentityState | None) -> None:
    who = in_state(state)
    if state in HOLDING:
        send(who)
        assert Message.objects.count() == 1
        return
    with pytest.raises(IdentityUnconfirmed):
        send(who)
    with pytest.raises(IdentityUnconfirmed):
        resend_phone_code(applicant_id=who, other_gateway=False, language="id", by=Actor.applicant(who), now=NOW)
    assert not Message.objects.exists()


@pytest.mark.parametrize("state", [None, *IdentityState])
def test_the_page_says_whose_turn_it_is_and_where_to_go_on(state: IdentityState | None) -> None:
    with time_machine.travel(NOW, tick=False):
        browser = signed_in(in_state(state))
        for page in (browser.get(GIVE), browser.post(GIVE, {"number": "0811 0000 0000"})):
            if state in HOLDING:
                assert "setelah identitas" not in page.content.decode()
            elif state in (IdentityState.ASKING, IdentityState.CLAIMED):
                assert "sedang kami periksa" in page.content.decode()
                assert "Lihat langkah lain" in page.content.decode()
            else:
                assert "Lanjutkan verifikasi KTP" in page.content.decode()
    assert Message.objects.exists() == (state in HOLDING)


@pytest.mark.parametrize("state", [None, *IdentityState])
def test_nobody_is_led_to_the_phone_number_before_it_can_be_proven(state: IdentityState | None) -> None:
    who = in_state(state)
    with_particulars(who, now=NOW)
    move = whats_next(readiness=person_of(who, now=NOW).readiness, waves=[], now=NOW)
    assert isinstance(move, DoStep | MendStep | WaitForUs)
    if state in (IdentityState.VERIFIED, IdentityState.REVIEW):
        assert move.step is JourneyStep.PHONE
    elif state in (IdentityState.ASKING, IdentityState.CLAIMED):
        assert move.step is JourneyStep.DECLARATION
    else:
        assert move.step is JourneyStep.IDENTITY


def test_a_network_has_two_hundred_sms_an_hour_over_all_its_people() -> None:
    who = a_checked_applicant()
    for _ in range(SMS_OF_A_NETWORK.most):
        assert count(SMS_OF_A_NETWORK, "net", now=NOW)
    with pytest.raises(TriesSpent) as refused, transaction.atomic():
        send(who, network="net")
    assert refused.value.limit == SMS_OF_A_NETWORK
    send(who, network="another")


def test_when_the_days_sms_are_used_up_the_page_says_so_and_nobody_is_charged(settings: Settings) -> None:
    settings.SMS_A_DAY = 1
    first, second = a_checked_applicant(), a_checked_applicant()
    send(first)
    with pytest.raises(SmsSpent), transaction.atomic():
        send(second, number="0811 0000 0001")
    with time_machine.travel(NOW, tick=False):
        page = signed_in(second).post(GIVE, {"number": "0811 0000 0001"}).content.decode()
    assert "sudah habis untuk semua orang" in page
    assert "25-02-2021 00.00 WIB" in page
    assert SmsOfADay.objects.get().sent == 1
