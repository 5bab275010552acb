"""From the draw to the screening and the cards: with its result published, winners are recipients and get a card."""

from datetime import datetime

from prakerja.approvals.require_confirmed import require_confirmed
from prakerja.cards.award_cards import require_funds
from prakerja.cards.jobs import award_cards
from prakerja.draw.acts import PUBLISH
from prakerja.draw.models import Outcome
from prakerja.draw.publish_result import publish_result
from prakerja.kit.actor import Actor
from prakerja.screening.add_recipients import add_recipients
from prakerja.screening.models import Verdict
from prakerja.waves.models import Wave
from prakerja.waves.states import WaveState
from prakerja.work.begin_work import begin_work


def seat_winners(*, wave_id: int, by: Actor, now: datetime) -> None:
    """The result is public, and in the same moment those with a seat are recipients, but for whoever has lost the
    identity that they joined with: their seat goes to nobody. Doing it twice is doing it once.

    Between the two, another wave could be screened that does not know of them. Their cards are the queue's: the money
    for all of them is there before anybody hears of a seat. Raises WaveNotFunded, and what publish_result raises.
    """
    require_confirmed(PUBLISH, subject=str(wave_id), by=by)
    wave = Wave.objects.lock_by_id(wave_id)
    if wave.state == WaveState.PUBLISHED:
        return
    publish_result(wave_id=wave_id, by=by, now=now)
    won = Outcome.objects.seated().filter(draw_id=wave_id)
    entitled = won.exclude(applicant_id__in=Verdict.objects.refused_awards(wave_id).values("applicant_id"))
    recipients = add_recipients(wave=wave, seated=entitled.values_list("applicant_id", flat=True), by=by, now=now)
    require_funds(wave_id=wave_id, cards=recipients)
    begin_work(award_cards, now, wave_id=wave_id)
