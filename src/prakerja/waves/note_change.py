"""An announced wave is not what it was announced to be. Part of the verbs that reschedule and cancel it."""

from datetime import datetime

from prakerja.publog.submit_entry import submit_entry
from prakerja.schemes.load_scheme import load_scheme
from prakerja.waves import jobs
from prakerja.waves.models import Wave, WaveChange
from prakerja.waves.said_of_rules import said_of_rules
from prakerja.work.begin_work import begin_work


def note_change(before: Wave, after: Wave, *, is_cancelled: bool, reason: str, now: datetime) -> WaveChange:
    """The change is kept beside what was announced before, stands in the public log, and who joined will be told.

    The caller holds the wave. `before`: as it was; `after`: as it is saved.
    """
    number = WaveChange.objects.filter(wave=after).count() + 1
    change = WaveChange(
        wave=after,
        number=number,
        decided_at=now,
        is_cancelled=is_cancelled,
        opens_before=before.opens_at,
        closes_before=before.closes_at,
        result_before=before.result_expected_at,
        reason=reason,
    )
    change.save(force_insert=True)
    kind = "waves.cancelled" if is_cancelled else "waves.rescheduled"
    facts = {**said_of_rules(after, load_scheme(after.scheme)), "change": number}
    submit_entry(kind, once=f"{after.number}:{number}", facts=facts, at=now)
    begin_work(jobs.tell_of_change, now, wave_id=after.pk, number=number)
    return change
