"""Whom a list names, or who has died, gets no money from that moment on: at falling due, building and releasing."""

from collections.abc import Callable
from typing import Final

import pytest

from prakerja.audit.models import Event
from prakerja.cards.models import Card
from prakerja.cards.object_to_move import object_to_move
from prakerja.cards.reasons import HoldReason
from prakerja.incentives.models import PaymentVerdict
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.prove import prove
from prakerja.messages.models import Message
from prakerja.payouts.models import Instruction
from prakerja.payouts.states import InstructionState, RemovalReason
from tests.situations.doubts import a_list_naming
from tests.situations.incentives import earned, incentive_of, the_night
from tests.situations.learning import Bought
from tests.situations.own_cards import held
from tests.situations.payouts import DUE, TONIGHT, built, linked, released, to_be_paid

pytestmark = pytest.mark.django_db


def _to_fall_due() -> Bought:
    bought = earned()
    linked(bought)
    return bought


def _to_release() -> Bought:
    bought = to_be_paid()
    built()
    return bought


def _release(_: Bought) -> None:
    released(Instruction.objects.get().batch)


def _fall_due(bought: Bought) -> None:
    the_night(bought, at=DUE)


def _build(_: Bought) -> None:
    built()


#: What is so before, and the step.
_STEPS: Final[dict[str, tuple[Callable[[], Bought], Callable[[Bought], None]]]] = {
    "falls due": (_to_fall_due, _fall_due),
    "is built": (to_be_paid, _build),
    "is released": (_to_release, _release),
}


@pytest.mark.parametrize("step", _STEPS)
def test_whom_a_list_names_meanwhile_is_held_told_can_object_and_is_not_paid(step: str) -> None:
    before, do = _STEPS[step]
    bought = before()
    a_list_naming(bought.buyer.card)
    do(bought)
    card = Card.objects.get(pk=bought.buyer.card.pk)
    assert card.held_since is not None
    assert Message.objects.filter(text="card_listed", owner_id=card.applicant_id).exists()
    assert not Instruction.objects.exclude(state=InstructionState.REMOVED).exists()
    with unit_of_work(by=bought.learner):
        object_to_move(
            applicant_id=card.applicant_id, award=card.award, text="Saya bukan ASN", by=bought.learner, now=TONIGHT
        )
    assert prove(known={}).faults == ()


@pytest.mark.parametrize("step", _STEPS)
def test_whose_death_is_heard_of_gets_no_money_the_same_day(step: str) -> None:
    before, do = _STEPS[step]
    bought = before()
    held(bought.buyer.card, HoldReason.DEATH)
    do(bought)
    assert not Instruction.objects.exclude(state=InstructionState.REMOVED).exists()
    left = Instruction.objects.filter(state=InstructionState.REMOVED)
    assert {one.removed_for for one in left} <= {RemovalReason.BARRED}
    assert sum(incentive_of(bought)) == 4 * 600_000 + 3 * 50_000


def test_each_step_says_of_which_lists_it_asked() -> None:
    row = a_list_naming(earned().buyer.card)
    bought = to_be_paid()
    built()
    batch = Instruction.objects.get().batch
    released(batch)
    assert PaymentVerdict.objects.get(applicant_id=bought.buyer.applicant_id).lists == [row.pk]
    for name in ("payouts.instructions.built", "payouts.batch.screened"):
        assert Event.objects.filter(name=name).latest("at").facts["lists"] == [str(row.pk)]
