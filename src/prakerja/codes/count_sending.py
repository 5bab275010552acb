"""Every message with a code is counted before it goes out, on the budgets of whoever asks."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.db.models import Max

from prakerja.codes.limits import (
    CODES_BY_STRANGERS,
    CODES_OF_A_NETWORK,
    CODES_OF_AN_OWNER,
    CODES_TO_AN_ADDRESS,
    FIRST_CODES_TO_AN_ADDRESS,
    FURTHER_CODES_TO_AN_ADDRESS,
    SAME_CODE_AGAIN,
    SMS_OF_A_NETWORK,
    Limit,
)
from prakerja.codes.models import Code
from prakerja.codes.purpose import CodePurpose
from prakerja.codes.refusals import CodesLocked, TooSoon
from prakerja.codes.rules import is_locked
from prakerja.codes.tallies import TriesSpent, count, refuse_when_spent, take
from prakerja.connectors.sms_budget import take_sms
from prakerja.messages.states import Channel

#: Whoever is so near the end is shown the way in past strangers.
_NEARLY_SPENT = 1


def count_sending(code: Code, purpose: CodePurpose, *, network: str, known_as: str, now: datetime) -> bool:
    """One more message is counted. Whether strangers may soon ask for none.

    Raises CodesLocked, TooSoon, TriesSpent, SmsSpent.
    """
    if network and not known_as:
        _count_of_network(CODES_OF_A_NETWORK, network, now)
    if purpose.channel is Channel.SMS:
        if network:
            _count_of_network(SMS_OF_A_NETWORK, network, now)
        take_sms(now=now)
    if purpose.is_signed_in:
        _count_of_owner(code, purpose, now)
        return False
    budgets = _budgets(code.address_digest, network, known_as)
    left = [take(limit, subject, now=now).left for limit, subject in budgets]
    return not known_as and min(left) <= _NEARLY_SPENT


def _count_of_network(limit: Limit, network: str, now: datetime) -> None:
    if not count(limit, network, now=now):
        refuse_when_spent(limit, network, now=now)


def refuse_when_none_may_go(address_digest: UUID, *, network: str, known_as: str, now: datetime) -> None:
    """Before anything costly is done for a visitor. Nothing is counted, nobody waits. Raises TriesSpent."""
    if network and not known_as:
        refuse_when_spent(CODES_OF_A_NETWORK, network, now=now)
    for limit, subject in _budgets(address_digest, network, known_as):
        refuse_when_spent(limit, subject, now=now)


def _budgets(address_digest: UUID, network: str, known_as: str) -> Iterator[tuple[Limit, str]]:
    """Of a visitor. Who is known has their own alone, which no stranger uses up."""
    yield CODES_TO_AN_ADDRESS, f"{known_as or network}:{address_digest}"
    if not known_as:
        yield CODES_BY_STRANGERS, str(address_digest)


def _count_of_owner(code: Code, purpose: CodePurpose, now: datetime) -> None:
    _refuse_when_locked(code, purpose, now)
    _take_pause(code, purpose, now)
    take(CODES_OF_AN_OWNER, str(code.owner_id), now=now)
    if not count(FIRST_CODES_TO_AN_ADDRESS, f"{code.owner_id}:{code.address_digest}", now=now):
        take(FURTHER_CODES_TO_AN_ADDRESS, str(code.address_digest), now=now)


def _refuse_when_locked(code: Code, purpose: CodePurpose, now: datetime) -> None:
    codes = Code.objects.of(purpose, code.owner_id)
    locked: datetime | None = codes.aggregate(until=Max("locked_until"))["until"]
    if locked is not None and is_locked(locked, now=now):
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
