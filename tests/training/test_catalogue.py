"""The life of a course: drafted, let in by two, suspended by one, resumed by two; and what it costs, since when."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from pydantic import JsonValue

from prakerja.approvals.confirm_proposal import ProposalVoid, SamePerson, confirm_proposal
from prakerja.approvals.models import Proposal
from prakerja.approvals.propose_act import ReasonMissing, propose_act
from prakerja.approvals.require_confirmed import NotConfirmed
from prakerja.authority.require import PermissionMissing
from prakerja.authority.roles import Role
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.partners.require_partner import NotAPartner
from prakerja.training.add_schedule import add_schedule
from prakerja.training.cancel_schedule import cancel_schedule
from prakerja.training.catalogue_refusals import (
    AddressUnfit,
    AffiliatedSale,
    ChecklistOpen,
    CourseChanged,
    CourseCodeTaken,
    CourseWithdrawn,
    NoCourse,
    NoPrice,
    NoSchedule,
    NotADraft,
    NothingToPublish,
    NothingToResume,
    NothingToSuspend,
    NotOffered,
    ScheduleCodeTaken,
    ScheduleOver,
    ScheduleRefused,
)
from prakerja.training.change_course import change_course
from prakerja.training.change_price import change_price
from prakerja.training.course_acts import PUBLISH_COURSE, RESUME_COURSE, course_in
from prakerja.training.course_content import content_of
from prakerja.training.course_rules import Check
from prakerja.training.draft_course import draft_course
from prakerja.training.end_offer import end_offer
from prakerja.training.models import Course, CourseMove, CoursePrice, Offer, Schedule, ScheduleSeats
from prakerja.training.offer_course import offer_course
from prakerja.training.publish_course import publish_course
from prakerja.training.states import CourseState
from prakerja.training.suspend_course import suspend_course
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
    agreed,
    an_institution,
    calls,
    content,
    offered,
    terms,
    to_be_carried_out,
)
from tests.situations.waves import an_officer

pytestmark = pytest.mark.django_db


def state_of(course: Course) -> str:
    return Course.objects.values_list("state", flat=True).get(pk=course.pk)


def life_of(course: Course) -> list[str]:
    return list(CourseMove.objects.filter(course=course).order_by("number").values_list("state", flat=True))


def prices_of(course: Course) -> list[int]:
    return list(CoursePrice.objects.filter(course=course).order_by("number").values_list("price", flat=True))


def drafted(by: Actor, **changes: Any) -> Course:
    with unit_of_work(by=by):
        return draft_course(content=content(**changes), by=by, now=NOW)


def test_a_draft_is_its_institutions_and_begins_its_life_and_its_prices() -> None:
    course = a_draft(price=400_000)
    assert (course.state, life_of(course), prices_of(course)) == ("draft", ["draft"], [400_000])


def test_the_same_draft_twice_is_one_and_another_of_its_code_is_refused() -> None:
    institution = an_institution()
    first = drafted(calls(institution), code="SAMA")
    assert drafted(calls(institution), code="SAMA").pk == first.pk
    for by, hours in ((calls(institution), 13), (calls(an_institution()), 12)):
        with pytest.raises(CourseCodeTaken):
            drafted(by, code="SAMA", hours=hours)
    assert Course.objects.count() == CoursePrice.objects.count() == 1


@pytest.mark.parametrize("who", [a_platform, lambda: None, an_officer])
def test_only_institutions_draft(who: Any) -> None:
    made = who()
    by = made if isinstance(made, Actor) else calls(made) if made else Actor.partner("nobody")
    with pytest.raises((NotAPartner, PermissionMissing)):
        drafted(by)


def test_a_draft_is_written_anew_by_its_own_institution_alone() -> None:
    course = a_draft()
    wanted = replace(content_of(course), hours=20, price=500_000)
    with pytest.raises(NoCourse), unit_of_work(by=calls(an_institution())) as work:
        change_course(content=wanted, by=work.actor, now=NOW)
    for _ in range(2):
        with unit_of_work(by=calls(course.institution)) as work:
            change_course(content=wanted, by=work.actor, now=NOW)
    course.refresh_from_db()
    assert (content_of(course), prices_of(course)) == (wanted, [350_000, 500_000])


def test_a_live_course_is_not_written_anew_but_its_price_is() -> None:
    course = a_live_course()
    by = calls(course.institution)
    with pytest.raises(NotADraft), unit_of_work(by=by):
        change_course(content=replace(content_of(course), hours=1), by=by, now=NOW)
    for _ in range(2):
        with unit_of_work(by=by):
            change_price(course_code=course.code, price=300_000, by=by, now=NOW)
    course.refresh_from_db()
    assert (course.price, prices_of(course)) == (300_000, [350_000, 300_000])


@pytest.mark.parametrize("price", [0, -1, 10**12])
def test_what_is_no_price_is_refused(price: int) -> None:
    course = a_live_course()
    by = calls(course.institution)
    with pytest.raises(NoPrice), unit_of_work(by=by):
        change_price(course_code=course.code, price=price, by=by, now=NOW)


def test_two_curators_let_a_course_in() -> None:
    course = a_live_course()
    assert (state_of(course), life_of(course)) == ("live", ["draft", "live"])


def test_one_curator_is_not_enough_nor_the_same_one_twice() -> None:
    course, by = a_draft(), a_curator()
    with pytest.raises(NotConfirmed), unit_of_work(by=by):
        publish_course(course_id=course.pk, by=by, now=NOW)
    proposal = propose_act(
        act=PUBLISH_COURSE, subject=str(course.pk), asked=ALL_FOUND, reason="Diperiksa", by=by, now=NOW
    )
    with pytest.raises(SamePerson), unit_of_work(by=by):
        confirm_proposal(proposal_id=proposal.pk, by=by, now=NOW)
    officer = an_officer()
    with pytest.raises(PermissionMissing), unit_of_work(by=officer):
        confirm_proposal(proposal_id=proposal.pk, by=officer, now=NOW)
    assert state_of(course) == CourseState.DRAFT


@pytest.mark.parametrize("left", [check.value for check in Check])
def test_what_was_not_found_keeps_a_course_out(left: str) -> None:
    course = a_draft()
    found: list[JsonValue] = [check.value for check in Check if check.value != left]
    with pytest.raises(ChecklistOpen) as refused:
        PUBLISH_COURSE.foresee(str(course.pk), {"found": found}, NOW)
    assert refused.value.left == [left]


@pytest.mark.parametrize("asked", [{}, {"found": None}, {"found": "all"}, {"found": {}}, {"found": [1, None, []]}])
def test_a_checklist_of_nonsense_is_an_open_one(asked: dict[str, Any]) -> None:
    with pytest.raises(ChecklistOpen):
        PUBLISH_COURSE.foresee(str(a_draft().pk), asked, NOW)


@pytest.mark.parametrize("subject", ["", "0", "01", "-1", "x", "٣", "9" * 30, "1e3", " 1"])
def test_what_is_no_course_is_refused(subject: str) -> None:
    with pytest.raises(NoCourse):
        course_in(subject)


def test_a_draft_that_was_written_anew_is_not_what_was_proposed() -> None:
    course, first, second = a_draft(), a_curator(), a_curator("Yusuf")
    with unit_of_work(by=first):
        proposal = propose_act(
            act=PUBLISH_COURSE, subject=str(course.pk), asked=ALL_FOUND, reason="Diperiksa", by=first, now=NOW
        )
    by = calls(course.institution)
    with unit_of_work(by=by):
        change_price(course_code=course.code, price=900_000, by=by, now=NOW)
    with pytest.raises(ProposalVoid), unit_of_work(by=second):
        confirm_proposal(proposal_id=proposal.pk, by=second, now=NOW)
    assert state_of(course) == CourseState.DRAFT


def test_what_changed_at_the_last_moment_is_not_let_in() -> None:
    course = a_draft()
    by = to_be_carried_out(PUBLISH_COURSE, course.pk, role=Role.CURATOR, asked=ALL_FOUND)
    Course.objects.filter(pk=course.pk).update(hours=99)
    with pytest.raises(CourseChanged), unit_of_work(by=by):
        publish_course(course_id=course.pk, by=by, now=NOW)


def test_one_suspends_with_a_reason_and_two_resume() -> None:
    course = a_suspended_course()
    plan = RESUME_COURSE.foresee(str(course.pk), {}, NOW)
    assert plan["suspended_for"] == "Isinya berubah"
    agreed(RESUME_COURSE, course.pk, role=Role.CURATOR)
    assert life_of(course) == ["draft", "live", "suspended", "live"]


def test_a_course_can_be_suspended_and_resumed_again_and_again() -> None:
    course = a_live_course()
    for _ in range(3):
        with unit_of_work(by=a_curator()) as work:
            suspend_course(course_id=course.pk, reason="Lagi", by=work.actor, now=NOW)
        agreed(RESUME_COURSE, course.pk, role=Role.CURATOR)
    assert life_of(course)[2:] == ["suspended", "live"] * 3


def test_suspending_asks_for_a_reason_a_curator_and_a_live_course() -> None:
    course, draft, by = a_live_course(), a_draft(), a_curator()
    with pytest.raises(ReasonMissing), unit_of_work(by=by):
        suspend_course(course_id=course.pk, reason=" ", by=by, now=NOW)
    with pytest.raises(PermissionMissing), unit_of_work(by=an_officer()) as work:
        suspend_course(course_id=course.pk, reason="x", by=work.actor, now=NOW)
    with pytest.raises(NothingToSuspend), unit_of_work(by=by):
        suspend_course(course_id=draft.pk, reason="x", by=by, now=NOW)
    for nobody in (0, -1, 2**63, 2**70):
        with pytest.raises(NoCourse), unit_of_work(by=by):
            suspend_course(course_id=nobody, reason="x", by=by, now=NOW)


def test_a_reason_of_any_length_is_kept_as_far_as_it_is_shown() -> None:
    course, by = a_live_course(), a_curator()
    with unit_of_work(by=by):
        withdraw_course(course_id=course.pk, reason="x" * 5_000, by=by, now=NOW)
    assert CourseMove.objects.filter(course=course).latest("number").reason == "x" * 1_000


def test_what_is_withdrawn_stays_so() -> None:
    course = a_live_course()
    by, curator = calls(course.institution), a_curator()
    for _ in range(2):
        with unit_of_work(by=by):
            withdraw_own_course(course_code=course.code, by=by, now=NOW)
        with unit_of_work(by=curator):
            withdraw_course(course_id=course.pk, reason="Juga", by=curator, now=NOW)
    assert life_of(course) == ["draft", "live", "withdrawn"]
    with pytest.raises(CourseWithdrawn), unit_of_work(by=by):
        change_price(course_code=course.code, price=1, by=by, now=NOW)
    with pytest.raises(CourseWithdrawn), unit_of_work(by=by):
        add_schedule(course_code=course.code, terms=terms(), by=by, now=NOW)
    with pytest.raises(NothingToResume):
        RESUME_COURSE.foresee(str(course.pk), {}, NOW)
    with pytest.raises(NothingToPublish):
        PUBLISH_COURSE.foresee(str(course.pk), ALL_FOUND, NOW)


def test_a_schedule_has_its_seats_and_the_same_one_twice_is_one() -> None:
    course = a_live_course()
    by, wanted = calls(course.institution), terms(seats=7)
    for _ in range(2):
        with unit_of_work(by=by):
            add_schedule(course_code=course.code, terms=wanted, by=by, now=NOW)
    assert ScheduleSeats.objects.get().seats == 7
    with pytest.raises(ScheduleCodeTaken), unit_of_work(by=by):
        add_schedule(course_code=course.code, terms=replace(wanted, seats=8), by=by, now=NOW)
    with pytest.raises(ScheduleRefused), unit_of_work(by=by):
        add_schedule(course_code=course.code, terms=replace(wanted, code="J", seats=0), by=by, now=NOW)
    with pytest.raises(NoCourse), unit_of_work(by=calls(an_institution())) as work:
        add_schedule(course_code=course.code, terms=terms(), by=work.actor, now=NOW)


def test_a_schedule_is_cancelled_once_and_before_it_is_over() -> None:
    course = a_live_course()
    schedule, by = a_schedule_of(course), calls(course.institution)

    def cancel(code: str, at: Any = NOW) -> None:
        with unit_of_work(by=by):
            cancel_schedule(course_code=course.code, schedule_code=code, by=by, now=at)

    with pytest.raises(NoSchedule):
        cancel("nothing")
    with pytest.raises(ScheduleOver):
        cancel(schedule.code, schedule.ends_at)
    cancel(schedule.code)
    cancel(schedule.code, NOW + timedelta(hours=1))
    assert Schedule.objects.get().cancelled_at == NOW


def test_a_platform_offers_a_course_once_and_where_it_said_last() -> None:
    course, platform = a_live_course(), a_platform()
    for path in ("1", "1", "2"):
        offered(course, platform, f"https://jual.example/{path}")
    assert Offer.objects.get().address == "https://jual.example/2"
    by = calls(platform)
    with unit_of_work(by=by):
        end_offer(course_code=course.code, by=by, now=NOW)
    with pytest.raises(NotOffered), unit_of_work(by=by):
        end_offer(course_code=course.code, by=by, now=NOW)


@pytest.mark.parametrize(
    "address", ["", "javascript:alert(1)", "http://10.0.0.1/", "https://a@b.example/", "//x.example"]
)
def test_nobody_is_led_to_what_is_no_page(address: str) -> None:
    with pytest.raises(AddressUnfit):
        offered(a_live_course(), address=address)


def test_drafts_and_withdrawn_courses_are_not_there_for_platforms() -> None:
    withdrawn = a_live_course()
    Course.objects.filter(pk=withdrawn.pk).update(state=CourseState.WITHDRAWN)
    for course in (a_draft(), withdrawn):
        with pytest.raises(NoCourse):
            offered(course)


@pytest.mark.parametrize("kind", ["common owner", "platform owns", "institution owns", "same business"])
def test_an_affiliated_sale_is_refused(kind: str) -> None:
    owner = "9999999999999"
    institution, platform = an_institution(owner=owner), a_platform(owner=owner if kind == "common owner" else "")
    if kind == "platform owns":
        institution.owners.update(business_number=platform.business_number)
    if kind == "institution owns":
        platform.owners.update(business_number=institution.business_number)
    if kind == "same business":
        type(platform).objects.filter(pk=platform.pk).update(business_number=institution.business_number)
    course = a_live_course(institution)
    with pytest.raises(AffiliatedSale):
        offered(course, platform)
    assert not Offer.objects.exists()


def test_who_shares_nothing_may_sell() -> None:
    offered(a_live_course(an_institution()), a_platform())
    assert Offer.objects.count() == 1


def test_institutions_do_not_sell() -> None:
    course = a_live_course()
    by = calls(course.institution)
    with pytest.raises(Refused), unit_of_work(by=by):
        offer_course(course_code=course.code, address="https://jual.example/", by=by, now=NOW)


def test_a_course_carried_out_twice_is_live_once() -> None:
    course = a_draft()
    by = to_be_carried_out(PUBLISH_COURSE, course.pk, role=Role.CURATOR, asked=ALL_FOUND)
    with unit_of_work(by=by):
        publish_course(course_id=course.pk, by=by, now=NOW)
    Proposal.objects.update(state="carried_out", carried_out_at=NOW)
    with unit_of_work(by=by):
        publish_course(course_id=course.pk, by=by, now=NOW)
    assert life_of(course) == ["draft", "live"]
