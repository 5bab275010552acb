"""An applicant puts themselves forward for a wave. Registering is not joining."""

from collections.abc import Sequence
from datetime import datetime

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.locks import Lock, key_of, take_both_shared
from prakerja.kit.prepared import fetch_prepared
from prakerja.kit.refused import Refused
from prakerja.kit.sql import sql_file
from prakerja.waves.events import WavesEvent
from prakerja.waves.kept_waves import KeptWave
from prakerja.waves.models import Joiner
from prakerja.waves.receipts import new_receipt
from prakerja.waves.rules import ClosedAlready, Readiness, Refusal, may_join


class CannotJoin(Refused):
    """The applicant may not join this wave; carries every reason."""

    def __init__(self, reasons: Sequence[Refusal]) -> None:
        self.reasons = tuple(reasons)
        super().__init__(", ".join(type(reason).__name__ for reason in reasons))


def join_wave(*, wave: KeptWave, applicant_id: ApplicantId, applicant: Readiness, by: Actor, now: datetime) -> Joiner:
    """The applicant is a joiner of the wave, with a receipt. Joining twice is joining once.

    Raises CannotJoin with the reasons of rules.may_join.
    """
    require(Permission.APPLY, by=by, of=applicant_id)
    refusals = may_join(wave=wave.facts_for(applicant.domicile), applicant=applicant, now=now)
    joiner = None if refusals else _inserted(wave, applicant_id, applicant.domicile or "", now)
    if joiner is not None:
        record(WavesEvent.JOINED, subject=joiner, by=by, at=now, applicant_id=applicant_id, wave=wave.number)
        return joiner
    # Not inserted: they had joined before (a double tap, a second tab), or the wave closed at this moment.
    earlier: Joiner | None = Joiner.objects.for_applicant(applicant_id).filter(wave_id=wave.id).first()
    if earlier is None:
        raise CannotJoin(refusals or [ClosedAlready(wave.closes_at)])
    return earlier


def _inserted(wave: KeptWave, applicant_id: ApplicantId, regency: str, now: datetime) -> Joiner | None:
    # In a statement of its own: together with the reading it would let in who waited for the closing of either.
    take_both_shared(key_of(Lock.WAVE_JOINING, wave.id), key_of(Lock.ACCOUNT, applicant_id))
    receipt = new_receipt(wave.number)
    row = fetch_prepared(
        sql_file(__file__, "insert_joiner"),
        {"applicant_id": applicant_id, "wave_id": wave.id, "receipt": receipt, "now": now, "regency": regency},
    )
    if row is None:
        return None
    return Joiner(applicant_id=applicant_id, wave_id=wave.id, receipt=receipt, joined_at=now, regency=regency)
