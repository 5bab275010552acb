"""How the demo's payments to partners left, what the bank said of each, and how it has them in its books."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from prakerja.connectors.rails.outcome import Outcome, OutcomeKind
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.partners.models import Partner
from prakerja.payouts.models import Instruction, PartnerAccount, Sending
from prakerja.payouts.sending.note_outcomes import note_answers
from prakerja.payouts.sending.take_to_send import ToSend, take_to_send
from prakerja.payouts.states import InstructionState, PayeeKind

_SENDING: Final = Actor.system("payouts.send_batch")
_A_DAY: Final = timedelta(days=1)
_MOST: Final = 100
#: The bank's own state of each, and the code of its refusal: that account takes in no more.
_THERE: Final = {
    InstructionState.PAID: {"status": "00"},
    InstructionState.REFUSED: {"status": "06", "code": "40309"},
    InstructionState.PENDING: {"status": "03"},
}
_REFUSED: Final = Outcome(OutcomeKind.REFUSED, "4031709")
_BUSY: Final = "4291700"
_PAID, _REFUSED_BY_BANK, _UNDER_WAY = "lembaga001", "pasarbelajar", "lembaga002"


def send_to_partners(batch_id: UUID, *, number: str, then: datetime, now: datetime) -> None:
    """One was paid, which the bank calls so, and one refused; for the third the bank had no time, took it today, and
    has not settled it.
    """
    codes = dict(Partner.objects.values_list("pk", "client_code"))
    for at, told in ((then, _said_first(number, now)), (now, _said_now(now))):
        with unit_of_work(by=_SENDING):
            sent = take_to_send(batch_id=batch_id, limit=_MOST, by=_SENDING, now=at)
            answers: list[tuple[ToSend, Outcome]] = [(one, told[codes[one.payee_id]]) for one in sent]
            note_answers(answers, by=_SENDING, now=at)


def told_partner_payments() -> Iterator[dict[str, object]]:
    """As the sandbox's bank reads them: the one that was paid first."""
    rows = Instruction.objects.filter(payee_kind=PayeeKind.PARTNER, state__in=list(_THERE))
    accounts = {(one.partner_id, one.number): one for one in PartnerAccount.objects.all()}
    for one in sorted(rows, key=lambda row: list(_THERE).index(InstructionState(row.state))):
        send = Sending.objects.filter(payee_id=one.payee_id, instruction=one.number).latest("number")
        account, state = accounts[one.payee_id, one.account], InstructionState(one.state)
        due = {"due_at": (send.sent_at + _A_DAY).isoformat()} if state is InstructionState.PENDING else {}
        yield {
            "house": "bni",
            "service": "17",
            "reference": one.reference,
            "external_id": send.external_id,
            "account": account.account_number,
            "holder": account.account_name,
            "amount": one.amount,
            "text": one.reference,
            "at": send.sent_at.isoformat(),
            **_THERE[state],
            **due,
        }


def _said_first(number: str, now: datetime) -> dict[str, Outcome]:
    return {
        _PAID: Outcome(OutcomeKind.PAID, "2001700", number),
        _REFUSED_BY_BANK: _REFUSED,
        _UNDER_WAY: Outcome(OutcomeKind.NOT_DONE, _BUSY, again_at=now),
    }


def _said_now(now: datetime) -> dict[str, Outcome]:
    return {_UNDER_WAY: Outcome(OutcomeKind.PENDING, "2021700", again_at=now + _A_DAY)}
