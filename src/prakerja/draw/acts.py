"""What two people decide about a draw, and what would happen then."""

from datetime import datetime

from pydantic import JsonValue

from prakerja.approvals.register import Plan, declare_act
from prakerja.authority.permissions import Permission
from prakerja.draw.attempt_rules import OVER, Stage
from prakerja.draw.attempts import AttemptNow, attempt_now
from prakerja.draw.custodians import appointed_custodians
from prakerja.draw.following import following
from prakerja.draw.models import Commitment, Draw
from prakerja.draw.require_witnesses import require_witnesses
from prakerja.kit.refused import Refused
from prakerja.screening.figures import figures_of
from prakerja.waves.acts import seats_of, wave_of
from prakerja.waves.models import Joiner, Wave
from prakerja.waves.stages import require_state
from prakerja.waves.states import WaveState


class SeedMissing(Refused):
    """The seats cannot be drawn: the attempt is not as far. `stage` says where it stands."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(f"the attempt is {stage.value}")
        self.stage = stage


class TooLateToTakeBack(Refused):
    """Custodians are bound by now. Taking the attempt back would be choosing among results."""


class AttemptUnderWay(Refused):
    """The attempt that counts has neither ended nor was it taken back: there is no next one."""


def _freezing(subject: str, _asked: Plan, now: datetime) -> Plan:
    wave = wave_of(subject)
    require_state(wave, WaveState.SCREENED)
    require_witnesses()
    names: list[JsonValue] = [one.name for one in appointed_custodians(now=now)]
    candidates = figures_of(wave.pk).eligible
    return {"number": wave.number, "candidates": candidates, "seats": seats_of(wave), "custodians": names}


def _taking_back(subject: str, _asked: Plan, now: datetime) -> Plan:
    wave, attempt = _frozen(subject)
    if attempt.stage(now=now) is not Stage.COMMITTING:
        raise TooLateToTakeBack
    committed = Commitment.objects.filter(statement=attempt.row).count()
    return {"number": wave.number, "attempt": attempt.row.attempt, "committed": committed}


def _stating_again(subject: str, _asked: Plan, now: datetime) -> Plan:
    wave, attempt = _frozen(subject)
    if attempt.stage(now=now) not in OVER:
        raise AttemptUnderWay
    told = following(attempt, now=now)
    names: list[JsonValue] = [one["name"] for one in told["custodians"]]
    return {"number": wave.number, "attempt": told["attempt"], "custodians": names}


def _drawing(subject: str, _asked: Plan, now: datetime) -> Plan:
    wave, attempt = _frozen(subject)
    if (stage := attempt.stage(now=now)) is not Stage.READY:
        raise SeedMissing(stage)
    candidates = Draw.objects.values_list("candidates_count", flat=True).get(pk=wave.pk)
    return {"number": wave.number, "candidates": candidates, "seats": seats_of(wave)}


def _frozen(subject: str) -> tuple[Wave, AttemptNow]:
    wave = wave_of(subject)
    require_state(wave, WaveState.FROZEN)
    attempt = attempt_now(wave.pk)
    assert attempt is not None
    return wave, attempt


def _publishing(subject: str, _asked: Plan, _now: datetime) -> Plan:
    wave = wave_of(subject)
    require_state(wave, WaveState.DRAWN)
    seated, candidates = Draw.objects.values_list("seated_count", "candidates_count").get(pk=wave.pk)
    joiners = Joiner.objects.filter(wave_id=wave.pk).count()
    return {"number": wave.number, "joiners": joiners, "candidates": candidates, "seated": seated}


FREEZE = declare_act("draw.freeze", permission=Permission.DECIDE_WAVES, foresee=_freezing)
#: Takes the attempt back, while nobody is bound for good.
TAKE_BACK_ATTEMPT = declare_act("draw.take_back", permission=Permission.DECIDE_WAVES, foresee=_taking_back)
#: Begins the next attempt, after one that ended or was taken back.
STATE_AGAIN = declare_act("draw.state_again", permission=Permission.DECIDE_WAVES, foresee=_stating_again)
DRAW = declare_act("draw.draw", permission=Permission.DECIDE_WAVES, foresee=_drawing)
PUBLISH = declare_act("draw.publish", permission=Permission.DECIDE_WAVES, foresee=_publishing)
