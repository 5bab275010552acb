"""What is held is closed: posted to where it was meant, or given back. Amount and source are the held row's own."""

from datetime import datetime
from uuid import UUID

from prakerja.kit.refused import Refused
from prakerja.ledger.chart import Account, AccountKind
from prakerja.ledger.models import OpenHold
from prakerja.ledger.post import ClosedAlready, post, require_transaction
from prakerja.ledger.posting import Leg, NoPosting, Posting, nature_of, posting_id
from prakerja.ledger.standing import standing


class NotHeld(Refused):
    """Nothing of that name was ever held for them."""


class HoldOver(Refused):
    """The answer came after the time until which it was waited for."""


def post_held(*, owner_id: UUID, hold_id: UUID, to: Account, act: str, now: datetime) -> bool:
    """All of it is where it was meant to go. False: this very act has brought it there already.

    Whether the time is over is told by the clock, not by whether somebody has looked: an answer at `held_until` comes
    too late. Raises NotHeld, HoldOver, ClosedAlready; NoPosting where nothing may go.
    """
    nature_of(to, act)
    held = _held(owner_id, hold_id)
    if to in (held.legs[0].debit, held.legs[0].credit):
        raise NoPosting(f"{act}: what goes back is voided, and what stays is not closed")
    return _close(held, to=to, act=act, now=now, in_time=held.held_until)


def void_held(*, owner_id: UUID, hold_id: UUID, act: str, now: datetime) -> bool:
    """All of it is back where it came from. False: this very act has given it back already.

    Raises NotHeld, ClosedAlready.
    """
    held = _held(owner_id, hold_id)
    return _close(held, to=held.legs[0].debit, act=act, now=now)


def closing_id(owner_id: UUID, hold_id: UUID, *, to: Account, act: str) -> UUID:
    """Where it goes is part of its name: the same act towards somebody else is another one, and refused."""
    return posting_id(act, owner_id, hold_id, to.kind.value, to.of)


def _held(owner_id: UUID, hold_id: UUID) -> Posting:
    held = standing(owner_id, hold_id)
    if held is None or held.held_until is None:
        raise NotHeld
    return held


def _close(held: Posting, *, to: Account, act: str, now: datetime, in_time: datetime | None = None) -> bool:
    require_transaction(act)
    closing = _closing(held, to=to, act=act, now=now)
    if in_time is not None and now >= in_time:
        if standing(held.owner_id, closing.id):
            return False
        raise HoldOver(act)
    # Who deletes the row closes the hold; whoever else wants to waits here, and then finds none.
    deleted, _ = OpenHold.objects.filter(owner_id=held.owner_id, posting_id=held.id).delete()
    if deleted:
        return post(closing)
    if standing(held.owner_id, closing.id):
        return False
    raise ClosedAlready(act)


def _closing(held: Posting, *, to: Account, act: str, now: datetime) -> Posting:
    return Posting(
        id=closing_id(held.owner_id, held.id, to=to, act=act),
        owner_id=held.owner_id,
        act=act,
        year=held.year,
        wave=held.wave,
        legs=(Leg(Account(AccountKind.HELD, held.owner_id), to, held.legs[0].amount),),
        happened_at=now,
        posted_at=now,
        closes=held.id,
    )
