"""From the draw to the screening: with its result published, a wave's winners count as recipients."""

from datetime import datetime

from prakerja.approvals.require_confirmed import require_confirmed
from prakerja.draw.acts import PUBLISH
from prakerja.draw.models import Outcome
from prakerja.draw.publish_result import publish_result
from prakerja.kit.actor import Actor
from prakerja.screening.add_recipients import add_recipients
from prakerja.waves.models import Wave
from prakerja.waves.states import WaveState


def seat_winners(*, wave_id: int, by: Actor, now: datetime) -> None:
    """The result is public, and in the same moment those with a seat are recipients. Doing it twice is doing it once.

    Between the two, another wave could be screened that does not know of them. Raises what publish_result raises.
    """
    require_confirmed(PUBLISH, subject=str(wave_id), by=by)
    wave = Wave.objects.lock_by_id(wave_id)
    if wave.state == WaveState.PUBLISHED:
        return
    publish_result(wave_id=wave_id, by=by, now=now)
    seated = Outcome.objects.seated().filter(draw_id=wave_id).values_list("applicant_id", flat=True)
    add_recipients(wave=wave, seated=seated, by=by, now=now)
