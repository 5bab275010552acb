"""What two people decide about a wave until it is closed, and what would happen then."""

from datetime import datetime

from django.db.models import Sum

from prakerja.approvals.register import Plan, declare_act
from prakerja.authority.permissions import Permission
from prakerja.schemes.load_scheme import load_scheme
from prakerja.waves.models import Joiner, SeatRow, Wave
from prakerja.waves.said_of_rules import seats_sha256
from prakerja.waves.schedule_rules import Schedule
from prakerja.waves.stages import require_cancellable, require_closable, require_movable, require_openable


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
        "result_expected_at": wave.result_expected_at.isoformat(),
        "seats_sha256": seats_sha256(wave),
    }


def _closing(subject: str, _asked: Plan, now: datetime) -> Plan:
    wave = wave_of(subject)
    require_closable(wave, now)
    return {"number": wave.number, "joiners": _joiners_of(wave), "planned_end": wave.closes_at.isoformat()}


def schedule_in(asked: Plan) -> Schedule:
    """The times that were asked for."""
    return Schedule(*(datetime.fromisoformat(str(asked[name])) for name in Schedule._fields))


def asked_for(schedule: Schedule) -> dict[str, str]:
    return {name: moment.isoformat() for name, moment in schedule._asdict().items()}


def _rescheduling(subject: str, asked: Plan, now: datetime) -> Plan:
    wave, wanted = wave_of(subject), schedule_in(asked)
    require_movable(wave, wanted, now)
    before = {f"{name}_before": getattr(wave, name).isoformat() for name in Schedule._fields}
    return {"number": wave.number, "joiners": _joiners_of(wave), **before, **asked_for(wanted)}


def _cancelling(subject: str, _asked: Plan, _now: datetime) -> Plan:
    wave = wave_of(subject)
    require_cancellable(wave)
    return {"number": wave.number, "joiners": _joiners_of(wave), "seats": seats_of(wave)}


def _joiners_of(wave: Wave) -> int:
    return Joiner.objects.filter(wave_id=wave.pk).count()


#: What was shown is what is opened: who corrects the plan meanwhile voids the proposal (`correct_plan.py`).
OPEN = declare_act("waves.open", permission=Permission.DECIDE_WAVES, foresee=_opening)
#: Before its time; at its time the clock closes the wave.
CLOSE = declare_act("waves.close", permission=Permission.DECIDE_WAVES, foresee=_closing)
#: An announced wave opens or closes later, or its result comes at another time; everybody who joined is told.
RESCHEDULE = declare_act("waves.reschedule", permission=Permission.DECIDE_WAVES, foresee=_rescheduling)
#: For good, before its list is frozen; everybody who joined is told.
CANCEL = declare_act("waves.cancel", permission=Permission.DECIDE_WAVES, foresee=_cancelling)
