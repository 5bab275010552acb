"""`confirm_account()`: the recipient types the code, and is paid into the account from then on."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.codes.refusals import CodeGone
from prakerja.codes.rules import CodeJudgement
from prakerja.codes.type_code import CodeRefused, type_code
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.digests import every_form
from prakerja.kit.holders import HeldByAnother
from prakerja.payouts.accounts.account_code import ACCOUNT_CODE, bound_to
from prakerja.payouts.accounts.events import AccountEvent
from prakerja.payouts.accounts.reasons import AccountProblem
from prakerja.payouts.accounts.rules import COOL_DOWN
from prakerja.payouts.accounts.send_account_code import NothingToConfirm
from prakerja.payouts.accounts.states import AccountState
from prakerja.payouts.accounts.tell_holder import tell_of_answer, tell_of_link
from prakerja.payouts.models import AccountHolder, LinkedAccount


@dataclass(frozen=True)
class AccountTry:
    """What typing a code came to. No exception: a wrong try is saved like a right one. `refused`: None when right."""

    row: LinkedAccount
    refused: CodeJudgement | None = None
    tries_left: int = 0
    locked_until: datetime | None = None


_GONE: Final = CodeJudgement.EXPIRED


def confirm_account(*, applicant_id: ApplicantId, typed: str, by: Actor, now: datetime) -> AccountTry:
    """With the right code the account is linked, and the one before it replaced; or it turns out to be another's.

    A first one may be paid at once, and so may the one that is linked, again; another one after the cool-down.

    Raises NothingToConfirm.
    """
    require(Permission.APPLY, by=by, of=applicant_id)
    rows = list(LinkedAccount.objects.of(applicant_id).lock_in_order())
    row = next((one for one in rows if one.state == AccountState.PROVEN), None)
    if row is None:
        return _done_before(rows)
    try:
        typing = type_code(
            purpose=ACCOUNT_CODE, owner_id=applicant_id, typed=typed, bound_to=bound_to(row), is_used=True, now=now
        )
    except CodeGone:
        return AccountTry(row, _GONE)
    if isinstance(typing, CodeRefused):
        if typing.was_counted:
            record(AccountEvent.CODE_WRONG, subject=row, by=by, at=now, applicant_id=applicant_id)
        return AccountTry(row, typing.judgement, typing.tries_left, typing.locked_until)
    return AccountTry(_link(row, rows, by=by, now=now))


def _done_before(rows: list[LinkedAccount]) -> AccountTry:
    """A second tap finds it linked."""
    linked = next((one for one in rows if one.state == AccountState.LINKED), None)
    if linked is None or any(one.number > linked.number for one in rows):
        raise NothingToConfirm
    return AccountTry(linked)


def _link(row: LinkedAccount, rows: list[LinkedAccount], *, by: Actor, now: datetime) -> LinkedAccount:
    try:
        AccountHolder.objects.take(row.account_digest, holder_id=row.applicant_id)
    except HeldByAnother:
        return _lose(row, by=by, now=now)
    before = next((one for one in rows if one.state == AccountState.LINKED), None)
    if before is not None:
        _replace(before, row, now)
    is_same = before is not None and _is_same(before, row)
    is_change = not is_same and any(one.linked_at is not None for one in rows)
    first = before.usable_from if before is not None and is_same else None
    _move(row, AccountState.LINKED, linked_at=now, usable_from=now + COOL_DOWN if is_change else max(first or now, now))
    record(AccountEvent.LINKED, subject=row, by=by, at=now, applicant_id=row.applicant_id, is_change=is_change)
    tell_of_link(row, is_change=is_change, now=now)
    return row


def _is_same(before: LinkedAccount, row: LinkedAccount) -> bool:
    return before.account_digest in every_form(row.account_digest)


def _replace(before: LinkedAccount, row: LinkedAccount, now: datetime) -> None:
    _move(before, AccountState.REPLACED, ended_at=now)
    if not _is_same(before, row):
        AccountHolder.objects.give_up(before.account_digest, holder_id=before.applicant_id)


def _lose(row: LinkedAccount, *, by: Actor, now: datetime) -> LinkedAccount:
    """Somebody else is paid into it already; what was linked before stays."""
    _move(row, AccountState.REFUSED, problem=AccountProblem.HELD_BY_ANOTHER)
    record(AccountEvent.TAKEN, subject=row, by=by, at=now, applicant_id=row.applicant_id)
    tell_of_answer(row, now=now)
    return row


def _move(row: LinkedAccount, to: AccountState, **changes: object) -> None:
    LinkedAccount.objects.one(row.applicant_id, row.number).move(to=to, origin=AccountState(row.state), **changes)
    row.refresh_from_db()
