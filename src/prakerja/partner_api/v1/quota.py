"""payment/quota-schedule: how many seats are left."""

from typing import Final

from ninja import Router
from pydantic import BaseModel

from prakerja.kit.unit_of_work import unit_of_work
from prakerja.partner_api.v1.asked import Asked, MaybeCode
from prakerja.partner_api.v1.caller import PartnerRequest, Rejected, platform
from prakerja.partner_api.v1.envelope import FAILURES, Ok
from prakerja.partner_api.v1.errors import ApiError
from prakerja.partner_api.v1.refused import refusing
from prakerja.training.seats_left import ScheduleNotFound, seats_left

router: Final = Router(auth=platform, tags=["payment"])


class AskedQuota(Asked):
    course_code: MaybeCode = ""
    schedule_code: MaybeCode = ""


class Quota(BaseModel):
    schedule_code: str
    course_code: str
    quota: int


@router.post("payment/quota-schedule", response={200: Ok[Quota], **FAILURES})
@refusing({ScheduleNotFound: ApiError.SCHEDULE_NOT_FOUND})
def quota_schedule(request: PartnerRequest, asked: AskedQuota) -> Ok[Quota]:
    """Seats left of a schedule that the platform sells."""
    if not (asked.course_code and asked.schedule_code):
        raise Rejected(ApiError.COURSE_OR_SCHEDULE_EMPTY)
    with unit_of_work(by=request.actor) as work:
        left = seats_left(course_code=asked.course_code, schedule_code=asked.schedule_code, by=work.actor)
    return Ok(data=Quota(schedule_code=asked.schedule_code, course_code=asked.course_code, quota=left))
