"""Whom a list names is counted by the worker, each night; whoever looks or proposes reads what was counted."""

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from prakerja.approvals.propose_act import propose_act
from prakerja.kit.actor import Actor
from prakerja.screening.acts import PUT_IN_FORCE, known_of
from prakerja.screening.count_known_people import count_known_people, lists_that_may_bar
from prakerja.screening.kinds import ListKind
from prakerja.screening.models import ExclusionList
from prakerja.waves.states import WaveState
from tests.screening.test_lists_by_two import NOW
from tests.situations.screening import a_nik, a_person, an_imported_list
from tests.situations.waves import BANDUNG, a_wave, an_officer, joined

pytestmark = pytest.mark.django_db
NIGHT = Actor.system("screening.count_known_people")


def known(row: ExclusionList) -> tuple[object, object]:
    said = known_of(row)
    return said["unscreened_joiners"], said["counted_at"]


def test_what_was_counted_is_what_is_shown_until_it_is_counted_anew() -> None:
    wave = a_wave(number=12, state=WaveState.OPEN)
    siti = a_person()
    row = an_imported_list(siti.nik, kind=ListKind.POLICE)
    taken_in_at = known(row)[1]
    joined(wave, siti.applicant_id, regency=BANDUNG)
    assert known(row) == (0, taken_in_at)
    count_known_people(list_id=row.pk, by=NIGHT, now=NOW)
    assert known(row) == (1, NOW.isoformat())


def test_a_proposal_counts_nobody_and_says_when_it_was_counted(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    row, officer = an_imported_list(a_nik(1), kind=ListKind.POLICE), an_officer()
    with django_assert_max_num_queries(20) as asked:
        one = propose_act(act=PUT_IN_FORCE, subject=str(row.pk), reason="Diperiksa", by=officer, now=NOW)
    assert one.plan["counted_at"] == known(row)[1]
    assert not [query["sql"] for query in asked.captured_queries if "screening_listednik" in query["sql"]]


def test_each_night_lists_are_counted_whose_dates_are_not_over() -> None:
    today = NOW.date()
    dates: list[date | None] = [None, today, today - timedelta(days=1)]
    rows = [an_imported_list(a_nik(n), name=f"daftar {n}", valid_until=last) for n, last in enumerate(dates, start=1)]
    assert lists_that_may_bar(now=NOW) == [rows[0].pk, rows[1].pk]
