"""The code as it really comes: over the gateways of the sandbox, well, failing, silent and contradicting themselves."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.test import Client

from prakerja.accounts.models import Account
from prakerja.kit.actor import ApplicantId
from prakerja.kit.clock import read_clock
from prakerja.kit.retries import TryAgain
from prakerja.messages.delivery_job import run_delivery
from prakerja.messages.models import Message
from prakerja.profile.facts import phone_of
from prakerja_sandbox.testing import Sandbox
from tests.messages.outside import HearDeliveryReport
from tests.situations.profile import an_account, confirmed

pytestmark = pytest.mark.django_db

NUMBER = "+6281100000000"

type RunQueue = Callable[[], int]


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(read_clock(), tick=False) as traveller:
        yield traveller


@pytest.fixture
def account(db: None) -> Account:
    account = an_account()
    confirmed(ApplicantId(account.pk))
    return account


@pytest.fixture
def siti(outside: Sandbox, client: Client, account: Account) -> Client:
    client.force_login(account)
    return client


def ask_for_code(client: Client) -> None:
    client.post("/data-diri/nomor-hp/ganti/", {"number": "0811-0000-0000"})


def news(client: Client) -> str:
    return client.get("/data-diri/nomor-hp/kode/kabar/").content.decode()


def test_the_code_in_the_sms_verifies_the_number(
    siti: Client, account: Account, outside: Sandbox, run_queue: RunQueue, hear_delivery_report: HearDeliveryReport
) -> None:
    ask_for_code(siti)
    run_queue()
    sms = outside.latest_message(NUMBER)
    code = outside.latest_code(NUMBER)
    assert sms.text.startswith(code)
    assert sms.text.endswith(f"@127.0.0.1 #{code}")
    assert sms.links == []
    assert "Belum ada kabar" in news(siti)
    hear_delivery_report()
    assert news(siti) == "SMS sudah sampai di HP Anda."
    siti.post("/data-diri/nomor-hp/kode/", {"code": code})
    assert phone_of(ApplicantId(account.pk)) == NUMBER


def test_the_sms_is_in_the_language_of_the_page(siti: Client, outside: Sandbox, run_queue: RunQueue) -> None:
    siti.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    ask_for_code(siti)
    run_queue()
    assert "is your Prakerja code" in outside.latest_message(NUMBER).text


@pytest.mark.parametrize("trouble", ["failing", "down", "garbage"])
def test_when_the_first_gateway_fails_the_code_comes_by_the_other(
    siti: Client, outside: Sandbox, run_queue: RunQueue, trouble: str
) -> None:
    outside.switch("sms-satu", trouble)
    ask_for_code(siti)
    run_queue()
    assert outside.latest_code(NUMBER)
    assert Message.objects.get().gateway == "dua"


def test_when_both_are_down_the_applicant_is_told_and_the_code_still_comes(
    siti: Client, outside: Sandbox, clock: time_machine.Traveller
) -> None:
    for system in ("sms-satu", "sms-dua"):
        outside.switch(system, "down")
    ask_for_code(siti)
    message = Message.objects.get()
    with pytest.raises(TryAgain):
        run_delivery(keys=[message.pk])
    clock.shift(timedelta(seconds=20))
    assert "Operator SMS kami sedang terganggu" in news(siti)
    outside.switch("sms-dua", "ok")
    run_delivery(keys=[message.pk])
    assert siti.post("/data-diri/nomor-hp/kode/", {"code": outside.latest_code(NUMBER)}).status_code == 302


def test_a_code_whose_time_is_over_is_never_sent(siti: Client, outside: Sandbox, clock: time_machine.Traveller) -> None:
    outside.switch("sms-satu", "garbage")
    outside.switch("sms-dua", "failing")
    ask_for_code(siti)
    message = Message.objects.get()
    with pytest.raises(TryAgain):
        run_delivery(keys=[message.pk])
    clock.shift(timedelta(minutes=10))
    outside.switch("sms-dua", "ok")
    run_delivery(keys=[message.pk])
    assert outside.inbox() == []
    assert "sudah kedaluwarsa" in siti.get("/data-diri/nomor-hp/kode/").content.decode()


def test_an_operator_that_loses_the_sms_is_told_and_the_other_one_brings_it(
    siti: Client,
    outside: Sandbox,
    run_queue: RunQueue,
    hear_delivery_report: HearDeliveryReport,
    clock: time_machine.Traveller,
) -> None:
    outside.switch("sms-satu", "wrong")
    ask_for_code(siti)
    run_queue()
    hear_delivery_report()
    assert "tidak dapat mengantar" in news(siti)
    clock.shift(timedelta(seconds=30))
    siti.post("/data-diri/nomor-hp/kirim-lagi/", {"other_gateway": "1"})
    run_queue()
    assert siti.post("/data-diri/nomor-hp/kode/", {"code": outside.latest_code(NUMBER)}).status_code == 302


def test_delivery_reports_that_repeat_and_contradict_do_not_confuse_the_page(
    siti: Client, outside: Sandbox, run_queue: RunQueue, hear_delivery_report: HearDeliveryReport
) -> None:
    outside.repeat_delivery_reports()
    ask_for_code(siti)
    run_queue()
    for _ in range(3):
        hear_delivery_report()
    assert news(siti) == "SMS sudah sampai di HP Anda."


def test_a_late_delivery_report_changes_nothing_for_a_verified_number(
    siti: Client, account: Account, outside: Sandbox, run_queue: RunQueue, hear_delivery_report: HearDeliveryReport
) -> None:
    ask_for_code(siti)
    run_queue()
    siti.post("/data-diri/nomor-hp/kode/", {"code": outside.latest_code(NUMBER)})
    assert hear_delivery_report() == 204
    assert phone_of(ApplicantId(account.pk)) == NUMBER
