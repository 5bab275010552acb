"""The stars of a course are those of its reviews that all read, each counted once."""

import pytest
from django.db.models import F
from pytest_django import DjangoAssertNumQueries

from prakerja.kit.unit_of_work import unit_of_work
from prakerja.training.models import Review
from prakerja.training.reviews.count_reviews import count_reviews
from tests.situations.learning import STARTS, a_purchase, finished
from tests.situations.reviews import COUNTING, WITH_A_PHONE, counted, reviewed, stars_of
from tests.situations.training import a_market

pytestmark = pytest.mark.django_db


def test_each_review_is_counted_once() -> None:
    market = a_market()
    first, _second = (reviewed(finished(a_purchase(market)), stars=stars) for stars in (5, 2))
    assert stars_of(first) == (0, 0)
    counted()
    counted()
    assert stars_of(first) == (7, 2)


def test_one_that_is_written_anew_counts_as_it_is_now() -> None:
    bought = reviewed(stars=5)
    counted()
    reviewed(bought, stars=1, text="Sesudah dipikir, buruk.")
    counted()
    assert stars_of(bought) == (1, 1)


def test_a_hidden_one_is_not_counted_and_a_mended_one_is() -> None:
    bought = reviewed(text=WITH_A_PHONE)
    counted()
    assert stars_of(bought) == (0, 0)
    reviewed(bought, stars=3)
    counted()
    assert stars_of(bought) == (3, 1)
    reviewed(bought, stars=3, text=WITH_A_PHONE)
    counted()
    assert stars_of(bought) == (0, 0)


def test_in_small_pieces_it_is_the_same() -> None:
    market = a_market()
    bought = [reviewed(finished(a_purchase(market)), stars=stars) for stars in (5, 4, 3)]
    counted(at_once=1)
    assert stars_of(bought[0]) == (12, 3)
    assert not Review.objects.exclude(counted=F("weight")).exists()


def test_however_many_there_are_it_takes_two_statements(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    market = a_market()
    for stars in (5, 4, 3):
        reviewed(finished(a_purchase(market)), stars=stars)
    with unit_of_work(by=COUNTING), django_assert_num_queries(2):
        count_reviews(by=COUNTING, now=STARTS)
