"""Every message with a code is counted before it goes out: for its address, its owner, the network that asked."""

from datetime import datetime

from django.db.models import Max

from prakerja.codes.limits import CODES_OF_A_NETWORK, CODES_OF_AN_OWNER, CODES_TO_AN_ADDRESS, SAME_CODE_AGAIN
from prakerja.codes.models import Code
from prakerja.codes.purpose import CodePurpose
from prakerja.codes.refusals import CodesLocked, TooSoon
from prakerja.codes.tallies import TriesSpent, count, refuse_when_spent, take


def count_sending(code: Code, purpose: CodePurpose, *, network: str, now: datetime) -> None:
    """One more message is counted. Raises CodesLocked, TooSoon, TriesSpent."""
    if network and not count(CODES_OF_A_NETWORK, network, now=now):
        refuse_when_spent(CODES_OF_A_NETWORK, network, now=now)
    if purpose.is_signed_in:
        _refuse_when_locked(code, purpose, now)
        _take_pause(code, purpose, now)
        take(CODES_OF_AN_OWNER, str(code.owner_id), now=now)
    take(CODES_TO_AN_ADDRESS, str(code.address_digest), now=now)


def _refuse_when_locked(code: Code, purpose: CodePurpose, now: datetime) -> None:
    codes = Code.objects.of(purpose, code.owner_id)
    locked: datetime | None = codes.aggregate(until=Max("locked_until"))["until"]
    if locked is not None and now < locked:
        raise CodesLocked(locked)


def _take_pause(code: Code, purpose: CodePurpose, now: datetime) -> None:
    """Of two taps on the same button the second one is told apart from somebody who went back to an earlier address."""
    subject = f"{code.owner_id}:{code.purpose}:{code.address_digest}:{code.bound_mark}"
    try:
        take(SAME_CODE_AGAIN, subject, now=now)
    except TriesSpent as refused:
        before = Code.objects.of(purpose, code.owner_id).exclude(id=code.id).first()
        if before is not None and before.address_digest == code.address_digest:
            raise TooSoon(refused.limit, refused.free_at) from refused
        raise
