"""What a signal may be about, and how it stands."""

from typing import Final

from django.db.models import TextChoices


class SignalKind(TextChoices):
    #: Many learners of a course confirmed their presence in one browser.
    ONE_DEVICE = "one_device"
    #: … from one network, in a course that nobody attends face to face.
    ONE_NETWORK = "one_network"
    #: … within one hour, in a course that everybody follows by themselves.
    ONE_HOUR = "one_hour"
    #: Learners were declared finished sooner than the material lasts.
    TOO_FAST = "too_fast"
    #: Codes were redeemed one after the other, as nobody types them.
    CODES_IN_A_ROW = "codes_in_a_row"
    #: An hour of the course costs far more than an hour of its like.
    PRICE = "price"
    #: Nearly all who have bought it finish.
    NEARLY_ALL_FINISH = "nearly_all_finish"


class SignalState(TextChoices):
    #: What it is about is held, and nobody has judged it.
    OPEN = "open"
    #: Two people found nothing wrong: the money goes on.
    CLEARED = "cleared"
    #: A curator found that it is so: the money stays held, until two decide what becomes of it.
    CONFIRMED = "confirmed"


SIGNAL_MOVES: Final = {
    SignalState.OPEN: {SignalState.CLEARED, SignalState.CONFIRMED},
    # Who looked again and was wrong: two let it go on.
    SignalState.CONFIRMED: {SignalState.CLEARED},
    SignalState.CLEARED: set(),
}
