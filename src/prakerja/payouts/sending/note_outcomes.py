"""`note_answers()` and `note_states()`: what banks and wallets said of instructions is true of them, and booked."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Final, NamedTuple
from uuid import UUID

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.cards.follow_payments import Became, Followed, follow_payments
from prakerja.connectors.rails.outcome import Outcome, OutcomeKind
from prakerja.incentives.note_settled import Happened, note_returned, note_settled
from prakerja.incentives.states import DueKind
from prakerja.kit.actor import Actor
from prakerja.kit.long_arrays import Value, run_with_arrays
from prakerja.kit.rupiah import Rupiah
from prakerja.kit.sql import sql_file
from prakerja.payouts.partners.note_partner_payments import PartnerPayment, note_partner_payments
from prakerja.payouts.querysets import InstructionKey
from prakerja.payouts.sending.book_outcomes import Booked, book_fees, book_paid, book_refused, book_returned
from prakerja.payouts.sending.take_to_send import ToSend, columns_of
from prakerja.payouts.sending.tell_of_failure import Failed, tell_of_refusals, tell_of_returns
from prakerja.payouts.sending.what_follows import Follows, Sent, after_send, after_status
from prakerja.payouts.states import InstructionState as State
from prakerja.payouts.states import PayeeKind

#: What was said of it changes nothing more.
_OPEN: Final = {State.SENDING, State.PENDING, State.UNKNOWN}

type _Rule = Callable[[Outcome, Sent, datetime], Follows]


class _Before(NamedTuple):
    """As `sql/sent_before.sql` has it."""

    payee_id: UUID
    number: int
    state: str
    sendings: int
    rail: str
    amount: int
    wave: int | None
    year: int
    payee_kind: str
    batch_id: UUID
    account: int
    first_sent_at: datetime
    last_sent_at: datetime
    doubted: int
    house: str

    @property
    def key(self) -> InstructionKey:
        return self.payee_id, self.number

    def booked(self, amount: int) -> Booked:
        return Booked(self.payee_id, self.number, self.payee_kind, self.rail, amount, self.year, self.wave, self.house)

    def failed(self, code: str = "") -> Failed:
        return Failed(self.payee_id, self.number, self.account, self.amount, code)

    @property
    def is_recipients(self) -> bool:
        return self.payee_kind == PayeeKind.RECIPIENT

    def sent(self) -> Sent:
        return Sent(State(self.state), self.first_sent_at, self.last_sent_at, self.doubted)


class Again(NamedTuple):
    """It may be sent once more, if it still has had so many sends."""

    payee_id: UUID
    number: int
    sendings: int


def note_answers(answers: Sequence[tuple[ToSend, Outcome]], *, by: Actor, now: datetime) -> None:
    """Each of these sends has its answer, and its instruction is what follows from it.

    Twice is once. An answer that comes after somebody has found out more changes nothing.
    """
    require(Permission.SEND_PAYOUTS, by=by)
    before = {one.key: one for one in _before([sent.key for sent, _ in answers])}
    of_last_send = {sent.key: outcome for sent, outcome in answers if before[sent.key].sendings == sent.sendings}
    _follow(of_last_send, before, after_send, only={State.SENDING}, now=now)
    values: dict[str, Value] = {
        **columns_of([sent.key for sent, _ in answers]),
        "sendings": [sent.sendings for sent, _ in answers],
        "outcomes": [outcome.kind.value for _, outcome in answers],
        "codes": [outcome.code for _, outcome in answers],
        "now": now,
    }
    run_with_arrays(sql_file(__file__, "answered"), values)


def note_states(states: Mapping[InstructionKey, Outcome], *, by: Actor, now: datetime) -> list[Again]:
    """Each of these instructions is what its bank or wallet has it as; returns those that may be sent once more.

    Twice is once, and in any order: what is over stays so, but that what was paid may have come back.
    """
    require(Permission.SEND_PAYOUTS, by=by)
    return book_states(states, now=now)


def book_states(states: Mapping[InstructionKey, Outcome], *, now: datetime) -> list[Again]:
    """Part of `note_states`, and of taking a day's statement, which may what it does."""
    before = {one.key: one for one in _before(list(states))}
    followed = _follow(states, before, after_status, only=_OPEN, now=now)
    _come_back([key for key, outcome in states.items() if outcome.kind is OutcomeKind.RETURNED], now=now)
    return [Again(*key, before[key].sendings) for key, follows in followed.items() if follows.resend]


def _before(keys: Sequence[InstructionKey]) -> list[_Before]:
    return list(map(_Before._make, run_with_arrays(sql_file(__file__, "sent_before"), columns_of(keys)).fetchall()))


def _follow(
    said: Mapping[InstructionKey, Outcome],
    before: Mapping[InstructionKey, _Before],
    rule: _Rule,
    *,
    only: set[State],
    now: datetime,
) -> dict[InstructionKey, Follows]:
    follows = {
        key: rule(outcome, before[key].sent(), now)
        for key, outcome in said.items()
        if key in before and before[key].state in only
    }
    _move(follows, said, now)
    paid = [before[key] for key, one in follows.items() if one.state is State.PAID]
    book_paid((one.booked(one.amount) for one in paid), now=now)
    fees = ((one, said[one.key].fee or Rupiah(0)) for one in paid)
    book_fees((one.booked(int(fee)) for one, fee in fees if fee), now=now)
    note_settled(_dues_of([one.key for one in paid], at=now))
    follow_payments(_followed(paid), Became.PAID, now=now)
    refused = [before[key] for key, one in follows.items() if one.state is State.REFUSED]
    book_refused((one.booked(one.amount) for one in refused), now=now)
    follow_payments(_followed(refused), Became.NOT_PAID, now=now)
    note_partner_payments(paid=_of_partners(paid), refused=_of_partners(refused, said), now=now)
    tell_of_refusals([one.failed(said[one.key].code) for one in refused if one.is_recipients], now=now)
    return follows


def _come_back(keys: Sequence[InstructionKey], *, now: datetime) -> None:
    """What was paid, and the bank sent back."""
    paid = [one for one in _before(keys) if one.state == State.PAID] if keys else []
    _move({one.key: Follows(State.RETURNED) for one in paid}, {}, now)
    book_returned((one.booked(one.amount) for one in paid), now=now)
    note_returned(_dues_of([one.key for one in paid], at=now))
    follow_payments(_followed(paid), Became.RETURNED, now=now)
    note_partner_payments(returned=_of_partners(paid), now=now)
    tell_of_returns([one.failed() for one in paid if one.is_recipients], now=now)


def _of_partners(of: Iterable[_Before], said: Mapping[InstructionKey, Outcome] | None = None) -> list[PartnerPayment]:
    answered = said or {}
    return [
        PartnerPayment(one.payee_id, one.number, one.amount, answered[one.key].code if one.key in answered else "")
        for one in of
        if not one.is_recipients
    ]


def _followed(of: Iterable[_Before]) -> list[Followed]:
    """Those of recipients, whose money is of a wave."""
    return [Followed(one.payee_id, one.wave, one.number, one.amount) for one in of if one.wave is not None]


def _dues_of(keys: Sequence[InstructionKey], *, at: datetime) -> list[Happened]:
    """What of these is a recipient's, due by due."""
    rows = run_with_arrays(sql_file(__file__, "dues_of"), columns_of(keys)).fetchall()
    return [Happened(payee_id, award, DueKind(kind), number, at) for payee_id, award, kind, number in rows]


def _move(follows: Mapping[InstructionKey, Follows], said: Mapping[InstructionKey, Outcome], now: datetime) -> None:
    nothing = Outcome(OutcomeKind.UNKNOWN)
    outcomes = [said.get(key, nothing) for key in follows]
    is_paid = [one.state is State.PAID for one in follows.values()]
    values: dict[str, Value] = {
        **columns_of(list(follows)),
        "states": [one.state.value for one in follows.values()],
        "nexts": ["" if one.next_at is None else one.next_at.isoformat() for one in follows.values()],
        "codes": [one.code for one in outcomes],
        "bank_references": [one.bank_reference for one in outcomes],
        "fees": [int(one.fee or Rupiah(0)) if paid else 0 for one, paid in zip(outcomes, is_paid, strict=True)],
        "now": now,
    }
    run_with_arrays(sql_file(__file__, "moved"), values)
