"""A partner's calls are found a page at a time, newest first, however rare what is sought is among them."""

from datetime import date, datetime, timedelta

import pytest

from prakerja.partners import own_calls as own_calls_module
from prakerja.partners.models import Call, Partner
from prakerja.partners.own_calls import SHOWN, Reached, Sought, counted_errors, own_calls
from tests.situations.accounts import NOW
from tests.situations.catalogue import an_institution

pytestmark = pytest.mark.django_db
WRONG = "ERRRED40001"


def called(partner: Partner, *, times: int = 1, error: str = "", at: datetime = NOW, endpoint: str = "status") -> None:
    """A second apart, the latest at that moment."""
    Call.objects.bulk_create(
        Call(
            partner_id=partner.pk,
            endpoint=endpoint,
            status=400 if error else 200,
            error=error,
            at=at - timedelta(seconds=number),
            microseconds=1_500,
        )
        for number in range(times)
    )


def all_of(partner: Partner, sought: Sought) -> list[list[Call]]:
    pages, after = [], None
    while True:
        page = own_calls(partner.pk, sought, after=after)
        pages.append(page.calls)
        if page.goes_on is None:
            return pages
        after = page.goes_on


def test_they_come_newest_first_and_each_stands_on_one_page() -> None:
    partner, other = an_institution(), an_institution()
    called(partner, times=2 * SHOWN + 1)
    called(other, times=3)
    pages = all_of(partner, Sought())
    assert [len(page) for page in pages] == [SHOWN, SHOWN, 1]
    shown = [call.at for page in pages for call in page]
    assert shown == sorted(shown, reverse=True)
    assert len({call.id for page in pages for call in page}) == 2 * SHOWN + 1


def test_those_of_one_moment_are_not_lost_between_two_pages() -> None:
    partner = an_institution()
    for _ in range(SHOWN + 5):
        called(partner)
    assert [len(page) for page in all_of(partner, Sought())] == [SHOWN, 5]


def test_what_is_rare_is_looked_for_a_stretch_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_calls_module, "LOOKED_THROUGH", 10)
    partner = an_institution()
    called(partner, times=25)
    called(partner, error=WRONG, at=NOW - timedelta(minutes=1))
    pages = all_of(partner, Sought(error=WRONG))
    assert [len(page) for page in pages] == [0, 0, 1]


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        (Sought(), 5),
        (Sought(is_refused=True), 2),
        (Sought(is_refused=False), 3),
        (Sought(error=WRONG), 1),
        (Sought(endpoint="commit"), 1),
        (Sought(day=date(2021, 2, 24)), 4),
        (Sought(day=date(2021, 2, 23)), 1),
        (Sought(endpoint="commit", is_refused=True), 0),
    ],
)
def test_they_are_sought_by_service_outcome_code_and_day(sought: Sought, found: int) -> None:
    partner = an_institution()
    called(partner, error=WRONG)
    called(partner, error="ERRAPI40103", endpoint="status")
    called(partner, endpoint="commit")
    called(partner)
    # The last second of the day before, in Jakarta.
    called(partner, at=datetime.fromisoformat("2021-02-23T23:59:59+07:00"))
    assert len(own_calls(partner.pk, sought).calls) == found


def test_a_place_that_was_never_reached_shows_what_is_before_it() -> None:
    partner = an_institution()
    called(partner, times=3)
    newest = Call.objects.latest("at")
    after = Reached(newest.at, newest.id)
    assert len(own_calls(partner.pk, Sought(), after=after).calls) == 2


def test_errors_of_a_week_are_counted_most_frequent_first() -> None:
    partner = an_institution()
    called(partner, times=3, error=WRONG)
    called(partner, times=2, error="ERRAPI40103")
    called(partner, times=4)
    called(partner, times=9, error=WRONG, at=NOW - timedelta(days=8))
    counted = counted_errors(partner.pk, now=NOW + timedelta(seconds=1))
    assert [(one.error, one.times) for one in counted] == [("", 4), (WRONG, 3), ("ERRAPI40103", 2)]
    assert counted[1].last_at == NOW


def test_of_very_many_the_latest_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_calls_module, "LOOKED_THROUGH", 10)
    partner = an_institution()
    called(partner, times=30)
    assert sum(one.times for one in counted_errors(partner.pk, now=NOW + timedelta(seconds=1))) == 10
