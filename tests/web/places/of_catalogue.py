"""The pages of the catalogue, in their states."""

from collections.abc import Callable
from datetime import timedelta

from django.test import Client

from prakerja.accounts.models import Account
from prakerja.approvals.propose_act import propose_act
from prakerja.authority.roles import Role
from prakerja.partners.acts import RESUME
from prakerja.partners.give_sign_key import give_sign_key
from prakerja.training.course_acts import PUBLISH_COURSE
from prakerja.training.models import Course, ScheduleSeats
from prakerja.training.states import CourseState
from tests.situations.accounts import NOW, a_member_of_staff
from tests.situations.catalogue import (
    ALL_FOUND,
    a_curator,
    a_draft,
    a_live_course,
    a_platform,
    a_schedule_of,
    a_suspended_course,
    an_institution,
    offered,
)
from tests.situations.own_cards import a_card
from tests.situations.sso import a_client
from tests.situations.waves import an_officer
from tests.web.forms.of_accounts import signed_in
from tests.web.places.table import Open, add, place

_CATALOGUE = "/pelatihan/"
add("an empty catalogue", lambda: Open(Client(), _CATALOGUE))


def _stranger(query: str) -> Callable[[], Open]:
    def opening() -> Open:
        a_live_course()
        return Open(Client(), _CATALOGUE + query)

    return opening


def _holder(address: str) -> Open:
    card = a_card()
    return Open(signed_in(Account.objects.get(pk=card.applicant_id)), address)


def _of(course: Course) -> str:
    return f"{_CATALOGUE}{course.pk}/"


add("the catalogue", _stranger(""))
add("courses that were sought", _stranger("?words=roti"))
add("courses that were not found", _stranger("?words=roket"))
add("courses of a province", _stranger("?province=31&regency=3171"))
add("a search that cannot be", _stranger(f"?words={'x' * 101}&most=1,5&topic=sihir"))


@place("more of the catalogue")
def more() -> Open:
    first = a_live_course()
    for number in range(2):
        a_live_course(first.institution, title=f"Membuat Kue Lapis {number}")
    return Open(Client(), f"{_CATALOGUE}?words=kue&after=1-{first.price}-{first.pk}")


@place("the end of the catalogue")
def end() -> Open:
    a_live_course()
    return Open(Client(), f"{_CATALOGUE}?after=0-9000000-1")


@place("the catalogue, seen with a card")
def with_card() -> Open:
    course = a_live_course()
    Course.objects.filter(pk=course.pk).update(stars=9, reviews=2)
    return _holder(f"{_CATALOGUE}?within_balance=on&near=")


@place("a course")
def course() -> Open:
    one = a_live_course(method="face_to_face", regency="3171", standard="SKKNI 12/2020", maximum_age=60)
    full = a_schedule_of(one, meetings=3)
    ScheduleSeats.objects.filter(pk=full.pk).update(taken=30)
    a_schedule_of(one)
    offered(one, a_platform(name="Pasar Belajar"))
    return Open(Client(), _of(one))


@place("a course that nobody sells yet")
def unsold() -> Open:
    return Open(Client(), _of(a_live_course()))


@place("a course that was judged")
def judged() -> Open:
    one = a_live_course()
    Course.objects.filter(pk=one.pk).update(stars=9, reviews=2)
    return Open(Client(), _of(one))


@place("a course, seen with a card")
def seen_with_card() -> Open:
    one = a_live_course()
    a_schedule_of(one)
    offered(one)
    return _holder(_of(one))


@place("a course that is too dear for a card")
def too_dear() -> Open:
    return _holder(_of(a_live_course(price=9_000_000)))


@place("a course that is suspended")
def suspended() -> Open:
    return Open(Client(), _of(a_suspended_course()))


@place("a course that is withdrawn")
def withdrawn() -> Open:
    one = a_live_course()
    Course.objects.filter(pk=one.pk).update(state=CourseState.WITHDRAWN)
    return _holder(_of(one))


def _desk(role: Role, address: str) -> Open:
    return Open(signed_in(a_member_of_staff("ratna@prakerja.example", role)), address)


add("no drafts", lambda: _desk(Role.CURATOR, "/kantor/pelatihan/"))
add("no partners", lambda: _desk(Role.AUDITOR, "/kantor/mitra/"))
add("a new partner", lambda: _desk(Role.OFFICER, "/kantor/mitra/baru/"))
_COURSES_OF_OFFICE: dict[str, Callable[[], Course]] = {
    "a draft at the desk": a_draft,
    "a live course at the desk": a_live_course,
    "a suspended course at the desk": a_suspended_course,
}
for _name, _course in _COURSES_OF_OFFICE.items():
    add(_name, lambda course=_course: _desk(Role.CURATOR, f"/kantor/pelatihan/{course().pk}/"))  # type: ignore[misc]


@place("drafts at the desk")
def drafts() -> Open:
    a_draft()
    return _desk(Role.CURATOR, "/kantor/pelatihan/")


@place("a course that waits for its second curator")
def waiting() -> Open:
    one = a_draft()
    offered(a_live_course(one.institution, title="Kelas Lain dari Dapur"))
    by = a_curator()
    propose_act(act=PUBLISH_COURSE, subject=str(one.pk), asked=ALL_FOUND, reason="Sesuai", by=by, now=NOW)
    return _desk(Role.CURATOR, f"/kantor/pelatihan/{one.pk}/")


@place("partners at the desk")
def partners() -> Open:
    an_institution(suspended_at=NOW)
    platform = a_platform(suspended_at=NOW, name="Pasar Belajar")
    propose_act(act=RESUME, subject=platform.client_code, reason="Sudah beres", by=an_officer(), now=NOW)
    return _desk(Role.OFFICER, "/kantor/mitra/")


@place("a partner with its keys")
def with_keys() -> Open:
    one, by = an_institution(), an_officer()
    give_sign_key(partner_id=one.pk, by=by, now=NOW)
    give_sign_key(partner_id=one.pk, by=by, now=NOW + timedelta(seconds=1))
    return _desk(Role.OFFICER, f"/kantor/mitra/{one.pk}/")


@place("an institution that is suspended")
def suspended_institution() -> Open:
    return _desk(Role.OFFICER, f"/kantor/mitra/{an_institution(suspended_at=NOW).pk}/")


@place("a partner that is suspended")
def suspended_partner() -> Open:
    return _desk(Role.OFFICER, f"/kantor/mitra/{a_platform(suspended_at=NOW).pk}/")


@place("where a partner signs people in")
def sign_in_of_partner() -> Open:
    return _desk(Role.OFFICER, f"/kantor/mitra/{a_client().pk}/masuk/")


add("a partner that signs nobody in yet", lambda: _desk(Role.AUDITOR, f"/kantor/mitra/{an_institution().pk}/masuk/"))
