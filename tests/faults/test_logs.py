"""What the processes write down while somebody takes the first steps: what was done, and nothing of who it was."""

import json

import pytest

from tests.faults.visitor import Visitor
from tests.instance import Instance, wait_until

pytestmark = [pytest.mark.fault, pytest.mark.xdist_group("faults")]


def lines_of(instance: Instance, process: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in instance.log(process).splitlines() if line.startswith("{")]


def test_logs_tell_what_was_done_and_nothing_of_whom(instance: Instance, visitor: Visitor) -> None:
    person = instance.sandbox.next_person()
    visitor.sign_up_and_in(person)
    assert visitor.send_numbers(person)
    wait_until(lambda: visitor.open("/verifikasi-ktp/") == "Foto KTP Anda", what="the registry's answer is in")
    assert visitor.send_phone_number(person) == "Ketik kode dari SMS kami"
    instance.sandbox.latest_code(person.phone)
    for wrong in (f"/cari/{person.nik}/", f"/masuk/{person.email}", f"/konfirmasi/{person.name}/"):
        visitor.text_of(wrong)

    wait_until(lambda: ended(instance) >= {"messages.deliver_code_by_sms"}, what="the worker's lines are there")
    assert {"messages.deliver_code_by_email", "identity.check_identity"} <= ended(instance)
    for process in ("web", "worker"):
        said = instance.log(process)
        for private in (person.name, person.email, person.nik, person.family_card, person.phone, person.phone[3:]):
            assert private not in said


def ended(instance: Instance) -> set[object]:
    """The jobs of which the worker has written that they were done."""
    return {line["task"] for line in lines_of(instance, "worker") if line["event"] == "job_ended"}
