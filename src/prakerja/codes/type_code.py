"""`type_code()`: somebody types a code. Right or wrong, it leaves a trace: a wrong one is an answer, no exception."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from prakerja.audit.notice import notice
from prakerja.audit.security import SecurityKind
from prakerja.codes.bound import NOTHING, Bound
from prakerja.codes.figures import LOCK, TRIES
from prakerja.codes.models import Code
from prakerja.codes.purpose import CodePurpose
from prakerja.codes.refusals import CodeGone
from prakerja.codes.rules import CodeJudgement, judge_code, read_code
from prakerja.kit.prepared import Value, run_prepared
from prakerja.kit.prepared_rows import lock_rows
from prakerja.kit.sql import sql_file

#: What the codes have in common that were sent for the same thing to the same address.
_FAMILY: Final = ("owner_id", "purpose", "address_digest", "bound_mark")


@dataclass(frozen=True)
class CodeRefused:
    """The code does not open. The caller commits all the same, or the try would not count."""

    judgement: CodeJudgement
    tries_left: int
    locked_until: datetime | None = None
    #: It cost a try.
    was_counted: bool = False


def type_code(
    *,
    purpose: CodePurpose,
    owner_id: UUID,
    typed: str,
    now: datetime,
    code_id: UUID | None = None,
    bound_to: Bound = NOTHING,
    is_used: bool = False,
) -> Code | CodeRefused:
    """The code, passed now; or why not, and the try is counted.

    Meant is the code `code_id`, else the newest, and whatever else was sent to the same address for the same thing.
    `bound_to`: what is being confirmed; other data than the code was sent for, and it is not right. Typing the right
    one twice is typing it once. `is_used`: what it opens is done here and now. Raises CodeGone.
    """
    family = _lock_family(purpose, owner_id, code_id)
    newest = family[0]
    judgement = judge_code([code.facts_for(bound_to) for code in family], typed=read_code(typed), now=now)
    if judgement is CodeJudgement.RIGHT:
        return _pass(newest, now, is_used=is_used)
    if judgement is CodeJudgement.WRONG:
        return _count_wrong(newest, purpose, now)
    return CodeRefused(judgement, TRIES - newest.tries, newest.locked_until)


def _lock_family(purpose: CodePurpose, owner_id: UUID, code_id: UUID | None) -> Sequence[Code]:
    """Newest first. All of the owner's codes of this purpose are held, so that parallel tries wait in a line."""
    codes = lock_rows(Code, {"owner_id": owner_id, "purpose": purpose.name}, order="sent_at DESC, id DESC")
    meant = next((code for code in codes if code_id in (None, code.id)), None)
    if meant is None:
        raise CodeGone
    return [code for code in codes if _is_family(code, meant)]


def _is_family(code: Code, meant: Code) -> bool:
    return code.address_digest == meant.address_digest and code.bound_mark == meant.bound_mark


def _pass(newest: Code, now: datetime, *, is_used: bool) -> Code:
    if newest.passed_at is None or is_used:
        family: dict[str, Value] = {name: getattr(newest, name) for name in _FAMILY}
        run_prepared(sql_file(__file__, "pass_codes"), {**family, "now": now, "used": newest.id if is_used else None})
    newest.passed_at = newest.passed_at or now
    newest.used_at = now if is_used else newest.used_at
    return newest


def _count_wrong(newest: Code, purpose: CodePurpose, now: datetime) -> CodeRefused:
    # Of a hollow code it is about nobody, and what is written is the same.
    notice(SecurityKind.WRONG_CODE, about=newest.account_id or newest.address_digest)
    newest.tries += 1
    if purpose.is_signed_in and newest.tries == TRIES:
        newest.locked_until = now + LOCK
    newest.save(update_fields=["tries", "locked_until"])
    judgement = CodeJudgement.WRONG if newest.locked_until is None else CodeJudgement.LOCKED
    return CodeRefused(judgement, TRIES - newest.tries, newest.locked_until, was_counted=True)
