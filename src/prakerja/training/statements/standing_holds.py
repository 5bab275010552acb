"""What keeps lines from statements: several causes may stand at once, and a line is free when none does.

Verbs of signals, objections and disputes call this in their own transaction and ask for their own permission. To hold
decides nothing: the money stays with the partner's account, and waits.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from prakerja.kit.long_arrays import Value, run_with_arrays
from prakerja.kit.sql import sql_file
from prakerja.training.querysets import PurchaseKey
from prakerja.training.statements.reasons import HoldCause

#: All of a purchase, what is yet to be proven included.
WHOLE: int = 0


@dataclass(frozen=True)
class Hold:
    """Why, and which of those it is by its own key. `reason`: what somebody wrote of it; rules write nothing."""

    cause: HoldCause
    reference: str
    reason: str = ""
    #: One line alone.
    line: int = WHOLE


def keep_off_statements(keys: Sequence[PurchaseKey], hold: Hold, *, now: datetime) -> int:
    """Nothing of these purchases comes onto a statement while the hold stands; returns how many lines were held by it.

    What stands on a statement that nobody has approved comes off it; what was approved can be taken back alone
    (`take_back.py`). The same hold twice is one, also once it was released.
    """
    values = _values(keys, hold, now)
    run_with_arrays(sql_file(__file__, "lock_purchases"), values)
    if not run_with_arrays(sql_file(__file__, "add_holds"), values).rowcount:
        return 0
    return run_with_arrays(sql_file(__file__, "keep_lines_off"), values).rowcount


def let_on_statements(keys: Sequence[PurchaseKey], hold: Hold, *, now: datetime) -> int:
    """The hold stands no more; returns how many lines nothing else holds, and that the next statement has."""
    values = _values(keys, hold, now)
    run_with_arrays(sql_file(__file__, "lock_purchases"), values)
    if not run_with_arrays(sql_file(__file__, "end_holds"), values).rowcount:
        return 0
    return run_with_arrays(sql_file(__file__, "let_lines_on"), values).rowcount


def _values(keys: Sequence[PurchaseKey], hold: Hold, now: datetime) -> dict[str, Value]:
    return {
        "applicants": [applicant_id for applicant_id, _ in keys],
        "numbers": [number for _, number in keys],
        "line": hold.line,
        "cause": hold.cause.value,
        "reference": hold.reference,
        "reason": hold.reason,
        "now": now,
    }
