"""What proposing and confirming have in common: who may, and when a step is due."""

from uuid import UUID

from prakerja.kit.actor import Actor, ActorKind
from prakerja.kit.refused import Refused
from prakerja.waves.models import StepApproval, Wave
from prakerja.waves.states import DECIDED_IN, WaveState, WaveStep


class NotAnOfficer(Refused):
    """Only a person of the programme office decides about a wave; neither an applicant nor the system."""


class StepNotDue(Refused):
    """The wave is not in the state in which this step is decided."""

    def __init__(self, step: WaveStep, state: WaveState) -> None:
        self.step, self.state = step, state
        super().__init__(f"{step} is decided while the wave is {DECIDED_IN[step]}; it is {state}")


class StepNotConfirmed(Refused):
    """Two different people have not (yet) approved this step."""

    def __init__(self, step: WaveStep) -> None:
        self.step = step
        super().__init__(f"{step} needs one officer to propose and another to confirm")


def officer_of(by: Actor) -> UUID:
    """The account of the member of staff who acts. Raises NotAnOfficer."""
    if by.kind is not ActorKind.STAFF or by.account_id is None:
        raise NotAnOfficer("a step of a wave is decided by officers")
    return by.account_id


def require_due(wave: Wave, step: WaveStep) -> None:
    """Nothing, while the wave is where the step is decided. Raises StepNotDue."""
    if wave.state != DECIDED_IN[step]:
        raise StepNotDue(step, WaveState(wave.state))


def require_confirmed(wave: Wave, step: WaveStep) -> None:
    """Nothing, when two people approved the step. Whatever carries a step out calls it. Raises StepNotConfirmed."""
    if not StepApproval.objects.for_step(wave.pk, step).live().confirmed().exists():
        raise StepNotConfirmed(step)
