"""The verbs of partners and of the catalogue, ready to be done."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

from prakerja.authority.roles import Role
from prakerja.partners.acts import ADMIT, RESUME, asked_for
from prakerja.partners.admit_partner import admit_partner
from prakerja.partners.end_sign_key import NoSignKey, end_sign_key
from prakerja.partners.give_sign_key import give_sign_key
from prakerja.partners.models import Partner
from prakerja.partners.own_keys import own_keys
from prakerja.partners.resume_partner import resume_partner
from prakerja.partners.rules import Admission, Owner
from prakerja.partners.states import PartnerKind
from prakerja.partners.suspend_partner import suspend_partner
from prakerja.training.add_schedule import add_schedule
from prakerja.training.cancel_schedule import cancel_schedule
from prakerja.training.catalogue_refusals import NothingToPublish, NothingToResume, NotOffered
from prakerja.training.change_course import change_course
from prakerja.training.change_price import change_price
from prakerja.training.course_acts import PUBLISH_COURSE, RESUME_COURSE
from prakerja.training.course_content import content_of
from prakerja.training.draft_course import draft_course
from prakerja.training.end_offer import end_offer
from prakerja.training.end_teaching import end_teaching
from prakerja.training.models import Course, Offer, Schedule
from prakerja.training.offer_course import offer_course
from prakerja.training.publish_course import publish_course
from prakerja.training.pushes.push_courses import push_courses
from prakerja.training.pushes.push_offers import PushedOffer, push_offers
from prakerja.training.pushes.push_schedules import PushedSchedule, push_schedules
from prakerja.training.resume_course import resume_course
from prakerja.training.states import CourseState
from prakerja.training.suspend_course import suspend_course
from prakerja.training.teaching_act import END_TEACHING
from prakerja.training.withdraw_course import withdraw_course
from prakerja.training.withdraw_own_course import withdraw_own_course
from tests.situations.catalogue import (
    ALL_FOUND,
    NOW,
    a_curator,
    a_draft,
    a_live_course,
    a_platform,
    a_schedule_of,
    a_suspended_course,
    an_institution,
    calls,
    content,
    offered,
    terms,
    to_be_carried_out,
)
from tests.situations.training import a_market
from tests.situations.waves import an_officer
from tests.verbs.table import Doing, verb


def _owner(course: Course) -> Partner:
    return course.institution


@verb(
    "partners.admit_partner",
    writes="partners_partner partners_partnerowner partners_redirectaddress",
    events="partners.partner.admitted",
)
def admitting() -> Doing:
    owner = an_institution()
    code = f"baru-{owner.business_number}"
    admission = Admission(
        kind="institution",
        name="Lembaga Baru",
        client_code=code,
        business_number=f"7{owner.business_number[1:]}",
        owners=(Owner(owner.business_number, owner.name),),
        redirect_addresses=("https://baru.example/hadir",),
    )
    by = to_be_carried_out(ADMIT, code, role=Role.OFFICER, asked=asked_for(admission))
    return Doing(partial(admit_partner, client_code=code, by=by, now=NOW), by, owner.pk)


@verb("partners.suspend_partner", writes="partners_partner", events="partners.partner.suspended")
def suspending_a_partner() -> Doing:
    partner, by = an_institution(), an_officer()
    return Doing(partial(suspend_partner, partner_id=partner.pk, reason="Laporan", by=by, now=NOW), by, partner.pk)


@verb("partners.resume_partner", writes="partners_partner", events="partners.partner.resumed")
def resuming_a_partner() -> Doing:
    partner = an_institution(suspended_at=NOW)
    by = to_be_carried_out(RESUME, partner.client_code, role=Role.OFFICER)
    return Doing(partial(resume_partner, client_code=partner.client_code, by=by, now=NOW), by, partner.pk)


@verb(
    "training.end_teaching",
    writes="training_schedule partners_partnerevent approvals_proposal",
    events="training.schedule.cancelled training.institution.ended",
)
def ending_the_teaching_of_an_institution() -> Doing:
    market = a_market()
    Partner.objects.filter(pk=market.institution.pk).update(suspended_at=NOW)
    by = to_be_carried_out(END_TEACHING, market.institution.client_code, role=Role.OFFICER)
    do = partial(end_teaching, client_code=market.institution.client_code, by=by, now=NOW)
    return Doing(do, by, market.institution.pk)


@verb("partners.give_sign_key", writes="partners_partnerkey", events="partners.key.given", is_another=True)
def giving_a_key() -> Doing:
    partner, by = an_institution(), an_officer()
    return Doing(partial(give_sign_key, partner_id=partner.pk, by=by, now=NOW), by, partner.pk)


@verb("partners.end_sign_key", writes="partners_partnerkey", events="partners.key.ended", again=NoSignKey)
def ending_a_key() -> Doing:
    partner, by = an_institution(), an_officer()
    give_sign_key(partner_id=partner.pk, by=by, now=NOW)
    later = NOW + timedelta(hours=1)
    do = partial(end_sign_key, partner_id=partner.pk, number=1, reason="Bocor", by=by, now=later)
    return Doing(do, by, partner.pk)


@verb(
    "training.draft_course",
    writes="training_course training_coursemove training_courseprice",
    events="training.course.drafted",
)
def drafting() -> Doing:
    institution = an_institution()
    by = calls(institution)
    return Doing(partial(draft_course, content=content(), by=by, now=NOW), by, institution.pk)


@verb("training.change_course", writes="training_course training_courseprice", events="training.course.changed")
def changing() -> Doing:
    course = a_draft()
    by = calls(course.institution)
    wanted = replace(content_of(course), hours=20, price=500_000)
    return Doing(partial(change_course, content=wanted, by=by, now=NOW), by, _owner(course).pk)


@verb("training.change_price", writes="training_course training_courseprice", events="training.course.priced")
def pricing() -> Doing:
    course = a_live_course()
    by = calls(course.institution)
    do = partial(change_price, course_code=course.code, price=300_000, by=by, now=NOW)
    return Doing(do, by, _owner(course).pk)


@verb(
    "training.publish_course",
    writes="partners_partnerevent training_course training_coursemove",
    events="training.course.published",
    again=NothingToPublish,
)
def publishing() -> Doing:
    course = a_draft()
    by = to_be_carried_out(PUBLISH_COURSE, course.pk, role=Role.CURATOR, asked=ALL_FOUND)
    return Doing(partial(publish_course, course_id=course.pk, by=by, now=NOW), by, _owner(course).pk)


@verb(
    "training.suspend_course",
    writes="partners_partnerevent training_course training_coursemove",
    events="training.course.suspended",
)
def suspending() -> Doing:
    course, by = a_live_course(), a_curator()
    return Doing(partial(suspend_course, course_id=course.pk, reason="Laporan", by=by, now=NOW), by, _owner(course).pk)


@verb(
    "training.resume_course",
    writes="partners_partnerevent training_course training_coursemove",
    events="training.course.resumed",
    again=NothingToResume,
)
def resuming() -> Doing:
    course = a_suspended_course()
    by = to_be_carried_out(RESUME_COURSE, course.pk, role=Role.CURATOR)
    return Doing(partial(resume_course, course_id=course.pk, by=by, now=NOW), by, _owner(course).pk)


@verb(
    "training.withdraw_course",
    writes="partners_partnerevent training_course training_coursemove",
    events="training.course.withdrawn",
)
def withdrawing() -> Doing:
    course, by = a_live_course(), a_curator()
    return Doing(partial(withdraw_course, course_id=course.pk, reason="Laporan", by=by, now=NOW), by, _owner(course).pk)


@verb(
    "training.withdraw_own_course",
    writes="partners_partnerevent training_course training_coursemove",
    events="training.course.withdrawn",
)
def withdrawing_ones_own() -> Doing:
    course = a_live_course()
    by = calls(course.institution)
    return Doing(partial(withdraw_own_course, course_code=course.code, by=by, now=NOW), by, _owner(course).pk)


@verb("training.add_schedule", writes="training_schedule training_scheduleseats", events="training.schedule.added")
def scheduling() -> Doing:
    course, wanted = a_live_course(), terms()
    by = calls(course.institution)
    do = partial(add_schedule, course_code=course.code, terms=wanted, by=by, now=NOW)
    return Doing(do, by, _owner(course).pk)


@verb(
    "training.cancel_schedule", writes="partners_partnerevent training_schedule", events="training.schedule.cancelled"
)
def cancelling() -> Doing:
    course = a_live_course()
    schedule, by = a_schedule_of(course), calls(course.institution)
    do = partial(cancel_schedule, course_code=course.code, schedule_code=schedule.code, by=by, now=NOW)
    return Doing(do, by, _owner(course).pk)


@verb("training.offer_course", writes="training_offer", events="training.offer.made")
def offering() -> Doing:
    course, platform = a_live_course(), a_platform()
    by = calls(platform)
    do = partial(offer_course, course_code=course.code, address="https://jual.example/1", by=by, now=NOW)
    return Doing(do, by, platform.pk)


@verb("training.end_offer", writes="training_offer", events="training.offer.ended", again=NotOffered)
def ending_an_offer() -> Doing:
    course, platform = a_live_course(), a_platform()
    offered(course, platform)
    by = calls(platform)
    return Doing(partial(end_offer, course_code=course.code, by=by, now=NOW), by, platform.pk)


@verb("partners.own_keys")
def reading_own_keys() -> Doing:
    platform = a_platform()
    by = calls(platform)
    return Doing(partial(own_keys, kind=PartnerKind.PLATFORM, by=by, now=NOW), by, platform.pk)


@verb(
    "training.push_courses",
    writes="training_course training_coursemove training_courseprice partners_partnerevent",
    events="training.course.withdrawn training.course.drafted",
)
def pushing_courses() -> Doing:
    left = a_live_course()
    by, wanted = calls(left.institution), [content()]

    def do() -> object:
        # What is withdrawn already is no more to be taken away.
        removes = Course.objects.exclude(state=CourseState.WITHDRAWN).filter(pk=left.pk).count()
        return push_courses(contents=wanted, stay=[], removes=removes, by=by, now=NOW)

    return Doing(do, by, _owner(left).pk)


@verb(
    "training.push_schedules",
    writes="training_schedule training_scheduleseats partners_partnerevent",
    events="training.schedule.cancelled training.schedule.added",
)
def pushing_schedules() -> Doing:
    course = a_live_course()
    left, by, wanted = a_schedule_of(course), calls(course.institution), [PushedSchedule(course.code, terms())]

    def do() -> object:
        removes = Schedule.objects.filter(pk=left.pk, cancelled_at=None).count()
        return push_schedules(rows=wanted, stay=[], removes=removes, by=by, now=NOW)

    return Doing(do, by, _owner(course).pk)


@verb("training.push_offers", writes="training_offer", events="training.offer.ended training.offer.made")
def pushing_offers() -> Doing:
    left, course, platform = a_live_course(), a_live_course(), a_platform()
    by = calls(platform)
    offered(left, platform)

    def do() -> object:
        removes = Offer.objects.filter(course=left, platform=platform).count()
        rows = [PushedOffer(course.code, "https://jual.example/1")]
        return push_offers(rows=rows, stay=[], removes=removes, by=by, now=NOW)

    return Doing(do, by, platform.pk)
