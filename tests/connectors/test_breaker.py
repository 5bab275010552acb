"""A party that hangs is not asked by everybody: silence opens the breaker for all processes, an answer closes it."""

import socket
from collections.abc import Iterator
from datetime import timedelta
from threading import Barrier

import pytest
from django.db.models import F

from prakerja.connectors.breaker import breaker
from prakerja.connectors.failures import NotAccepted, NotNow, Resting, Silence
from prakerja.connectors.models import Breaker
from prakerja.connectors.post import post
from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import WaitsInsideUnitOfWork, unit_of_work
from tests.patience import PATIENCE_S
from tests.situations.at_once import all_at_once

pytestmark = pytest.mark.django_db


@pytest.fixture
def hanging() -> Iterator[str]:
    """Takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0), backlog=50) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}/"


def ask(url: str) -> None:
    with breaker("party"):
        post(url, json={}, timeout_s=0.1)


def fail(error: Exception, times: int = 1) -> None:
    for _ in range(times):
        with pytest.raises(type(error)), breaker("party"):
            raise error


def rest_is_over() -> None:
    Breaker.objects.update(rests_until=F("rests_until") - timedelta(minutes=1))


def test_three_silences_of_a_hanging_server_open_it(hanging: str) -> None:
    for _ in range(3):
        with pytest.raises(Silence):
            ask(hanging)
    with pytest.raises(Resting):
        ask(hanging)


def test_a_server_that_is_not_there_is_silent() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(Silence):
        ask(f"http://127.0.0.1:{port}/")


def test_nobody_is_asked_inside_a_unit_of_work(clerk: Actor) -> None:
    """Whoever waits for the same rows would wait for the party, too."""
    with pytest.raises(WaitsInsideUnitOfWork), unit_of_work(by=clerk), breaker("party"):
        pass


def test_one_party_that_hangs_holds_up_no_other(hanging: str) -> None:
    fail(Silence(), times=3)
    with breaker("another"):
        pass


def test_an_answer_between_two_silences_begins_the_count_anew() -> None:
    fail(Silence(), times=2)
    with breaker("party"):
        pass
    fail(Silence(), times=2)
    with breaker("party"):
        pass


def test_a_refusal_of_us_opens_it_at_once() -> None:
    fail(NotNow("03"))
    with pytest.raises(Resting), breaker("party"):
        pass
    assert Breaker.objects.get().cause == "03"


def test_a_refusal_of_a_recipient_is_an_answer() -> None:
    fail(Silence(), times=2)
    fail(NotAccepted("550"))
    assert not Breaker.objects.exists()


def test_a_party_that_is_well_leaves_no_row() -> None:
    with breaker("party"):
        pass
    assert not Breaker.objects.exists()


def test_after_its_rest_it_is_asked_and_an_answer_closes_it() -> None:
    fail(Silence(), times=3)
    rest_is_over()
    with breaker("party"):
        pass
    assert not Breaker.objects.exists()


def test_after_its_rest_one_more_silence_opens_it_again() -> None:
    fail(Silence(), times=3)
    rest_is_over()
    fail(Silence())
    with pytest.raises(Resting), breaker("party"):
        pass


def test_a_fault_of_ours_says_nothing_of_the_party() -> None:
    with pytest.raises(KeyError), breaker("party"):
        raise KeyError
    assert not Breaker.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_many_who_find_its_rest_over_one_goes_through() -> None:
    fail(Silence(), times=3)
    rest_is_over()
    all_have_knocked = Barrier(8)

    def passes() -> bool:
        try:
            with breaker("party"):
                all_have_knocked.wait(PATIENCE_S)
        except Resting:
            all_have_knocked.wait(PATIENCE_S)
            return False
        return True

    assert sorted(all_at_once([passes] * 8)) == [False] * 7 + [True]


@pytest.mark.parametrize(("error", "times", "seconds"), [(Silence(), 3, 10), (NotNow("03"), 1, 30)])
def test_a_refusal_of_us_is_left_to_rest_longer_than_silence(error: Exception, times: int, seconds: int) -> None:
    fail(error, times=times)
    rests_until = Breaker.objects.get().rests_until
    assert rests_until
    assert (rests_until - read_clock()).total_seconds() == pytest.approx(seconds, abs=2)
