"""What two people decide about a wave until it is closed, and what would happen then."""

from datetime import datetime

from django.db.models import Sum

from prakerja.approvals.register import Plan, declare_act
from prakerja.authority.permissions import Permission
from prakerja.schemes.load_scheme import load_scheme
from prakerja.waves.models import Joiner, SeatRow, Wave
from prakerja.waves.stages import require_closable, require_openable


def wave_of(subject: str) -> Wave:
    """The wave that a proposal is about; its subject is the wave's id."""
    wave: Wave = Wave.objects.get(pk=int(subject))
    return wave


def seats_of(wave: Wave) -> int:
    seats: int = SeatRow.objects.filter(wave=wave).aggregate(seats=Sum("seats", default=0))["seats"]
    return seats


def _opening(subject: str, _asked: Plan, now: datetime) -> Plan:
    wave = wave_of(subject)
    require_openable(wave, now)
    return {
        "number": wave.number,
        "seats": seats_of(wave),
        "opens_at": wave.opens_at.isoformat(),
        "closes_at": wave.closes_at.isoformat(),
        "scheme": wave.scheme,
        "version": load_scheme(wave.scheme).version,
    }


def _closing(subject: str, _asked: Plan, now: datetime) -> Plan:
    wave = wave_of(subject)
    require_closable(wave, now)
    joiners = Joiner.objects.filter(wave_id=wave.pk).count()
    return {"number": wave.number, "joiners": joiners, "planned_end": wave.closes_at.isoformat()}


OPEN = declare_act("waves.open", permission=Permission.DECIDE_WAVES, foresee=_opening)
#: Before its time; at its time the clock closes the wave.
CLOSE = declare_act("waves.close", permission=Permission.DECIDE_WAVES, foresee=_closing)
