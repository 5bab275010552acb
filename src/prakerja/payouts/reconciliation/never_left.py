"""Whether a payment of which nobody knows is on no statement of its house, and all that could have it were told."""

from datetime import timedelta
from typing import Final

from django.db.models import Max, Min

from prakerja.kit.clock import wib_day
from prakerja.payouts.models import BankStatement, Instruction, Sending, StatementLine
from prakerja.payouts.states import InstructionState

_DAY: Final = timedelta(days=1)


def never_left(one: Instruction) -> bool:
    """The house has told every day from its first send until the one after its last, whole, and has it on none. What
    the house says that it has (PENDING) may leave later.
    """
    if one.state != InstructionState.UNKNOWN:
        return False
    sends = Sending.objects.filter(payee_id=one.payee_id, instruction=one.number)
    at = sends.aggregate(first=Min("sent_at"), last=Max("sent_at"))
    first, last = wib_day(at["first"]), wib_day(at["last"]) + _DAY
    days = {first + number * _DAY for number in range((last - first).days + 1)}
    told = BankStatement.objects.filter(house=one.batch.house, day__in=days, is_latest=True, is_short=False)
    lines = StatementLine.objects.filter(payee_id=one.payee_id, instruction=one.number, statement__is_latest=True)
    return days == set(told.values_list("day", flat=True)) and not lines.exists()
