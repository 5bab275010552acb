"""What calls about a redeem code have in common: how it is asked for, and what is said to a code that will not do."""

from collections.abc import Mapping
from typing import Annotated, Final

from pydantic import Field, StringConstraints

from prakerja.kit.refused import Refused
from prakerja.partner_api.v1.asked import Asked
from prakerja.partner_api.v1.errors import ApiError
from prakerja.training.begin_training import CodeOver, CodeVoided, CourseStopped, NotItsTime, TrainingCancelled
from prakerja.training.purchase_of_code import NoSuchCode
from prakerja.training.require_attending import NotBegun

#: Participants copy it with blanks around.
RedeemCode = Annotated[
    str, StringConstraints(strict=True, strip_whitespace=True, min_length=1, max_length=64, pattern=r"^[!-~]+$")
]
MaybeRedeemCode = Annotated[
    str, StringConstraints(strict=True, strip_whitespace=True, max_length=64, pattern=r"^[!-~]*$")
]
#: 1 is redeeming and the first meeting, 2 to 10 the others, 999 the test at the end.
Sequence = Annotated[int, Field(strict=True)]
#: Any text: whether it will do is the verb's to say.
Text = Annotated[str, StringConstraints(strict=True, max_length=10_000)]

#: Whatever is done with a code.
OF_CODE: Final[Mapping[type[Refused], ApiError]] = {
    NoSuchCode: ApiError.CODE_NOT_FOUND,
    CodeVoided: ApiError.CODE_VOIDED,
    CodeOver: ApiError.CODE_OVER,
    TrainingCancelled: ApiError.TRAINING_CANCELLED,
    CourseStopped: ApiError.COURSE_STOPPED,
    NotItsTime: ApiError.NOT_ITS_TIME,
    NotBegun: ApiError.NOT_REDEEMED,
}


class AskedOfCode(Asked):
    redeem_code: RedeemCode
