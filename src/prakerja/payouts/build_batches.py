"""`build_batches()`: what is due becomes instructions, screened in that moment; ten thousand at once."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import Final
from uuid import UUID

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.cards.models import WaveBudget
from prakerja.cards.reasons import OF_ENTITLEMENT
from prakerja.cards.screen_cards import screen_cards
from prakerja.incentives.due_to_pay import Due, due_to_pay
from prakerja.kit.actor import Actor
from prakerja.kit.clock import wib_day
from prakerja.kit.long_arrays import Value, run_with_arrays
from prakerja.kit.sql import sql_file
from prakerja.ledger.chart import AccountKind
from prakerja.ledger.post_set import post_set
from prakerja.payouts import jobs
from prakerja.payouts.accounts.rules import cases_of
from prakerja.payouts.batch_hash import batch_hash
from prakerja.payouts.events import PayoutsEvent
from prakerja.payouts.models import Batch
from prakerja.payouts.money import BUILT, IN_TRANSIT_OF
from prakerja.payouts.querysets import BatchQuerySet
from prakerja.payouts.references import with_reference
from prakerja.payouts.rules import OVER_NEXT_DAY, OVER_NEXT_MONTH, WALLET_TAKES, arrives_by, pays_on
from prakerja.payouts.states import BatchState, PayeeKind
from prakerja.training.working_days import is_working_day
from prakerja.work.progress import Progress, held_progress, note_progress

_AT_ONCE: Final = 10_000
_FIRST: Final = UUID(int=0)
#: After it nobody is left in a wave.
_LAST: Final = UUID(int=2**128 - 1)
_DROP: Final = "DROP TABLE IF EXISTS pg_temp.payable_due, pg_temp.built_instruction"


def build_batches(*, due_on: str, by: Actor, now: datetime, at_once: int = _AT_ONCE) -> bool:
    """The next dues that may be paid have their instruction in the batch of this day, and their money is in transit;
    returns whether any may be left. When none is, each batch of the day is built, with its hash.

    Before that the cards are screened against the lists of this moment, as when it fell due: whom one names is held
    and told, and gets no instruction. Nor does anybody without an account that may be paid now. Killed anywhere it
    goes on where it stood; two at once wait for each other at the cards, and a due is in one instruction.
    """
    require(Permission.BUILD_PAYOUTS, by=by)
    day = date.fromisoformat(due_on)
    reached = held_progress(jobs.build_batches, due_on=due_on)
    budget, after = _place(reached.cursor)
    if budget is None:
        _close(day, by, now)
        return False
    dues, until = due_to_pay(wave_id=budget.wave.pk, now=now, after=after, limit=at_once)
    items = _build(budget, dues, day, by=by, now=now) if dues else 0
    cursor = f"{budget.wave.pk} {until or _LAST}"
    note_progress(jobs.build_batches, Progress(cursor, done=reached.done + items), due_on=due_on)
    return True


def _place(cursor: str) -> tuple[WaveBudget | None, UUID]:
    """Which wave is gone through, and after whom in it; None: all are done."""
    wave_id, after = cursor.split() if cursor else ("0", str(_LAST))
    budgets = WaveBudget.objects.select_related("wave").order_by("pk")
    if UUID(after) == _LAST:
        return budgets.filter(pk__gt=int(wave_id)).first(), _FIRST
    return budgets.get(pk=int(wave_id)), UUID(after)


def _build(budget: WaveBudget, dues: Sequence[Due], day: date, *, by: Actor, now: datetime) -> int:
    """They are locked and screened, and asked again: whoever was held by it is seen by the next statements."""
    scheduled = pays_on(day, is_worked=is_working_day)
    promised = arrives_by(scheduled, is_worked=is_working_day)
    # They come by applicant, and so the cards are in order: to sort them took a third of what a due takes here.
    cards = list(dict.fromkeys((due.applicant_id, due.award) for due in dues))
    lists = screen_cards(cards, scheme=budget.wave.scheme, now=now)
    of_day: dict[str, Value] = {"due_on": day, "year": budget.year_id}
    run_with_arrays(_DROP, {})
    run_with_arrays(sql_file(__file__, "payable_dues"), _columns(dues, now))
    run_with_arrays(sql_file(__file__, "open_batches"), {**of_day, "pays_on": scheduled, "arrives_by": promised})
    run_with_arrays(with_reference(sql_file(__file__, "add_instructions")), of_day)
    written = run_with_arrays(sql_file(__file__, "write_instructions"), {"now": now, "wave_id": budget.wave.pk})
    items, amount = written.fetchall()[0]
    if items:
        _post(budget, now=now)
        _note(budget, day, lists, items=items, amount=amount, by=by, now=now)
    return int(items)


def _note(
    budget: WaveBudget, day: date, lists: Sequence[int], *, items: int, amount: int, by: Actor, now: datetime
) -> None:
    """With the lists that each payee of this moment was asked of: an instruction says when it was built."""
    record(
        PayoutsEvent.BUILT,
        subject=budget,
        by=by,
        at=now,
        due_on=day.isoformat(),
        items=items,
        amount=amount,
        lists=list(map(str, lists)),
    )


def _columns(dues: Sequence[Due], now: datetime) -> dict[str, Value]:
    return {
        "applicants": [due.applicant_id for due in dues],
        "awards": [due.award for due in dues],
        "kinds": [due.kind.value for due in dues],
        "numbers": [due.number for due in dues],
        "amounts": [int(due.amount) for due in dues],
        # They come by applicant.
        "first": dues[0].applicant_id,
        "last": dues[-1].applicant_id,
        "now": now,
        "wallet_takes": int(WALLET_TAKES),
        "today": wib_day(now),
        "over_next_day": cases_of(OVER_NEXT_DAY),
        "over_next_month": cases_of(OVER_NEXT_MONTH),
    }


def _post(budget: WaveBudget, *, now: datetime) -> None:
    post_set(
        rows=sql_file(__file__, "build_legs"),
        act=BUILT,
        year=budget.year_id,
        wave=budget.wave.number,
        happened_at=now,
        posted_at=now,
        reason="",
        values={
            "due": AccountKind.INCENTIVE_DUE.value,
            "in_transit": AccountKind.IN_TRANSIT.value,
            "rails": list(IN_TRANSIT_OF),
            "rail_of": list(IN_TRANSIT_OF.values()),
        },
    )


def _close(day: date, by: Actor, now: datetime) -> None:
    """Every batch of the day has all, its hash, and what was left out and why."""
    held_back = _held_back(now)
    for batch in _batches_of(day).order_by("pk"):
        items, amount, sha256 = batch.items, batch.amount, batch_hash(batch.pk)
        why = held_back.get(batch.year, {})
        Batch.objects.filter(pk=batch.pk).move(to=BatchState.BUILT, built_at=now, sha256=sha256, held_back=why)
        record(PayoutsEvent.CLOSED, subject=batch, by=by, at=now, items=items, amount=amount, sha256=sha256)


def _batches_of(day: date) -> BatchQuerySet:
    """Those of partners are built by themselves (`partners/build_partner_batches.py`)."""
    return Batch.objects.filter(due_on=day, state=BatchState.BUILDING, payee_kind=PayeeKind.RECIPIENT)


def _held_back(now: datetime) -> dict[int, dict[str, dict[str, int]]]:
    found: dict[int, dict[str, dict[str, int]]] = defaultdict(dict)
    values: dict[str, Value] = {"now": now, "of_entitlement": sorted(OF_ENTITLEMENT)}
    for year, why, people, amount in run_with_arrays(sql_file(__file__, "held_back"), values).fetchall():
        found[year][why] = {"people": people, "amount": amount}
    return found
