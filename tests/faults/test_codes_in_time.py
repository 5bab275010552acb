"""A code is of use for minutes: it comes within five seconds, whoever else is silent and however much is on its way."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from prakerja.simulation.demo_people import email_of_stage
from prakerja_sandbox.testing import Sandbox
from tests.faults.visitor import Visitor
from tests.instance import Instance

pytestmark = [pytest.mark.fault, pytest.mark.xdist_group("faults")]

_WITHIN_S = 5
#: Longer than any time-out of ours: an answer that never comes.
_NEVER_S = 60
#: More than the registry's places in a worker.
_PEOPLE_WHO_ASK = 5


@contextmanager
def hanging(sandbox: Sandbox, *systems: str) -> Iterator[None]:
    """They take every connection and say nothing."""
    for system in systems:
        sandbox.switch(system, "slow", seconds=_NEVER_S)
    yield
    for system in systems:
        sandbox.switch(system, "ok")


def sign_up_gets_a_code(instance: Instance, visitor: Visitor) -> None:
    person = instance.sandbox.next_person()
    visitor.sign_up(person)
    assert instance.sandbox.latest_code(person.email, wait=_WITHIN_S)


def test_by_email_while_many_wait_for_a_silent_registry(instance: Instance, visitor: Visitor) -> None:
    asking = [Visitor(instance) for _ in range(_PEOPLE_WHO_ASK)]
    people = [instance.sandbox.next_person() for _ in asking]
    for somebody, person in zip(asking, people, strict=True):
        somebody.sign_up_and_in(person)
    with hanging(instance.sandbox, "registry"):
        for somebody, person in zip(asking, people, strict=True):
            assert somebody.send_numbers(person) == "Menunggu jawaban Dukcapil"
        sign_up_gets_a_code(instance, visitor)
    for somebody in asking:
        somebody.leave()


def test_by_email_while_both_gateways_hang_under_a_mailing(instance: Instance, visitor: Visitor) -> None:
    with hanging(instance.sandbox, "sms-satu", "sms-dua"):
        instance.furnish("post_results(people=100)")
        sign_up_gets_a_code(instance, visitor)


def test_by_sms_while_the_mail_server_hangs_under_a_mailing(instance: Instance, visitor: Visitor) -> None:
    person = instance.sandbox.next_person()
    visitor.sign_in(email_of_stage("particulars"))
    with hanging(instance.sandbox, "mail"):
        instance.furnish("post_results(people=100)")
        assert visitor.send_phone_number(person) == "Ketik kode dari SMS kami"
        assert instance.sandbox.latest_code(person.phone, wait=_WITHIN_S)


def test_by_email_while_a_mailing_goes_out(instance: Instance, visitor: Visitor) -> None:
    instance.furnish("post_results(people=1_500)")
    sign_up_gets_a_code(instance, visitor)
