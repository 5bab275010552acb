"""What institutions have not said in time is listed, and keeps no participant from anything."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakerja.kit.clock import WIB
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.training.declarations.overdue import overdue_declarations, unanswered_hand_ins
from prakerja.training.redeem_code import redeem_code
from prakerja.training.working_days import working_days_after, working_days_before
from tests.situations.declarations import absent, left
from tests.situations.learning import (
    STARTS,
    Bought,
    a_purchase,
    a_webinar,
    attended,
    certificates_issued,
    handed_in,
    own_declaration,
    present,
    the_clock_has_declared,
)
from tests.situations.training import an_institution

SECOND = timedelta(seconds=1)
_MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2026, 12, 1), timezones=st.just(WIB))  # noqa: DTZ001


@given(_MOMENTS, _MOMENTS, st.integers(min_value=1, max_value=6))
def test_before_and_after_are_one_calendar(moment: datetime, now: datetime, days: int) -> None:
    assert (moment < working_days_before(now, days)) is (working_days_after(moment, days) <= now)


def late(*, at: datetime, of: Bought | None = None) -> int:
    institution = of.market.institution.pk if of else None
    return overdue_declarations(now=at, institution_id=institution).count()


def redeemed(bought: Bought) -> Bought:
    with unit_of_work(by=bought.teacher):
        redeem_code(code=bought.code, by=bought.teacher, now=STARTS)
    return bought


@pytest.mark.django_db
def test_who_brought_a_code_and_was_not_there_is_overdue_after_three_working_days() -> None:
    bought, over = redeemed(a_webinar()), working_days_after(STARTS, 3)
    assert [late(at=over - SECOND), late(at=over)] == [0, 1]
    assert late(at=over, of=bought) == 1
    assert overdue_declarations(now=over, institution_id=an_institution("Lain").pk).count() == 0


@pytest.mark.django_db
def test_a_code_that_nobody_brought_is_overdue_with_nobody() -> None:
    assert late(at=working_days_after(a_webinar().market.schedule.ends_at, 3)) == 0


@pytest.mark.django_db
def test_what_is_followed_at_ones_own_pace_is_overdue_after_its_end() -> None:
    bought = redeemed(a_purchase())
    over = working_days_after(bought.market.schedule.ends_at, 3)
    assert [late(at=over - SECOND), late(at=over)] == [0, 1]


@pytest.mark.django_db
def test_who_has_begun_and_not_finished_is_overdue_after_the_end() -> None:
    bought = present(a_webinar(meetings=2))
    over = working_days_after(bought.market.schedule.ends_at, 3)
    assert [late(at=over - SECOND), late(at=over)] == [0, 1]


@pytest.mark.django_db
def test_what_is_declared_or_proven_or_does_not_wait_is_not_overdue() -> None:
    bought = attended()
    left(), absent()
    over = working_days_after(bought.market.schedule.ends_at, 3)
    assert late(at=over) == 0
    waiting = redeemed(a_webinar())
    assert late(at=waiting.purchase.waits_until) == 0


@pytest.mark.django_db
def test_a_task_without_feedback_is_listed_after_three_working_days_and_blocks_nobody() -> None:
    bought = a_purchase(shows_skill=True)
    attended(bought)
    handed_in(bought, "uk", 999, file="https://lembaga.contoh.example/lama.pdf")
    handed_in(bought, "uk", 999)
    over = working_days_after(STARTS, 3)
    institution = bought.market.institution.pk
    assert not unanswered_hand_ins(now=over - SECOND, institution_id=None).exists()
    (one,) = unanswered_hand_ins(now=over, institution_id=institution)
    assert one.attempt == 2
    assert not unanswered_hand_ins(now=over, institution_id=an_institution("Lain").pk).exists()
    the_clock_has_declared(at=own_declaration(bought))
    certificates_issued(at=over)
    assert bought.purchase.state == "finished"
    assert not unanswered_hand_ins(now=over, institution_id=None).exists()
