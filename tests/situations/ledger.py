"""Money in the books: granted by the state, set aside for a wave, awarded, held."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

from prakerja.kit.rupiah import Rupiah
from prakerja.ledger.chart import Account, AccountKind, of_number
from prakerja.ledger.hold import Hold, hold
from prakerja.ledger.post import post
from prakerja.ledger.posting import Leg, Posting, posting_id

YEAR: Final = 2020
WAVE: Final = 11
BUDGET: Final = of_number(AccountKind.STATE_BUDGET, YEAR)
TREASURY: Final = of_number(AccountKind.TREASURY, YEAR)
RESERVE: Final = of_number(AccountKind.WAVE_RESERVE, WAVE)
#: To whom belongs what is nobody's in particular.
PROGRAMME: Final = UUID(int=1)
#: Sells and teaches.
INSTITUTION: Final = Account(AccountKind.PAYABLE, UUID(int=77))


def training(of: UUID) -> Account:
    return Account(AccountKind.TRAINING_BALANCE, of)


def incentive(of: UUID) -> Account:
    return Account(AccountKind.INCENTIVE_RESERVE, of)


def in_hold(of: UUID) -> Account:
    return Account(AccountKind.HELD, of)


def a_posting(act: str, *legs: Leg, owner_id: UUID, about: object, now: datetime, wave: int | None = None) -> Posting:
    return Posting(
        id=posting_id(act, owner_id, about),
        owner_id=owner_id,
        act=act,
        year=YEAR,
        wave=wave,
        legs=legs,
        happened_at=now,
        posted_at=now,
    )


def funded(*, now: datetime, amount: int = 100_000_000) -> None:
    """The state has granted it, and all of it is set aside for the wave."""
    post(a_posting("budget.grant", Leg(BUDGET, TREASURY, Rupiah(amount)), owner_id=PROGRAMME, about=YEAR, now=now))
    legs = Leg(TREASURY, RESERVE, Rupiah(amount))
    post(a_posting("waves.reserve", legs, owner_id=PROGRAMME, about=WAVE, now=now, wave=WAVE))


def awarded(*, now: datetime, owner_id: UUID | None = None) -> UUID:
    """Somebody has the package of 2020: a million for training, and the rest as incentives."""
    funded(now=now)
    owner_id = owner_id or uuid4()
    legs = (
        Leg(RESERVE, training(owner_id), Rupiah(1_000_000)),
        Leg(RESERVE, incentive(owner_id), Rupiah(2_550_000)),
    )
    post(a_posting("cards.award", *legs, owner_id=owner_id, about=WAVE, now=now, wave=WAVE))
    return owner_id


def a_hold(of: UUID, *, now: datetime, amount: int = 250_000, minutes: int = 15, about: object = 1) -> Hold:
    """What would be held of somebody's training balance."""
    return Hold(
        id=posting_id("training.hold", of, about),
        act="training.hold",
        source=training(of),
        amount=Rupiah(amount),
        until=now + timedelta(minutes=minutes),
        year=YEAR,
        wave=WAVE,
        happened_at=now,
    )


def something_held(*, now: datetime, minutes: int = 15) -> Hold:
    """Somebody was awarded a package, and a part of it waits."""
    wanted = a_hold(awarded(now=now), now=now, minutes=minutes)
    hold(wanted, now=now)
    return wanted
