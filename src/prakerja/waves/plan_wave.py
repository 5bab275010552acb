"""An officer writes a wave down. Nobody outside sees it before two people have opened it."""

from collections.abc import Sequence
from datetime import datetime

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from prakerja.schemes.load_scheme import SchemeRefused, load_scheme
from prakerja.schemes.scheme import Scheme
from prakerja.waves.events import WavesEvent
from prakerja.waves.models import SeatRow, Wave
from prakerja.waves.plan_rules import PlanFault, PlanRefusal, WavePlan, may_plan
from prakerja.waves.seats_line import SeatsLine


class PlanRefused(Refused):
    """The wave cannot be planned so; carries every reason."""

    def __init__(self, reasons: list[PlanRefusal]) -> None:
        self.reasons = reasons
        super().__init__(", ".join(reason.fault for reason in reasons))


def plan_wave(*, plan: WavePlan, by: Actor, now: datetime) -> Wave:
    """The wave and its seats stand, in state `planned`. Raises PlanRefused with every reason."""
    require(Permission.PLAN_WAVES, by=by)
    if refusals := may_plan(plan, scheme=scheme_or_none(plan.scheme), now=now):
        raise PlanRefused(refusals)
    wave, created = Wave.objects.get_or_create(
        number=plan.number,
        defaults={
            "scheme": plan.scheme,
            "opens_at": plan.opens_at,
            "closes_at": plan.closes_at,
            "result_expected_at": plan.result_expected_at,
            "is_recovery": plan.is_recovery,
        },
    )
    if not created:
        raise PlanRefused([PlanRefusal(PlanFault.NUMBER_TAKEN)])
    add_seats(wave, plan.seats)
    record(WavesEvent.PLANNED, subject=wave, by=by, at=now, number=wave.number, seats=sum(r.seats for r in plan.seats))
    return wave


def scheme_or_none(name: str) -> Scheme | None:
    """None: there is no such scheme, or its file says nothing that holds."""
    try:
        return load_scheme(name)
    except SchemeRefused:
        return None


def add_seats(wave: Wave, lines: Sequence[SeatsLine]) -> None:
    """The wave gives these seats, in the order of the lines."""
    SeatRow.objects.bulk_create(
        SeatRow(
            wave=wave,
            position=place,
            pass_number=line.pass_number,
            area=line.area,
            group=line.group,
            seats=line.seats,
            carry=line.carry,
        )
        for place, line in enumerate(lines, start=1)
    )
