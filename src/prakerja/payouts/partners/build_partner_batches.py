"""`build_partner_batches()`: approved statements become instructions, in parts where no rail carries them whole."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Final, NamedTuple
from uuid import UUID

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.connectors.rails.house import House
from prakerja.connectors.rails.houses import house_called
from prakerja.kit.actor import Actor
from prakerja.kit.long_arrays import Value, run_with_arrays
from prakerja.kit.rupiah import Rupiah
from prakerja.kit.sql import sql_file
from prakerja.payouts import jobs
from prakerja.payouts.batch_hash import batch_hash
from prakerja.payouts.events import PayoutsEvent
from prakerja.payouts.models import Batch, StatementPayment
from prakerja.payouts.partners.banks import paying_house
from prakerja.payouts.partners.kept_back import with_kept_back
from prakerja.payouts.partners.payment_rules import Part, parts_of
from prakerja.payouts.references import with_reference
from prakerja.payouts.rules import arrives_by, pays_on
from prakerja.payouts.sending.book_outcomes import Booked, book_built
from prakerja.payouts.states import BatchState, HeldBack, PayeeKind
from prakerja.training.working_days import is_working_day
from prakerja.work.progress import Progress, held_progress, note_progress

_AT_ONCE: Final = 1_000
_BEGINNING: Final = f"{UUID(int=0)} 0001-01-01"
_DROP: Final = "DROP TABLE IF EXISTS pg_temp.built_for_partner"


class ToPay(NamedTuple):
    """As `sql/to_pay.sql` has it. `left`: what may be paid now, unless `why` says what stands in its way."""

    partner_id: UUID
    month: date
    left: int
    kept_back: int
    account: int
    bank_code: str
    why: str


class _Part(NamedTuple):
    partner_id: UUID
    month: date
    place: int
    rail: str
    account: int
    amount: int


def build_partner_batches(*, due_on: str, by: Actor, now: datetime, at_once: int = _AT_ONCE) -> bool:
    """The next statements that may be paid are in instructions of this day's batches, and their money is in transit;
    returns whether any may be left. When none is, each batch is built, with its hash and what was held back.

    Killed anywhere it goes on where it stood; two at once wait for each other at the statements. Raises HousesRefused
    where the house that pays partners is not set up.
    """
    require(Permission.BUILD_PAYOUTS, by=by)
    day = date.fromisoformat(due_on)
    reached = held_progress(jobs.build_partner_batches, due_on=due_on)
    if not reached.cursor:
        run_with_arrays(sql_file(__file__, "open_payments"), {})
    partner_id, month = (reached.cursor or _BEGINNING).split()
    place: dict[str, Value] = {"after": partner_id, "after_month": month, "limit": at_once}
    locked = run_with_arrays(sql_file(__file__, "lock_payments"), place).fetchall()
    if not locked:
        _close(day, by, now)
        return False
    wanted = set(locked)
    to_pay = [one for one in _to_pay([partner for partner, _ in locked], now) if (one.partner_id, one.month) in wanted]
    items = _build([one for one in to_pay if one.left and not one.why], day, by=by, now=now)
    partner_id, month = locked[-1]
    done = Progress(f"{partner_id} {month.isoformat()}", reached.done + items)
    note_progress(jobs.build_partner_batches, done, due_on=due_on)
    return True


def _to_pay(partners: Sequence[UUID], now: datetime) -> list[ToPay]:
    values: dict[str, Value] = {"partners": sorted(set(partners)), "now": now}
    return list(map(ToPay._make, run_with_arrays(with_kept_back(sql_file(__file__, "to_pay")), values).fetchall()))


def _build(payable: Sequence[ToPay], day: date, *, by: Actor, now: datetime) -> int:
    house = house_called(paying_house()) if payable else None
    parts = [part for one in payable for part in _parts(one, house)] if house else []
    if not parts:
        return 0
    scheduled = pays_on(day, is_worked=is_working_day)
    of_day: dict[str, Value] = {"due_on": day, "house": paying_house()}
    days: dict[str, Value] = {"pays_on": scheduled, "arrives_by": arrives_by(scheduled, is_worked=is_working_day)}
    columns = _columns(parts)
    run_with_arrays(_DROP, {})
    run_with_arrays(sql_file(__file__, "open_partner_batches"), {**of_day, **days, "months": columns["months"]})
    run_with_arrays(with_reference(sql_file(__file__, "add_partner_instructions")), {**of_day, **columns})
    written = run_with_arrays(sql_file(__file__, "write_partner_instructions"), {"now": now}).fetchall()
    built = list(map(Booked._make, written))
    book_built(built, now=now)
    _record(built, day, by, now)
    return len(built)


def _parts(one: ToPay, house: House) -> Iterator[_Part]:
    """None where no rail carries it: then it is held back."""
    for place, (rail, amount) in enumerate(_carried(one, house), start=1):
        yield _Part(one.partner_id, one.month, place, rail.value, one.account, int(amount))


def _carried(one: ToPay, house: House) -> Sequence[Part]:
    return parts_of(Rupiah(one.left), house=house, bank_code=one.bank_code) or []


def _columns(parts: Sequence[_Part]) -> dict[str, Value]:
    return {
        "partners": [one.partner_id for one in parts],
        "months": [one.month for one in parts],
        "places": [one.place for one in parts],
        "rails": [one.rail for one in parts],
        "accounts": [one.account for one in parts],
        "amounts": [one.amount for one in parts],
    }


def _record(built: Sequence[Booked], day: date, by: Actor, now: datetime) -> None:
    batches = Batch.objects.filter(due_on=day, house=paying_house(), payee_kind=PayeeKind.PARTNER).order_by("pk")
    for batch in batches:
        of_it = [one.amount for one in built if one.year == batch.year]
        if of_it:
            items, amount = len(of_it), sum(of_it)
            due_on = day.isoformat()
            record(PayoutsEvent.BUILT, subject=batch, by=by, at=now, due_on=due_on, items=items, amount=amount)


def _close(day: date, by: Actor, now: datetime) -> None:
    """Every batch of the day has all, its hash, and what was left out and why."""
    building = Batch.objects.filter(due_on=day, state=BatchState.BUILDING, payee_kind=PayeeKind.PARTNER)
    # Whoever comes second finds them built.
    batches = list(building.select_for_update(no_key=True).order_by("pk"))
    held_back = _held_back(now) if batches else {}
    for batch in batches:
        items, amount, sha256 = batch.items, batch.amount, batch_hash(batch.pk)
        why = held_back.get(batch.year, {})
        Batch.objects.filter(pk=batch.pk).move(to=BatchState.BUILT, built_at=now, sha256=sha256, held_back=why)
        record(PayoutsEvent.CLOSED, subject=batch, by=by, at=now, items=items, amount=amount, sha256=sha256)


def _held_back(now: datetime) -> dict[int, dict[str, dict[str, int]]]:
    """By year and by what stands in the way: how many statements, and how much money."""
    found: dict[int, dict[str, dict[str, int]]] = defaultdict(dict)
    partners = StatementPayment.objects.to_be_paid().values_list("partner_id", flat=True)
    for one in _to_pay(list(partners), now):
        for why, amount in _reasons(one):
            if amount:
                sums = found[one.month.year].setdefault(why, {"people": 0, "amount": 0})
                sums["people"] += 1
                sums["amount"] += amount
    return found


def _reasons(one: ToPay) -> list[tuple[str, int]]:
    if one.why:
        return [(one.why, one.left + one.kept_back)]
    # What may be paid and is in no instruction: no rail carries it.
    return [(HeldBack.LINES_HELD.value, one.kept_back), (HeldBack.NO_RAIL.value, one.left)]
