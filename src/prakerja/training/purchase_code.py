"""The code by which a holder confirms what they buy: platform, course and price stand in the SMS, and bind it."""

from typing import Final

from prakerja.codes.bound import Bound
from prakerja.codes.purpose import CodePurpose
from prakerja.messages.states import Channel

PURCHASE_CODE: Final = CodePurpose(name="training.purchase", channel=Channel.SMS, text="purchase_code")
#: As much of a name as an SMS has room for.
_LONGEST: Final = 40


def bound_to(*, platform: str, course: str, amount: int) -> Bound:
    """What the code confirms."""
    return {"platform": platform[:_LONGEST].strip(), "course": course[:_LONGEST].strip(), "amount": amount}
