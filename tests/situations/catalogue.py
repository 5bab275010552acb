"""Partners, and courses in each state of the catalogue."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any, Final

from prakerja.approvals.confirm_proposal import confirm_proposal
from prakerja.approvals.models import Proposal
from prakerja.approvals.propose_act import propose_act
from prakerja.approvals.register import Act, Plan
from prakerja.approvals.rules import expires_at
from prakerja.approvals.states import ProposalState
from prakerja.authority.roles import Role
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.partners.models import Partner, PartnerOwner
from prakerja.partners.states import PartnerKind
from prakerja.training.add_schedule import add_schedule
from prakerja.training.course_acts import PUBLISH_COURSE
from prakerja.training.course_rules import Check, CourseContent, ScheduleTerms
from prakerja.training.draft_course import draft_course
from prakerja.training.models import Course, Offer, Schedule
from prakerja.training.offer_course import offer_course
from prakerja.training.suspend_course import suspend_course
from tests.situations.waves import an_officer

NOW: Final = datetime(2021, 2, 24, 3, 0, tzinfo=UTC)
ALL_FOUND: Final[Plan] = {"found": [check.value for check in Check]}
#: Far from those of `training.py`: a test may have partners of both.
_numbers = count(50_001)


def a_partner(kind: PartnerKind, *, owner: str = "", name: str = "Mitra Rekaan", **values: Any) -> Partner:
    number = next(_numbers)
    partner = Partner.objects.create(
        client_code=f"{kind.value}-{number}",
        kind=kind,
        name=name,
        business_number=f"81200{number:08}",
        admitted_at=NOW,
        **values,
    )
    PartnerOwner.objects.create(partner=partner, business_number=owner or f"91200{number:08}", name="Pemilik Rekaan")
    return partner


def an_institution(**values: Any) -> Partner:
    return a_partner(PartnerKind.INSTITUTION, **values)


def a_platform(**values: Any) -> Partner:
    return a_partner(PartnerKind.PLATFORM, **values)


def calls(partner: Partner) -> Actor:
    return Actor.partner(partner.client_code)


CONTENT: Final = CourseContent(
    code="PEL-1",
    title="Membuat Roti Manis untuk Usaha Rumahan",
    summary="Peserta membuat adonan, mengembangkan, memanggang, dan menghitung harga jual roti manis.",
    topics=("food",),
    method="self_paced",
    level="skilling",
    teacher="Chef Rekaan",
    hours=12,
    price=350_000,
    minimum_education="junior",
)


def content(**changes: Any) -> CourseContent:
    return replace(CONTENT, **{"code": f"PEL-{next(_numbers)}", **changes})


def a_draft(institution: Partner | None = None, **changes: Any) -> Course:
    by = calls(institution or an_institution())
    with unit_of_work(by=by):
        return draft_course(content=content(**changes), by=by, now=NOW)


def a_curator(name: str = "Sinta") -> Actor:
    return an_officer(Role.CURATOR, name)


def agreed(act: Act, subject: object, *, role: Role, asked: Plan | None = None, at: datetime = NOW) -> None:
    """Two people of this role have proposed and confirmed it."""
    first, second = an_officer(role), an_officer(role, "Bima")
    with unit_of_work(by=first):
        proposal = propose_act(act=act, subject=str(subject), asked=asked, reason="Diperiksa", by=first, now=at)
    with unit_of_work(by=second):
        confirm_proposal(proposal_id=proposal.pk, by=second, now=at)


def to_be_carried_out(act: Act, subject: object, *, role: Role, asked: Plan | None = None) -> Actor:
    """Two people have decided it, and it is not done yet: the second of them."""
    first, second = an_officer(role), an_officer(role, "Bima")
    assert first.account_id is not None
    Proposal.objects.create(
        act=act.name,
        subject=str(subject),
        asked=asked or {},
        plan=act.foresee(str(subject), asked or {}, NOW),
        reason="Diperiksa",
        proposed_by=first.account_id,
        proposed_at=NOW,
        expires_at=expires_at(NOW),
        state=ProposalState.CONFIRMED,
        confirmed_by=second.account_id,
        confirmed_at=NOW,
    )
    return second


def a_live_course(institution: Partner | None = None, **changes: Any) -> Course:
    course = a_draft(institution, **changes)
    agreed(PUBLISH_COURSE, course.pk, role=Role.CURATOR, asked=ALL_FOUND)
    course.refresh_from_db()
    return course


def a_suspended_course(institution: Partner | None = None, **changes: Any) -> Course:
    course, by = a_live_course(institution, **changes), a_curator()
    with unit_of_work(by=by):
        suspend_course(course_id=course.pk, reason="Isinya berubah", by=by, now=NOW)
    course.refresh_from_db()
    return course


def terms(**changes: Any) -> ScheduleTerms:
    starts = NOW + timedelta(days=7)
    plain = ScheduleTerms(f"J{next(_numbers)}", starts_at=starts, ends_at=starts + timedelta(days=14), seats=30)
    return replace(plain, **changes)


def a_schedule_of(course: Course, **changes: Any) -> Schedule:
    by = calls(course.institution)
    with unit_of_work(by=by):
        return add_schedule(course_code=course.code, terms=terms(**changes), by=by, now=NOW)


def offered(
    course: Course, platform: Partner | None = None, address: str = "https://jual.example/pelatihan/1"
) -> Offer:
    by = calls(platform or a_platform())
    with unit_of_work(by=by):
        return offer_course(course_code=course.code, address=address, by=by, now=NOW)
