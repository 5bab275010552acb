"""What two people decide about a draw, and what would happen then."""

from datetime import datetime

from pydantic import JsonValue

from prakerja.approvals.register import Plan, declare_act
from prakerja.authority.permissions import Permission
from prakerja.draw.custodians import appointed_custodians
from prakerja.draw.models import Custodian, Draw
from prakerja.kit.refused import Refused
from prakerja.screening.figures import figures_of
from prakerja.waves.acts import seats_of, wave_of
from prakerja.waves.models import Joiner
from prakerja.waves.stages import require_state
from prakerja.waves.states import WaveState


class SecretsMissing(Refused):
    """The seats cannot be drawn: these custodians have yet to reveal their secrets."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(f"{len(names)} secrets are not revealed")
        self.names = names


class SecretsAllRevealed(Refused):
    """The seed exists. Taking the freezing back now would be choosing among results."""


def _freezing(subject: str, _asked: Plan, _now: datetime) -> Plan:
    wave = wave_of(subject)
    require_state(wave, WaveState.SCREENED)
    names: list[JsonValue] = [name for _, name in appointed_custodians()]
    candidates = figures_of(wave.pk).eligible
    return {"number": wave.number, "candidates": candidates, "seats": seats_of(wave), "custodians": names}


def _thawing(subject: str, _asked: Plan, _now: datetime) -> Plan:
    wave = wave_of(subject)
    require_state(wave, WaveState.FROZEN)
    custodians = Custodian.objects.filter(draw_id=wave.pk)
    if not custodians.yet_to_reveal().exists():
        raise SecretsAllRevealed
    revealed = custodians.exclude(revealed_at=None).count()
    return {"number": wave.number, "custodians": custodians.count(), "revealed": revealed}


def _drawing(subject: str, _asked: Plan, _now: datetime) -> Plan:
    wave = wave_of(subject)
    require_state(wave, WaveState.FROZEN)
    missing = list(Custodian.objects.filter(draw_id=wave.pk).yet_to_reveal().values_list("name", flat=True))
    if missing:
        raise SecretsMissing(missing)
    candidates = Draw.objects.values_list("candidates_count", flat=True).get(pk=wave.pk)
    return {"number": wave.number, "candidates": candidates, "seats": seats_of(wave)}


def _publishing(subject: str, _asked: Plan, _now: datetime) -> Plan:
    wave = wave_of(subject)
    require_state(wave, WaveState.DRAWN)
    seated, candidates = Draw.objects.values_list("seated_count", "candidates_count").get(pk=wave.pk)
    joiners = Joiner.objects.filter(wave_id=wave.pk).count()
    return {"number": wave.number, "joiners": joiners, "candidates": candidates, "seated": seated}


FREEZE = declare_act("draw.freeze", permission=Permission.DECIDE_WAVES, foresee=_freezing)
#: Takes the freezing back, so that others may hold the secrets.
THAW = declare_act("draw.thaw", permission=Permission.DECIDE_WAVES, foresee=_thawing)
DRAW = declare_act("draw.draw", permission=Permission.DECIDE_WAVES, foresee=_drawing)
PUBLISH = declare_act("draw.publish", permission=Permission.DECIDE_WAVES, foresee=_publishing)
