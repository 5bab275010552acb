"""The demo's catalogue reads like a real one: nothing twice, nothing that does not fit together, prices in line."""

from collections import Counter

import pytest
from django.db.models import F

from prakerja.kit.clock import wib_day
from prakerja.partners.rules import are_affiliated, is_business_number, is_web_address
from prakerja.simulation.course_words import draft_texts, live_texts, subjects
from prakerja.simulation.demo_catalogue import DRAFTS, placed_courses
from prakerja.simulation.demo_partners import INSTITUTIONS, institutions, platforms
from prakerja.training.course_content import content_of, require_fit, vocabulary
from prakerja.training.models import Course, CourseMove, CoursePrice, Offer, Schedule, ScheduleSeats
from prakerja.training.states import CourseState, Method
from prakerja.training.topics import Topic
from tests.simulation.conftest import LOADED

pytestmark = pytest.mark.xdist_group("demo")


def test_there_are_as_many_as_the_article_counts() -> None:
    assert (len(platforms()), len(list(institutions())), INSTITUTIONS) == (7, 150, 150)
    assert (len(list(live_texts())), len(list(draft_texts(DRAFTS)))) == (1_600, DRAFTS)


def test_every_topic_is_taught_and_no_other() -> None:
    assert Counter(one.topic for one in subjects()) == dict.fromkeys(Topic.values, 10)


def test_no_two_are_called_the_same() -> None:
    names = [one.title for one in (*live_texts(), *draft_texts(DRAFTS))]
    assert len(set(names)) == len(names)
    partners = [one.name for one in (*platforms(), *institutions())]
    assert len(set(partners)) == len(partners)


@pytest.mark.parametrize("twice", ["untuk", "bagi", "dengan", "Tingkat", "Menjadi"])
def test_no_title_says_a_word_of_its_frame_twice(twice: str) -> None:
    found = [one.title for one in live_texts() if one.title.split().count(twice) > 1]
    assert found == []


def test_prices_lie_between_the_cheapest_and_the_dearest_and_rise_with_the_hours() -> None:
    for one in live_texts():
        assert 100_000 <= one.price <= 1_000_000
        assert one.price % 5_000 == 0
        assert 4 <= one.hours <= 60
    for method in Method:
        rows = sorted((one.hours, one.price) for one in live_texts() if one.method == method)
        third = len(rows) // 3
        assert sum(price for _hours, price in rows[:third]) < sum(price for _hours, price in rows[-third:])


def test_whoever_teaches_a_course_teaches_its_topic() -> None:
    for one in placed_courses():
        assert one.text.topic in one.institution.topics


def test_the_same_is_made_on_every_machine() -> None:
    assert list(placed_courses()) == list(placed_courses())


def test_every_partner_is_one_that_the_office_could_admit() -> None:
    for one in (*platforms(), *institutions()):
        assert is_business_number(one.business_number)
        assert is_business_number(one.owner_number)


def test_each_loaded_course_is_one_that_its_institution_could_have_drafted(demo: None) -> None:
    for course in Course.objects.all():
        require_fit(content_of(course), vocabulary(wib_day(LOADED)))
    assert Counter(Course.objects.values_list("state", flat=True)) == {"live": 1_600, "draft": DRAFTS}
    assert CoursePrice.objects.count() == 1_600 + DRAFTS
    assert CourseMove.objects.count() == 3_200 + DRAFTS


def test_each_live_course_has_schedules_with_seats_and_most_are_sold_somewhere(demo: None) -> None:
    live = Course.objects.filter(state=CourseState.LIVE)
    assert not live.exclude(pk__in=Schedule.objects.filter(ends_at__gt=LOADED).values("course")).exists()
    assert ScheduleSeats.objects.filter(seats__gt=F("taken")).count() == Schedule.objects.count()
    assert live.exclude(pk__in=Offer.objects.values("course")).count() < 10


def test_no_offer_is_of_a_sister_and_each_leads_somewhere(demo: None) -> None:
    offers = Offer.objects.select_related("platform", "course__institution")
    for offer in offers.prefetch_related("platform__owners", "course__institution__owners"):
        assert is_web_address(offer.address)
        sides = [
            {side.business_number, *(owner.business_number for owner in side.owners.all())}
            for side in (offer.platform, offer.course.institution)
        ]
        assert not are_affiliated(*sides)
