"""Registry, gateways, mail server: down, failing, answering garbage. People are told, and nothing is wrong later."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from prakerja.simulation.demo_people import email_of_stage
from prakerja_sandbox.testing import PersonToTry
from tests.faults.visitor import Visitor
from tests.instance import Instance, wait_until

pytestmark = [pytest.mark.fault, pytest.mark.xdist_group("faults")]


@pytest.fixture
def person(instance: Instance, visitor: Visitor) -> PersonToTry:
    """Somebody with an account, signed in."""
    somebody = instance.sandbox.next_person()
    visitor.sign_up_and_in(somebody)
    return somebody


def of_stage(instance: Instance, visitor: Visitor, stage: str) -> PersonToTry:
    """Whose phone is used; whoever stands there is signed in, since an SMS goes to a checked identity alone."""
    visitor.sign_in(email_of_stage(stage))
    return instance.sandbox.next_person()


def wait_for_attempts(instance: Instance, task: str, *, more_than: int) -> int:
    """How often the job of this name was tried in vain, once that is more than before: its time has come at once."""

    def tried() -> int:
        instance.let_time_pass()
        rows = instance.rows("SELECT max(attempts) FROM procrastinate_jobs WHERE task_name = %s", task)
        count = rows[0][0] or 0
        assert isinstance(count, int)
        return count if count > more_than else 0

    return wait_until(tried, what=f"{task} was tried {more_than + 1} times")


@contextmanager
def time_passing(instance: Instance) -> Iterator[None]:
    """Everybody works again: whoever waits to try again, ever longer, does so in this moment."""
    over = threading.Event()

    def hurry() -> None:
        while not over.wait(0.5):
            instance.let_time_pass()

    hurrying = threading.Thread(target=hurry)
    hurrying.start()
    try:
        yield
    finally:
        over.set()
        hurrying.join()


def test_a_registry_without_an_answer_means_pending_never_not_found(
    instance: Instance, visitor: Visitor, person: PersonToTry
) -> None:
    instance.sandbox.switch("registry", "down")
    assert visitor.send_numbers(person) == "Menunggu jawaban Dukcapil"
    tried = 0
    for mode, details in (("garbage", {"kind": "json"}), ("failing", {}), ("ok", {})):
        tried = wait_for_attempts(instance, "identity.check_identity", more_than=tried)
        assert "Dukcapil sedang tidak bisa dihubungi" in visitor.text_of("/verifikasi-ktp/menunggu/")
        instance.sandbox.switch("registry", mode, **details)
    with time_passing(instance):
        wait_until(lambda: visitor.open("/verifikasi-ktp/") == "Foto KTP Anda", what="its answer is in")


def test_a_letter_waits_for_the_mail_server(instance: Instance, visitor: Visitor) -> None:
    person = instance.sandbox.next_person()
    instance.sandbox.switch("mail", "failing")
    waiting = visitor.sign_up(person)
    assert visitor.open(waiting) == "Ketik kode dari e-mail kami"
    tried = wait_for_attempts(instance, "messages.deliver_code_by_email", more_than=0)
    instance.sandbox.switch("mail", "down")
    wait_for_attempts(instance, "messages.deliver_code_by_email", more_than=tried)
    assert instance.sandbox.inbox(person.email) == []
    instance.sandbox.switch("mail", "ok")
    with time_passing(instance):
        code = instance.sandbox.latest_code(person.email)
    assert visitor.submit(waiting, code=code) == "Beranda"
    assert len(instance.sandbox.inbox(person.email)) == 1


def test_the_other_gateway_takes_over(instance: Instance, visitor: Visitor) -> None:
    person = of_stage(instance, visitor, "phone")
    instance.sandbox.switch("sms-satu", "failing")
    assert visitor.send_phone_number(person) == "Ketik kode dari SMS kami"
    message = instance.sandbox.latest_message(person.phone, channel="sms")
    assert message.sender == "dua"
    assert visitor.submit("/data-diri/nomor-hp/kode/", code=message.codes[0]) == "Nomor HP Anda"


def test_while_no_gateway_works_people_are_told_and_one_sms_comes_later(instance: Instance, visitor: Visitor) -> None:
    person = of_stage(instance, visitor, "identity_verified")
    instance.sandbox.switch("sms-satu", "down")
    instance.sandbox.switch("sms-dua", "garbage", kind="html")
    assert visitor.send_phone_number(person) == "Ketik kode dari SMS kami"
    wait_until(
        lambda: "Operator SMS kami sedang terganggu" in visitor.text_of("/data-diri/nomor-hp/kode/"),
        what="the page tells of the trouble",
        every=0.5,
    )
    instance.sandbox.switch("sms-satu", "ok")
    instance.sandbox.switch("sms-dua", "ok")
    with time_passing(instance):
        code = instance.sandbox.latest_code(person.phone)
    assert visitor.submit("/data-diri/nomor-hp/kode/", code=code) == "Nomor HP Anda"
    assert len(instance.sandbox.inbox(person.phone, channel="sms")) == 1
