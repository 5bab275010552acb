"""What looks like fraud is found once, and holds what was earned by it; what does not is left alone."""

from datetime import datetime, timedelta

import pytest

from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.training.declare_completion import declare_completion
from prakerja.training.lapse_purchase import lapse_purchase
from prakerja.training.models import Course, PayableHold, PresenceTrace, SignalledPurchase
from prakerja.training.signals import thresholds
from prakerja.training.signals.forget_traces import KEPT_FOR, forget_traces
from prakerja.training.signals.states import SignalKind, SignalState
from prakerja.training.statements.reasons import HoldCause
from tests.situations.learning import STARTS, Bought, a_purchase, attended, declared, finished, present
from tests.situations.signals import a_signal, found, on_one_device, present_from
from tests.situations.training import a_course, a_market

pytestmark = pytest.mark.django_db
_NIGHT = STARTS + timedelta(hours=12)


@pytest.fixture(autouse=True)
def low_thresholds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three of anything, so that nobody makes a hundred."""
    real = thresholds.read_thresholds
    monkeypatch.setattr(
        thresholds,
        "read_thresholds",
        lambda text: {kind: {**figures, "least": 3} for kind, figures in real(text).items()},
    )


def held() -> set[tuple[object, int]]:
    """The purchases of which nothing comes onto a statement, because of a signal."""
    holds = PayableHold.objects.filter(cause=HoldCause.SIGNAL.value, released_at=None)
    return set(holds.values_list("applicant_id", "purchase"))


def keys(bought: list[Bought]) -> set[tuple[object, int]]:
    return {(one.buyer.applicant_id, one.number) for one in bought}


def test_three_learners_of_a_course_in_one_browser_are_a_signal() -> None:
    bought = on_one_device(3)
    (signal,) = found()
    assert (signal.course_id, signal.state) == (bought[0].market.course.pk, SignalState.OPEN)
    assert signal.facts == {"learners": 3, "from": 3}
    assert held() == keys(bought)


def test_two_of_a_family_are_none_and_neither_are_browsers_without_a_key() -> None:
    on_one_device(2)
    market = a_market()
    for number in range(3):
        present_from(a_purchase(market), f"203.0.113.{number}", "")
    assert found() == []
    assert held() == set()


def test_three_behind_one_address_are_a_signal_but_not_face_to_face() -> None:
    apart, together = a_market(), a_market(method="face_to_face", regency="3171")
    bought = [present_from(a_purchase(apart), "198.51.100.7", f"a{number}") for number in range(3)]
    for number in range(3):
        present_from(a_purchase(together), "198.51.100.7", f"b{number}")
    (signal,) = found(SignalKind.ONE_NETWORK)
    assert signal.course_id == apart.course.pk
    assert held() == keys(bought)


def test_three_within_an_hour_are_a_signal_unless_most_come_at_other_times() -> None:
    busy, quiet = a_market(), a_market()
    for market, others in ((busy, 0), (quiet, 4)):
        for number in range(3 + others):
            at = STARTS + timedelta(minutes=5 if number < 3 else 60 * number)
            present_from(a_purchase(market), f"198.51.100.{number}", f"{market.course.pk}-{number}", at=at)
    (signal,) = found(SignalKind.ONE_HOUR)
    assert signal.course_id == busy.course.pk
    assert (signal.facts["learners"], signal.facts["of_the_day"]) == (3, 3)


def test_who_finishes_sooner_than_the_material_lasts_is_a_signal() -> None:
    market = a_market(hours=16)
    bought = [declared(a_purchase(market)) for _ in range(3)]
    slow = a_market(hours=16)
    for _ in range(3):
        declared_only(attended(a_purchase(slow)), at=STARTS + timedelta(hours=9))
    (signal,) = found(SignalKind.TOO_FAST)
    assert signal.course_id == market.course.pk
    assert signal.facts["median_minutes"] == 0
    assert held() == keys(bought)


def declared_only(bought: Bought, *, at: datetime) -> None:
    """Whoever was present long before."""
    with unit_of_work(by=bought.teacher):
        declare_completion(code=bought.code, score_before=1, score_after=2, by=bought.teacher, now=at)


def test_codes_that_are_redeemed_within_seconds_are_a_signal() -> None:
    market = a_market()
    row = [present(a_purchase(market), at=STARTS + timedelta(seconds=15 * number)) for number in range(3)]
    for number in range(3):
        present(a_purchase(market), at=STARTS + timedelta(minutes=30 + number))
    (signal,) = found(SignalKind.CODES_IN_A_ROW)
    assert (signal.facts["codes"], signal.facts["seconds"]) == (3, 30)
    assert held() == keys(row)


def test_an_hour_that_costs_far_more_than_its_like_is_a_signal() -> None:
    dear = a_market(hours=1)
    for _ in range(4):
        a_course(hours=16)
    bought = a_purchase(dear, at=STARTS)
    (signal,) = found(SignalKind.PRICE)
    assert signal.course_id == dear.course.pk
    assert signal.facts["costs"] == 600_000
    assert held() == keys([bought])
    Course.objects.filter(pk=dear.course.pk).update(hours=16)
    assert len(found(SignalKind.PRICE)) == 1


def test_nearly_all_who_finish_are_a_signal_and_some_who_do_not_are_none() -> None:
    market, honest = a_market(), a_market()
    bought = [finished(a_purchase(market)) for _ in range(3)]
    for _ in range(4):
        finished(a_purchase(honest))
    left = a_purchase(honest, waits=timedelta(days=4)).purchase
    with unit_of_work(by=(by := Actor.system("training.lapse_purchases"))):
        lapse_purchase(left.pk, by=by, now=STARTS + timedelta(days=2))
    (signal,) = found(SignalKind.NEARLY_ALL_FINISH, at=STARTS + timedelta(days=2))
    assert signal.course_id == market.course.pk
    assert (signal.facts["ended"], signal.facts["finished"]) == (3, 3)
    assert held() == keys(bought)


def test_a_signal_is_found_once_and_what_comes_to_it_is_held_with_it() -> None:
    market = a_market()
    first = on_one_device(3, market)
    found()
    later = present_from(a_purchase(market), "198.51.100.99", "satu")
    (signal,) = found(at=_NIGHT + timedelta(days=1))
    assert SignalledPurchase.objects.filter(signal=signal).count() == 4
    assert held() == keys([*first, later])


def test_nothing_is_added_to_one_that_was_cleared() -> None:
    signal = a_signal(market := a_market())
    signal.state, signal.judged_at = SignalState.CLEARED, STARTS
    signal.save()
    present_from(a_purchase(market), "198.51.100.99", "satu")
    found(at=_NIGHT)
    assert SignalledPurchase.objects.filter(signal=signal).count() == 3


def test_what_is_older_than_some_days_is_not_looked_at() -> None:
    on_one_device(3)
    assert found(at=STARTS + timedelta(days=4)) == []


def test_of_where_somebody_was_nothing_stands_in_plain_and_nothing_for_long() -> None:
    on_one_device(1)
    trace = PresenceTrace.objects.values().get()
    assert "198.51.100" not in str(trace)
    assert "satu" not in str(trace)
    by = Actor.system("training.forget_traces")
    forget_traces(by=by, now=STARTS + KEPT_FOR)
    assert PresenceTrace.objects.exists()
    forget_traces(by=by, now=STARTS + KEPT_FOR + timedelta(seconds=1))
    assert not PresenceTrace.objects.exists()
