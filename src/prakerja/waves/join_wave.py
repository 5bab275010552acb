"""An applicant puts themselves forward for a wave. Registering is not joining."""

from collections.abc import Sequence
from datetime import datetime

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.refused import Refused
from prakerja.waves.events import WavesEvent
from prakerja.waves.models import Joiner, Wave, WaveId
from prakerja.waves.readiness import readiness_of
from prakerja.waves.receipts import new_receipt
from prakerja.waves.rules import ClosedAlready, Refusal, may_join
from prakerja.waves.terms import terms_of


class CannotJoin(Refused):
    """The applicant may not join this wave; carries every reason."""

    def __init__(self, reasons: Sequence[Refusal]) -> None:
        self.reasons = tuple(reasons)
        super().__init__(", ".join(type(reason).__name__ for reason in reasons))


def join_wave(*, wave_id: WaveId, applicant_id: ApplicantId, by: Actor, now: datetime) -> Joiner:
    """The applicant is a joiner of the wave, with a receipt. Joining twice is joining once.

    Raises CannotJoin with the reasons of rules.may_join.
    """
    require(Permission.APPLY, by=by)
    wave: Wave = Wave.objects.announced().get(pk=wave_id)
    readiness = readiness_of(applicant_id)
    refusals = may_join(wave=terms_of(wave, readiness.domicile), applicant=readiness, now=now)
    joiner: Joiner | None = None if refusals else _inserted(wave, applicant_id, readiness.domicile or "", now)
    if joiner is not None:
        record(WavesEvent.JOINED, subject=joiner, by=by, at=now, applicant_id=applicant_id, wave=wave.number)
        return joiner
    # Not inserted: they had joined before (a double tap, a second tab), or the wave closed at this moment.
    earlier: Joiner | None = Joiner.objects.for_applicant(applicant_id).filter(wave=wave).first()
    if earlier is None:
        raise CannotJoin(refusals or [ClosedAlready(wave.closes_at)])
    return earlier


def _inserted(wave: Wave, applicant_id: ApplicantId, regency: str, now: datetime) -> Joiner | None:
    joiner: Joiner | None = Joiner.objects.insert_once(
        wave_id=wave.pk, applicant_id=applicant_id, receipt=new_receipt(wave.number), regency=regency, now=now
    )
    return joiner
