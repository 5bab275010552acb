"""What a wave's page says lies ahead is ahead, whatever the hour."""

from datetime import datetime, timedelta

import pytest

from prakerja.waves.models import Wave
from prakerja.waves.states import WaveState
from prakerja.web.draw.still_to_come import Deadlines, still_to_come

_DAY = timedelta(days=1)


def _wave(state: WaveState, now: datetime) -> Wave:
    return Wave(number=12, state=state, closes_at=now + _DAY, result_expected_at=now + 9 * _DAY)


@pytest.mark.parametrize(
    ("state", "passed", "ahead"),
    [
        (WaveState.OPEN, 0, ["Pendaftaran", "Hasil"]),
        (WaveState.SCREENED, 0, ["Hasil"]),
        (WaveState.FROZEN, 0, ["Batas waktu komitmen", "Batas waktu membuka", "Suar", "Hasil"]),
        (WaveState.FROZEN, 3, ["Batas waktu membuka", "Suar", "Hasil"]),
        (WaveState.FROZEN, 5, ["Suar", "Hasil"]),
        (WaveState.FROZEN, 8, ["Hasil"]),
        (WaveState.FROZEN, 10, []),
        (WaveState.DRAWN, 0, ["Hasil"]),
        (WaveState.PUBLISHED, 0, []),
    ],
)
def test_what_lies_ahead(now: datetime, state: WaveState, passed: int, ahead: list[str]) -> None:
    deadlines = Deadlines(now + 2 * _DAY, now + 4 * _DAY, now + 6 * _DAY)
    told = still_to_come(_wave(state, now), deadlines, now=now + passed * _DAY)
    assert len(told) == len(ahead)
    assert all(str(one.words).startswith(words) for one, words in zip(told, ahead, strict=True))


def test_without_a_statement_no_deadline_is_told(now: datetime) -> None:
    assert len(still_to_come(_wave(WaveState.FROZEN, now), None, now=now)) == 1
