"""A step of a wave is confirmed by the second person, and in the same transaction what follows from it begins."""

from datetime import datetime

from prakerja.draw.custodians import appointed_custodians
from prakerja.draw.models import Custodian
from prakerja.draw.thaw_candidates import thaw_candidates
from prakerja.journey.due_work import begin_due_work
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from prakerja.waves.confirm_step import confirm_step
from prakerja.waves.models import StepApproval, Wave
from prakerja.waves.states import WaveStep


class SecretsMissing(Refused):
    """The seats cannot be drawn: these custodians have yet to reveal their secrets."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(f"{len(names)} secrets are not revealed")
        self.names = names


def advance_wave(*, approval_id: int, by: Actor, now: datetime) -> StepApproval:
    """The step is confirmed and done, or on the queue when it takes long. Confirming twice is confirming once.

    Raises what confirm_step raises, TooFewCustodians before freezing, SecretsAllRevealed before thawing, SecretsMissing
    before drawing.
    """
    approval = confirm_step(approval_id=approval_id, by=by, now=now)
    require_ready(wave_id=approval.wave_id, step=WaveStep(approval.step))
    if approval.step == WaveStep.THAW:
        thaw_candidates(wave_id=approval.wave_id, by=by, now=now)
    begin_due_work(Wave.objects.get(pk=approval.wave_id), now=now)
    return approval


def require_ready(*, wave_id: int, step: WaveStep) -> None:
    """Nothing, when the step could be done at once. Raises TooFewCustodians, SecretsMissing."""
    if step is WaveStep.FREEZE:
        appointed_custodians()
    if step is WaveStep.DRAW:
        missing = list(Custodian.objects.filter(draw_id=wave_id).yet_to_reveal().values_list("name", flat=True))
        if missing:
            raise SecretsMissing(missing)
