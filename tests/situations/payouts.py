"""Somebody with money due and an account that may be paid, and the nights on which that becomes a batch."""

import hashlib
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from prakerja.approvals.models import Proposal
from prakerja.approvals.propose_act import propose_act
from prakerja.approvals.register import Act
from prakerja.connectors.rails.outcome import Outcome, OutcomeKind
from prakerja.kit.actor import Actor
from prakerja.kit.clock import wib_day
from prakerja.kit.digests import digest
from prakerja.kit.purpose import Purpose
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.payouts import jobs
from prakerja.payouts.accounts.houses import AccountHouse
from prakerja.payouts.accounts.states import AccountState
from prakerja.payouts.acts import PAUSE, RELEASE
from prakerja.payouts.build_batches import build_batches
from prakerja.payouts.models import Batch, LinkedAccount
from prakerja.payouts.pause_batch import pause_batch
from prakerja.payouts.release_batch import release_batch
from prakerja.payouts.resume_batch import resume_batch
from prakerja.payouts.sending.note_outcomes import note_answers, note_states
from prakerja.payouts.sending.take_to_send import ToSend, take_to_send
from prakerja.payouts.states import BatchState
from prakerja.work.begin_work import begin_work
from prakerja.work.end_work import end_work
from tests.situations.accounts import NOW
from tests.situations.cards import decided, deposited
from tests.situations.incentives import earned, the_night
from tests.situations.learning import STARTS, Bought
from tests.situations.waves import an_officer

SENDING: Final = Actor.system("payouts.send_batch")
PAID: Final = Outcome(OutcomeKind.PAID, "2001700", "B-1")
BUILDING: Final = Actor.system("payouts.build_batches")
DUE: Final = STARTS + timedelta(hours=20)
TONIGHT: Final = STARTS + timedelta(hours=22)


def linked(
    bought: Bought, house: AccountHouse = AccountHouse.BNI, *, usable_from: datetime = STARTS, number: int = 1
) -> LinkedAccount:
    """As it is once its holder has typed the code."""
    owner = bought.buyer.applicant_id
    account = LinkedAccount(applicant_id=owner, number=number, house=house, bank_code=house.bank_code)
    account.account_number = "0000123456"
    account.account_digest = digest(f"{house}:{owner}", purpose=Purpose.ACCOUNT_NUMBER)
    account.account_name = "SITI AMINAH"
    account.state, account.asked_at, account.linked_at = AccountState.LINKED, STARTS, STARTS
    account.usable_from = usable_from
    account.save(force_insert=True)
    return account


def to_be_paid(house: AccountHouse = AccountHouse.BNI) -> Bought:
    bought = earned()
    linked(bought, house)
    the_night(bought, at=DUE)
    return bought


def built(*, at: datetime = TONIGHT, at_once: int = 10_000) -> None:
    """The clock has built what is to be paid."""
    due_on = wib_day(at).isoformat()
    with unit_of_work(by=BUILDING):
        begin_work(jobs.build_batches, at, due_on=due_on)
    may_be_more = True
    while may_be_more:
        with unit_of_work(by=BUILDING):
            may_be_more = build_batches(due_on=due_on, by=BUILDING, now=at, at_once=at_once)
    with unit_of_work(by=BUILDING):
        end_work(jobs.build_batches, at, due_on=due_on)


def a_built_batch() -> Batch:
    """Of the night, with whoever else was to be paid."""
    to_be_paid()
    built()
    return Batch.objects.latest("built_at")


def a_batch_like(batch: Batch, *, nights_before: int) -> Batch:
    """Of the same house, so many nights before, and over."""
    days = timedelta(days=nights_before)
    earlier: Batch = Batch.objects.create(
        due_on=batch.due_on - days,
        house=batch.house,
        payee_kind=batch.payee_kind,
        year=batch.year,
        pays_on=batch.pays_on - days,
        arrives_by=batch.arrives_by - days,
        state=BatchState.ENDED,
        items=12,
        amount=7_200_000,
        sha256="0" * 64,
        built_at=TONIGHT - days,
        released_at=TONIGHT - days,
        ended_at=TONIGHT - days,
    )
    return earlier


def released(batch: Batch, *, at: datetime = TONIGHT) -> None:
    """Two have decided it, and the clock has carried it out."""
    subject = str(batch.pk)
    by = decided(RELEASE, subject, at=at)
    with unit_of_work(by=by):
        begin_work(jobs.release_batch, at, batch_id=subject)
    may_be_more = True
    while may_be_more:
        with unit_of_work(by=by):
            may_be_more = release_batch(batch_id=subject, by=by, now=at)


def decided_on(act: Act, batch: Batch, *, at: datetime = TONIGHT) -> None:
    """Two have decided that it is paused, or goes on; and so it is."""
    by = decided(act, str(batch.pk), at=at)
    verb = pause_batch if act is PAUSE else resume_batch
    with unit_of_work(by=by):
        verb(batch_id=str(batch.pk), by=by, now=at)


def answered(batch: Batch, outcome: Outcome, *, at: datetime = TONIGHT) -> list[ToSend]:
    """All of it that can be sent is sent, and this is what its house says of each."""
    if outcome.kind is OutcomeKind.PAID:
        deposited(batch.year, batch.amount, at=at)
    with unit_of_work(by=SENDING):
        sent = take_to_send(batch_id=batch.pk, limit=100, by=SENDING, now=at)
        note_answers([(one, outcome) for one in sent], by=SENDING, now=at)
    return sent


def paid_out(*, at: datetime = TONIGHT, outcome: Outcome = PAID) -> Batch:
    """What is due that night is built, released by two and sent, and its house says so."""
    built(at=at)
    batch = Batch.objects.latest("built_at")
    released(batch, at=at)
    answered(batch, outcome, at=at)
    return batch


def came_back(batch: Batch, *, at: datetime = TONIGHT) -> None:
    """The bank has sent all of it back."""
    with unit_of_work(by=SENDING):
        keys = batch.instructions.values_list("payee_id", "number")
        note_states({key: Outcome(OutcomeKind.RETURNED) for key in keys}, by=SENDING, now=at)


def proposed_on(act: Act, batch: Batch, *, at: datetime = NOW) -> Proposal:
    """By one of finance; another is to confirm it."""
    by = an_officer(name="Ratna")
    with unit_of_work(by=by):
        return propose_act(act=act, subject=str(batch.pk), reason="Sesuai rencana", by=by, now=at)


def reference_of(payee_id: UUID, number: int) -> str:
    """As whoever has the key can make it again."""
    hashed = hashlib.sha256(f"prakerja-payout:{payee_id}:{number}".encode()).hexdigest()
    return f"PK{hashed[:28].upper()}"
