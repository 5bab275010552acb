"""What the sandbox's bank has in its books when it starts: the demo's payments, and one that nobody here knows."""

import json
from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Final

from prakerja.payouts.accounts.houses import AccountHouse
from prakerja.payouts.models import Instruction, LinkedAccount, Sending
from prakerja.simulation.demo_partner_sends import told_partner_payments
from prakerja.simulation.demo_payees import STAGES_OF_PAYMENTS, payees_by_stage

#: Of those that were sent yesterday, what the wallet has each as; its numbers are in this order.
_YESTERDAY: Final = {
    "survey_open": {"status": "00"},
    "survey_answered": {"status": "00"},
    "payment_returned": {"status": "04"},
    "payment_refused": {"status": "06", "code": "40315"},
}
#: Sent today. Of what nobody has said anything the wallet has done it; a third has not reached it.
_TODAY: Final = {"payment_pending": {"status": "03"}, "payment_unknown": {"status": "00"}}
LATER: Final = ("payment_released", *_TODAY)
_ARRIVES_IN: Final = timedelta(days=1)
#: On no instruction of ours: somebody at the office is to find out whose it is.
_STRANGE: Final = {
    "house": AccountHouse.BNI.value,
    "service": "17",
    "reference": "UJI-COBA-1",
    "external_id": "1",
    "account": "1000000008",
    "holder": "REKENING UJI COBA",
    "amount": 25_000,
    "text": "UJI COBA TRANSFER",
    "status": "00",
}


def told_stages(there: Iterable[str]) -> list[str]:
    """Those of these that the wallet has in its books, in the order in which it numbers them."""
    found = set(there)
    return [stage for stage in (*_YESTERDAY, *_TODAY) if stage in found]


def number_at(place: int) -> str:
    """What the wallet calls the payment at this place of its books, from 1."""
    return f"GOPAY{place:014}"


def partner_number(*, of_one_day: bool) -> str:
    """What the bank calls the first payment to a partner: after the wallet's of that day there is a strange one."""
    there = told_stages(payees_by_stage())
    before = there if of_one_day else [stage for stage in there if stage in _YESTERDAY]
    return f"BNI{len(before) + 2:014}"


def write_bank_payments(file: Path) -> None:
    """The sandbox reads the file when it starts; what its books have already stays as it is."""
    told = [*_told(), *told_partner_payments()]
    moments = [str(one["at"]) for one in told]
    strange = [{**_STRANGE, "at": min(moments)}] if moments else []
    file.touch(mode=0o600)
    file.write_text(json.dumps([*told, *strange]))


def _told() -> Iterator[dict[str, object]]:
    """Of each its last send: what came of it stands there."""
    payees = payees_by_stage()
    people = list(payees.values())
    found = {one.payee_id: one for one in Instruction.objects.filter(payee_id__in=people, number=1)}
    sends = {one.payee_id: one for one in Sending.objects.filter(payee_id__in=people, instruction=1).order_by("number")}
    accounts = {one.applicant_id: one for one in LinkedAccount.objects.filter(applicant_id__in=people)}
    for stage in told_stages(payees):
        one = found.get(payees[stage])
        if one is not None and one.payee_id in sends:
            yield _payment(stage, one, sends[one.payee_id], accounts[one.payee_id])


def _payment(stage: str, one: Instruction, send: Sending, account: LinkedAccount) -> dict[str, object]:
    state = {**_YESTERDAY, **_TODAY}[stage]
    is_pending = state["status"] == "03"
    return {
        "house": STAGES_OF_PAYMENTS[stage].value,
        "service": "38",
        "reference": one.reference,
        "external_id": send.external_id,
        "account": account.account_number,
        "holder": account.account_name,
        "amount": one.amount,
        "text": one.reference,
        "at": send.sent_at.isoformat(),
        **state,
        **({"due_at": (send.sent_at + _ARRIVES_IN).isoformat()} if is_pending else {}),
    }
