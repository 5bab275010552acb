"""Two officers decide that an institution will not teach any more what it had still to teach."""

from datetime import datetime, time
from typing import Final

from django.db.models import QuerySet

from prakerja.approvals.register import Plan, declare_act
from prakerja.authority.permissions import Permission
from prakerja.kit.clock import WIB, wib_day
from prakerja.kit.refused import Refused
from prakerja.partners.acts import NotSuspended, partner_in
from prakerja.partners.models import Partner
from prakerja.training.end_purchases import OF_CANCELLED
from prakerja.training.models import Purchase, Schedule


class NothingToTeach(Refused):
    """It has no schedule that is not over."""


def schedules_left(institution: Partner, *, now: datetime) -> "QuerySet[Schedule]":
    """Those that take place and whose last day is not over: until then presence can be confirmed."""
    today = datetime.combine(wib_day(now), time(), tzinfo=WIB)
    return Schedule.objects.filter(course__institution=institution, cancelled_at=None, ends_at__gte=today)


def _ending(subject: str, _asked: Plan, now: datetime) -> Plan:
    institution = partner_in(subject)
    if institution.suspended_at is None:
        raise NotSuspended
    left = schedules_left(institution, now=now)
    if not (schedules := left.count()):
        raise NothingToTeach
    return {
        "partner": institution.name,
        "partner_kind": institution.kind,
        "client_code": institution.client_code,
        "suspended_at": institution.suspended_at.isoformat(),
        "schedules_cancelled": schedules,
        "learners_given_back": Purchase.objects.filter(OF_CANCELLED, schedule__in=left).count(),
    }


#: Of the client code. One alone has suspended it; people may begin and finish meanwhile, so that counts move.
END_TEACHING: Final = declare_act("training.end_teaching", permission=Permission.ADMIT_PARTNERS, foresee=_ending)
