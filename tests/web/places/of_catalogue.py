"""The pages of the catalogue, in their states."""

from collections.abc import Callable

from django.test import Client

from prakerja.accounts.models import Account
from prakerja.training.models import Course, ScheduleSeats
from prakerja.training.states import CourseState
from tests.situations.catalogue import a_live_course, a_platform, a_schedule_of, a_suspended_course, offered
from tests.situations.own_cards import a_card
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
