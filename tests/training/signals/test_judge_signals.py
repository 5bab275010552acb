"""People judge what was found: one says that it is so, two that it is not, and only then money goes on."""

from uuid import UUID

import pytest

from prakerja.approvals.confirm_proposal import SamePerson, confirm_proposal
from prakerja.approvals.propose_act import ReasonMissing, propose_act
from prakerja.approvals.require_confirmed import NotConfirmed
from prakerja.authority.require import PermissionMissing
from prakerja.authority.roles import Role
from prakerja.kit.actor import Actor
from prakerja.kit.states import MoveRefused
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.training.declare_completion import declare_completion
from prakerja.training.models import PayableHold, PayableLine, Signal
from prakerja.training.signals.clear_signal import clear_signal
from prakerja.training.signals.confirm_signal import confirm_signal
from prakerja.training.signals.hold_of_signal import hold_of
from prakerja.training.signals.querysets import NoSignal
from prakerja.training.signals.signal_act import CLEAR_SIGNAL, SignalCleared
from prakerja.training.signals.states import SignalKind, SignalState
from prakerja.training.statements.standing_holds import keep_off_statements
from prakerja.training.statements.states import LineState
from tests.situations.learning import STARTS, certificates_issued, present
from tests.situations.signals import a_signal, confirmed, found, on_one_device
from tests.situations.waves import an_officer

pytestmark = pytest.mark.django_db


def curator() -> Actor:
    return an_officer(Role.CURATOR)


def proposed(signal: Signal, by: Actor) -> UUID:
    with unit_of_work(by=by):
        return propose_act(act=CLEAR_SIGNAL, subject=str(signal.pk), reason="Warnet desa", by=by, now=STARTS).pk


def cleared(signal: Signal) -> Signal:
    proposal, by = proposed(signal, curator()), curator()
    with unit_of_work(by=by):
        confirm_proposal(proposal_id=proposal, by=by, now=STARTS)
    signal.refresh_from_db()
    return signal


def test_two_clear_it_and_what_it_held_goes_on() -> None:
    on_one_device(3)
    (signal,) = found()
    assert cleared(signal).state == SignalState.CLEARED
    assert signal.reason == "Warnet desa"
    assert not PayableHold.objects.filter(released_at=None).exists()


def test_what_is_earned_while_it_stands_is_held_and_free_afterwards() -> None:
    bought = on_one_device(3)
    (signal,) = found()
    present(bought[0], 999)
    with unit_of_work(by=bought[0].teacher):
        declare_completion(code=bought[0].code, score_before=1, score_after=2, by=bought[0].teacher, now=STARTS)
    certificates_issued()
    assert set(PayableLine.objects.values_list("state", flat=True)) == {LineState.HELD}
    cleared(signal)
    assert set(PayableLine.objects.values_list("state", flat=True)) == {LineState.OPEN}


def test_what_two_signals_hold_goes_on_when_both_are_cleared() -> None:
    on_one_device(3)
    (device,) = found()
    other = Signal.objects.create(course=device.course, kind=SignalKind.PRICE, about="1", facts={}, found_at=STARTS)
    keep_off_statements(list(device.purchases.values_list("applicant_id", "purchase")), hold_of(other), now=STARTS)
    cleared(device)
    assert PayableHold.objects.filter(released_at=None).count() == 3


def test_one_alone_clears_nothing() -> None:
    signal = a_signal()
    by = curator()
    proposal = proposed(signal, by)
    with pytest.raises(SamePerson), unit_of_work(by=by):
        confirm_proposal(proposal_id=proposal, by=by, now=STARTS)
    for one in (curator(), an_officer()):
        with pytest.raises(NotConfirmed), unit_of_work(by=one):
            clear_signal(signal_id=signal.pk, by=one, now=STARTS)
    assert PayableHold.objects.filter(released_at=None).count() == 3


def test_to_confirm_takes_a_curator_with_a_reason_and_moves_nothing() -> None:
    signal = a_signal()
    with pytest.raises(ReasonMissing), unit_of_work(by=(by := curator())):
        confirm_signal(signal_id=signal.pk, reason=" ", by=by, now=STARTS)
    assert confirmed(signal).state == SignalState.CONFIRMED
    assert confirmed(signal).reason == "Dilihat di lokasi"
    assert PayableHold.objects.filter(released_at=None).count() == 3
    with pytest.raises(PermissionMissing), unit_of_work(by=(by := an_officer())):
        confirm_signal(signal_id=signal.pk, reason="Ya", by=by, now=STARTS)


def test_who_was_wrong_is_put_right_by_two_and_nothing_is_judged_after_that() -> None:
    signal = cleared(confirmed(a_signal()))
    with pytest.raises(MoveRefused), unit_of_work(by=(by := curator())):
        confirm_signal(signal_id=signal.pk, reason="Ya", by=by, now=STARTS)
    with pytest.raises(SignalCleared):
        CLEAR_SIGNAL.foresee(str(signal.pk), {}, STARTS)


@pytest.mark.parametrize("subject", ["", "x", "0" * 32, "00000000-0000-0000-0000-000000000000"])
def test_there_is_such_a_signal(subject: str) -> None:
    with pytest.raises(NoSignal):
        CLEAR_SIGNAL.foresee(subject, {}, STARTS)
