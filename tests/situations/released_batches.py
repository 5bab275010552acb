"""A released batch: recipients to whom something is due, each with a linked account, and an instruction for each."""

from datetime import UTC, date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.db.models import F

from prakerja.connectors.models import Breaker
from prakerja.connectors.rails.rail import Rail
from prakerja.kit.actor import Actor
from prakerja.kit.digests import digest
from prakerja.kit.new_id import new_id
from prakerja.kit.purpose import Purpose
from prakerja.kit.rupiah import Rupiah
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.chart import Account, AccountKind, of_number
from prakerja.ledger.post import post
from prakerja.ledger.posting import Leg, Posting, posting_id
from prakerja.payouts import money
from prakerja.payouts.accounts.states import AccountState
from prakerja.payouts.models import Batch, InstructedDue, Instruction, InstructionReference, LinkedAccount, Sending
from prakerja.payouts.sending.send_job import ask_stretch, send_stretch
from prakerja.payouts.sending.what_follows import GRACE
from prakerja.payouts.states import BatchState, DueKind, InstructionState, PayeeKind
from prakerja.waves.models import Wave
from prakerja_sandbox.bank.testing import BankAccount
from tests.situations.waves import a_wave

SENDING: Final = Actor.system("payouts.send_batch")
ASKING: Final = Actor.system("payouts.ask_outcomes")
AMOUNT: Final = 600_000
YEAR: Final = 2021


def a_released_batch(accounts: list[BankAccount], *, house: str = "bni", amount: int = AMOUNT, night: int = 1) -> Batch:
    """One instruction into each of these accounts."""
    now = datetime.now(UTC)
    wave = a_wave(number=11 + night)
    with unit_of_work(by=SENDING):
        batch: Batch = Batch.objects.create(
            due_on=date(2021, 3, night),
            house=house,
            payee_kind=PayeeKind.RECIPIENT,
            year=YEAR,
            pays_on=date(2021, 3, 2),
            arrives_by=date(2021, 3, 8),
            state=BatchState.RELEASED,
            items=len(accounts),
            amount=amount * len(accounts),
            sha256="0" * 64,
            built_at=now,
            released_at=now,
        )
        for account in accounts:
            _an_instruction(batch, account, wave, amount, now)
    return batch


def _an_instruction(batch: Batch, account: BankAccount, wave: Wave, amount: int, now: datetime) -> None:
    payee, rail = new_id(), _rail(batch.house, account)
    linked = LinkedAccount(
        applicant_id=payee,
        number=1,
        house=batch.house,
        bank_code=account.bank_code,
        account_digest=digest(f"{account.house}:{account.number}", purpose=Purpose.ACCOUNT_NUMBER),
        state=AccountState.LINKED,
        asked_at=now,
        linked_at=now,
        usable_from=now,
    )
    linked.account_number, linked.account_name = account.number, account.holder
    linked.save(force_insert=True)
    reference = f"PK{payee.hex[-28:].upper()}"
    Instruction.objects.create(
        payee_id=payee,
        number=1,
        payee_kind=PayeeKind.RECIPIENT,
        reference=reference,
        batch=batch,
        wave=wave,
        rail=rail,
        account=1,
        amount=amount,
        built_at=now,
        moved_at=now,
    )
    InstructionReference.objects.create(reference=reference, payee_id=payee, number=1)
    InstructedDue.objects.create(
        payee_id=payee, kind=DueKind.INSTALMENT, award=1, number=1, instruction=1, amount=amount
    )
    due = Account(AccountKind.INCENTIVE_DUE, payee)
    _post(
        "incentives.due", payee, Leg(of_number(AccountKind.WAVE_RESERVE, wave.number), due, Rupiah(amount)), wave, now
    )
    _post(money.BUILT, payee, Leg(due, money.in_transit(rail), Rupiah(amount)), wave, now)


def _rail(house: str, account: BankAccount) -> Rail:
    if not account.bank_code:
        return Rail.WALLET
    return Rail.INTRABANK if account.house == house else Rail.INTERBANK


def _post(act: str, payee: UUID, leg: Leg, wave: Wave, now: datetime) -> None:
    named = posting_id(act, payee, 1)
    post(Posting(named, payee, act, YEAR, (leg,), happened_at=now, posted_at=now, wave=wave.number))


def send_all(batch: Batch) -> None:
    """Until nothing of it can be sent at this moment."""
    while send_stretch(batch.pk, by=SENDING):
        pass


def ask_all() -> None:
    """Until nobody waits to be asked for at this moment."""
    while ask_stretch(by=ASKING):
        pass


def the_grace_period_is_over() -> None:
    """As if it had all happened that much earlier: the bank's own clock cannot be moved."""
    earlier = GRACE + timedelta(minutes=1)
    Breaker.objects.all().delete()
    Sending.objects.update(sent_at=F("sent_at") - earlier)
    Instruction.objects.filter(next_at__isnull=False).update(next_at=F("next_at") - timedelta(hours=5))


def states_of(batch: Batch) -> set[InstructionState]:
    return {InstructionState(one) for one in batch.instructions.values_list("state", flat=True)}
