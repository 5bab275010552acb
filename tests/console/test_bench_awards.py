"""What `prakerja bench awards` measures: a wave's cards as the worker awards and revokes them, beside bare rows."""

import pytest
from django.db import connection

from prakerja.cards.models import Card, WaveBudget
from prakerja.cards.states import CardState
from prakerja.console import bench_awards, bench_awards_list, bench_awards_night, bench_awards_wave
from prakerja.console.bench_processor import Effort
from prakerja.ledger.models import Balance, Transfer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.unfunded]


def test_a_wave_is_awarded_and_a_third_of_it_revoked() -> None:
    wave = bench_awards_wave.put_recipients(60)
    assert bench_awards_wave.bare_rows() > 0
    bench_awards_wave.award_all(wave, 60)
    overdue = bench_awards_night.let_deadline_pass(wave)
    assert 0 < overdue < 60
    assert bench_awards_night.bare_rows() > 0
    bench_awards_night.revoke_all(wave, overdue)
    assert Card.objects.filter(state=CardState.REVOKED).count() == overdue
    assert (WaveBudget.objects.get().awarded, WaveBudget.objects.get().returned) == (60, overdue)
    assert Transfer.objects.count() == 2 * 60 + 2 * overdue
    assert Balance.objects.filter(amount=0).count() == 2 * overdue


def test_all_cards_are_screened_and_one_in_a_thousand_is_held() -> None:
    row = bench_awards_list.put_list(2_500)
    assert row.listed.count() == row.people == 416
    assert bench_awards_list.bare_join() > 0
    bench_awards_list.rescreen_all(row)
    assert Card.objects.filter(held_for="listed").count() == 2


def test_the_references_leave_nothing_behind() -> None:
    wave = bench_awards_wave.put_recipients(3)
    bench_awards_wave.bare_rows()
    bench_awards_wave.award_all(wave, 3)
    bench_awards_night.let_deadline_pass(wave)
    bench_awards_night.bare_rows()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_class WHERE relname LIKE 'reference_%%' AND relpersistence = 't'")
        assert cursor.fetchone() == (0,)


def test_a_report_is_of_one_card() -> None:
    effort = Effort(seconds=2.0, program_s=0.5, database_s=1.0)
    report = bench_awards.report_on(10_000, effort, reference=20_000, wanted=bench_awards.AWARDED_WANTED)
    assert (report["per_second"], report["seconds"], report["reference"], report["ratio"]) == (5_000, 2.0, 20_000, 0.25)
    assert (report["program_us"], report["database_us"]) == (50, 100)
    assert (bench_awards.AWARDED_WANTED, bench_awards.REVOKED_WANTED) == (8_000, 6_666)
