"""oauth/url-generate: the address of a page on which a participant confirms that they are present."""

from typing import Final

from django.conf import settings
from django.urls import reverse
from ninja import Router
from pydantic import BaseModel

from prakerja.kit.typed_address import NotAnAddress
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.partner_api.v1.caller import PartnerRequest, institution
from prakerja.partner_api.v1.envelope import FAILURES, Ok
from prakerja.partner_api.v1.errors import ApiError
from prakerja.partner_api.v1.of_code import OF_CODE, AskedOfCode, Sequence, Text
from prakerja.partner_api.v1.refused import refusing
from prakerja.partner_api.v1.rehearsed import rehearsed
from prakerja.partner_api.v1.taught import TYPE_NUMBERS, method_of
from prakerja.training.ask_for_presence import Asked, LearnerTaken, RedirectNotRegistered, ask_for_presence
from prakerja.training.rehearsals.cases import is_test_code
from prakerja.training.rehearsals.presence_calls import AskPresence
from prakerja.training.require_attending import AttendedAlready, MeetingMissing, NoSuchMeeting, PresenceRefused

router: Final = Router(auth=institution, tags=["oauth"])


class AskedPresence(AskedOfCode):
    redirect_uri: Text
    email: Text
    sequence: Sequence = 1


class CourseKind(BaseModel):
    type: int
    learning_method: str


class PresencePage(BaseModel):
    url: str
    state: str
    course: CourseKind


@router.post("oauth/url-generate", response={200: Ok[PresencePage], **FAILURES})
@refusing(
    {
        **OF_CODE,
        NoSuchMeeting: ApiError.MEETING_UNKNOWN,
        AttendedAlready: ApiError.ATTENDED_ALREADY,
        PresenceRefused: ApiError.PRESENCE_REFUSED,
        MeetingMissing: ApiError.MEETING_MISSING,
        RedirectNotRegistered: ApiError.REDIRECT_NOT_REGISTERED,
        NotAnAddress: ApiError.EMAIL_WRONG,
        LearnerTaken: ApiError.LEARNER_TAKEN,
    }
)
def url_generate(request: PartnerRequest, asked: AskedPresence) -> Ok[PresencePage]:
    """Each call opens another page, and each is good for two hours: no first answer is kept, since its state is kept
    nowhere."""
    if is_test_code(asked.redeem_code):
        call = AskPresence(asked.redirect_uri, asked.email, asked.sequence)
        return _told(rehearsed(request, asked.redeem_code, call), page="rehearsals:confirm")
    with unit_of_work(by=request.actor) as work:
        opened = ask_for_presence(
            code=asked.redeem_code,
            redirect_address=asked.redirect_uri,
            email=asked.email,
            sequence=asked.sequence,
            by=work.actor,
            now=work.now,
        )
    return _told(opened, page="presence:confirm")


def _told(opened: Asked, *, page: str) -> Ok[PresencePage]:
    url = f"{settings.BASE_URL}{reverse(page, args=[opened.state])}"
    kind = CourseKind(type=TYPE_NUMBERS[opened.method], learning_method=method_of(opened.method))
    return Ok(data=PresencePage(url=url, state=opened.state, course=kind))
