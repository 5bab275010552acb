"""Trainings that look like fraud, and what was found of them."""

from datetime import datetime, timedelta

from prakerja.approvals.models import Proposal
from prakerja.approvals.rules import expires_at
from prakerja.approvals.states import ProposalState
from prakerja.authority.roles import Role
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.training.confirm_presence import confirm_presence
from prakerja.training.models import Signal
from prakerja.training.signals.confirm_signal import confirm_signal
from prakerja.training.signals.find_signals import find_signals
from prakerja.training.signals.keep_trace import SeenFrom
from prakerja.training.signals.signal_act import CLEAR_SIGNAL
from prakerja.training.signals.states import SignalKind
from tests.situations.learning import STARTS, Bought, a_purchase, asked
from tests.situations.training import Market, a_market
from tests.situations.waves import an_officer

FINDING = Actor.system("training.find_signals")


def present_from(bought: Bought, network: str, device: str, *, at: datetime = STARTS) -> Bought:
    """The first meeting, confirmed from there."""
    state = asked(bought, at=at)
    with unit_of_work(by=bought.learner):
        confirm_presence(
            applicant_id=bought.buyer.applicant_id,
            state=state,
            seen=SeenFrom(network, device),
            by=bought.learner,
            now=at,
        )
    return bought


def on_one_device(learners: int = 3, market: Market | None = None, *, at: datetime = STARTS) -> list[Bought]:
    """So many of one course, each from a network of their own, in one browser."""
    market = market or a_market()
    bought = [a_purchase(market) for _ in range(learners)]
    return [present_from(one, f"198.51.100.{number}", "satu", at=at) for number, one in enumerate(bought)]


def found(kind: SignalKind = SignalKind.ONE_DEVICE, *, at: datetime = STARTS + timedelta(hours=8)) -> list[Signal]:
    with unit_of_work(by=FINDING):
        find_signals(kind=kind, by=FINDING, now=at)
    return list(Signal.objects.filter(kind=kind).order_by("pk"))


def a_signal(market: Market | None = None, *, at: datetime = STARTS) -> Signal:
    """Three learners of a course in one browser."""
    (one,) = on_one_device(market=market, at=at)[:1]
    return next(signal for signal in found(at=at) if signal.course_id == one.market.course.pk)


def confirmed(signal: Signal) -> Signal:
    with unit_of_work(by=(by := an_officer(Role.CURATOR))):
        confirm_signal(signal_id=signal.pk, reason="Dilihat di lokasi", by=by, now=signal.found_at)
    signal.refresh_from_db()
    return signal


def a_signal_like(number: int) -> Signal:
    """Another one, of which nothing is held."""
    facts = {"learners": number, "from": 3}
    return Signal.objects.create(
        course=a_market().course, kind=SignalKind.ONE_DEVICE, about=str(number), facts=facts, found_at=STARTS
    )


def decided_to_clear(signal: Signal) -> Actor:
    """Two curators have decided it; the second of them, who does it."""
    first, second = an_officer(Role.CURATOR, name="Ratna"), an_officer(Role.CURATOR, name="Bima")
    assert first.account_id is not None
    Proposal.objects.create(
        act=CLEAR_SIGNAL.name,
        subject=str(signal.pk),
        reason="Warnet desa",
        proposed_by=first.account_id,
        proposed_at=STARTS,
        expires_at=expires_at(STARTS),
        state=ProposalState.CONFIRMED,
        confirmed_by=second.account_id,
        confirmed_at=STARTS,
    )
    return second
