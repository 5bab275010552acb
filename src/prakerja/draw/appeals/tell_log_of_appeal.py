"""How an appeal was decided goes into the public log, before anybody computes what its key gives."""

from datetime import datetime
from typing import Final
from uuid import UUID

from prakerja.draw.appeals.appellant import appellant
from prakerja.draw.attempts import attempt_now
from prakerja.draw.log_entries import APPEAL
from prakerja.draw.models import AppealDecision, Draw
from prakerja.kit.queue import put_on_queue
from prakerja.publog.jobs import grow_log
from prakerja.publog.submit_entry import submit_entry

#: In the public log, whose language is Indonesian: of the case itself nothing is said there.
_REASONS: Final = {True: "keberatan dibenarkan dua petugas", False: "keberatan tidak diterima dua petugas"}


def tell_log_of_appeal(draw: Draw, applicant_id: UUID, *, is_won: bool, at: datetime) -> None:
    """Won or lost alike, so that anybody can see whether good keys were heard more kindly. Part of the verb in which
    two people decide. Raises NoAppellant, NotFixed.
    """
    attempt = attempt_now(draw.pk)
    assert attempt is not None
    facts = appellant(attempt, draw.wave, applicant_id)
    receipt, origin = str(facts["receipt"]), attempt.row.sha256
    AppealDecision.objects.create(applicant_id=applicant_id, draw=draw, receipt=receipt, is_won=is_won, decided_at=at)
    told = {"statement_sha256": origin, "decision": "won" if is_won else "lost", "reason": _REASONS[is_won]}
    submit_entry(APPEAL, once=f"{origin}:{receipt}", facts={**facts, **told}, at=at)
    put_on_queue(grow_log)
