"""`prakerja bench handover`, small: every job of it is done, and each part is told."""

import json
from typing import Final

import pytest

from prakerja.console.bench_handover import print_table, report_on
from prakerja.console.bench_handover_wave import whole_hand_over
from prakerja.console.bench_processor import Effort
from prakerja.draw.models import Draw, Outcome
from prakerja.messages.models import Message

STEPS: Final = ("screening", "joiners", "freezing", "drawing", "publishing", "telling")


@pytest.mark.django_db(transaction=True)
def test_a_small_wave_goes_all_the_way() -> None:
    efforts, parts, told = whole_hand_over(1_000, told=500)
    assert tuple(efforts) == STEPS
    assert {"reading", "drawing", "checking", "packing", "copying"} <= parts.keys()
    draw = Draw.objects.get()
    assert draw.published_at is not None
    assert Outcome.objects.count() == draw.candidates_count > 500
    assert Message.objects.filter(once_key__startswith="result:").count() == 2 * 1_000
    assert told == 500


def test_the_report_tells_each_part_and_what_is_asked_for_together(capsys: pytest.CaptureFixture[str]) -> None:
    efforts = {name: Effort(20.0, 5.0, 10.0) for name in STEPS}
    report = report_on(1_000_000, efforts, {"reading": 4.0}, told=40_000)
    assert (report["seconds"], report["wanted_seconds"], report["told_per_second"]) == (60.0, 90.0, 2_000)
    assert report["parts_s"] == {"reading": 4.0}
    assert json.loads(json.dumps(report)) == report
    print_table(report)
    printed = capsys.readouterr().out
    assert "together: 60.0 s of 90.0" in printed
    assert "2,000 a second" in printed
