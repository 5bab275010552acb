"""What is decided about a wave, in every state in which it is not due: refused when it is proposed, in words."""

from itertools import product

import pytest

from prakerja.approvals.propose_act import propose_act
from prakerja.approvals.register import Act
from prakerja.cards.acts import FUND_WAVE
from prakerja.draw.acts import DRAW, FREEZE, PUBLISH, STATE_AGAIN, TAKE_BACK_ATTEMPT
from prakerja.kit.refused import Refused
from prakerja.waves.acts import CANCEL, CLOSE, OPEN, RESCHEDULE, asked_for
from prakerja.waves.stages import CANCELLABLE, MOVABLE
from prakerja.waves.states import WaveState
from prakerja.words.approvals import REFUSED
from tests.situations.rows import nothing_changes
from tests.situations.wave_changes import LATER, a_day_later
from tests.situations.waves import a_wave, an_officer

pytestmark = pytest.mark.django_db

DUE = {
    OPEN: {WaveState.PLANNED},
    CLOSE: {WaveState.OPEN},
    RESCHEDULE: set(MOVABLE),
    CANCEL: set(CANCELLABLE),
    FREEZE: {WaveState.SCREENED},
    TAKE_BACK_ATTEMPT: {WaveState.FROZEN},
    STATE_AGAIN: {WaveState.FROZEN},
    DRAW: {WaveState.FROZEN},
    PUBLISH: {WaveState.DRAWN},
    # Money may be set aside late, and never for what does not take place.
    FUND_WAVE: set(WaveState) - {WaveState.CANCELLED},
}
NOT_DUE = [(act, state) for act, state in product(DUE, WaveState) if state not in DUE[act]]


@pytest.mark.parametrize(("act", "state"), NOT_DUE, ids=lambda one: getattr(one, "name", one))
def test_what_is_not_due_is_not_even_proposed_and_the_page_says_why(act: Act, state: WaveState) -> None:
    wave, officer = a_wave(state=state), an_officer()
    asked = asked_for(a_day_later(wave)) if act is RESCHEDULE else {}
    with nothing_changes(), pytest.raises(Refused) as refused:
        propose_act(act=act, subject=str(wave.pk), asked=asked, reason="Siap", by=officer, now=LATER)
    assert str(REFUSED[type(refused.value)])
