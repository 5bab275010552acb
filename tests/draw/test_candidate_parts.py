"""The candidates file is written in parts, each kept: whoever is killed goes on behind the last one."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.db import connection

from prakerja.draw import freezing_job, jobs
from prakerja.draw.acts import FREEZE
from prakerja.draw.candidate_files import seats_lines_of
from prakerja.draw.candidate_parts import CandidateParts
from prakerja.draw.eligible_candidates import candidate_rows, candidates_behind
from prakerja.draw.engine.candidates import CandidateRow
from prakerja.draw.engine.candidates_file import write_candidates
from prakerja.draw.freezing_job import run_freezing
from prakerja.draw.models import Draw
from prakerja.kit.actor import ApplicantId
from prakerja.screening.models import Verdict
from prakerja.screening.note_lost_identity import note_lost_identity
from prakerja.waves.models import Wave
from prakerja.work.begin_work import begin_work
from prakerja.work.models import LongWork
from tests.situations.backoffice import signed_in
from tests.situations.draw import NOW, SYSTEM, candidates_of, kept, screened_wave, three_custodians
from tests.situations.screening import a_joiner, closed_wave
from tests.situations.waves import approved, second

pytestmark = pytest.mark.django_db


class _Killed(BaseException):
    pass


@pytest.fixture
def wave(monkeypatch: pytest.MonkeyPatch) -> Wave:
    """Seven candidates, three of them of one family; two a part."""
    monkeypatch.setattr(freezing_job, "ROWS_OF_A_PART", 2)
    wave = closed_wave()
    for number in range(7):
        a_joiner(wave, household=700 + max(0, number - 2))
    screened_wave(wave)
    three_custodians()
    approved(wave, FREEZE)
    begin_work(jobs.freeze_candidates, NOW, wave_id=wave.pk)
    LongWork.objects.update(state="under_way")
    return wave


def killed_behind(parts: int, wave: Wave) -> None:
    """The worker dies once so many parts are kept, and before the last of them is noted."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(CandidateParts, "keep", _dying_behind(parts))
        with pytest.raises(_Killed):
            run_freezing(wave_id=wave.pk, by=second(wave, FREEZE), now=NOW)


def _dying_behind(parts: int) -> Callable[[CandidateParts, Any], None]:
    left, keep = [parts], CandidateParts.keep

    def kept_and_died(self: CandidateParts, rows: Any) -> None:
        keep(self, rows)
        left[0] -= 1
        if not left[0]:
            raise _Killed

    return kept_and_died


def frozen(wave: Wave) -> list[CandidateRow]:
    """The rows that were read for it."""
    read = list[CandidateRow]()

    def noted(*given: Any) -> Iterator[CandidateRow]:
        for row in candidate_rows(*given):
            read.append(row)
            yield row

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(freezing_job, "candidate_rows", noted)
        run_freezing(wave_id=wave.pk, by=second(wave, FREEZE), now=NOW)
    return read


def files_of(wave: Wave, kinds: Iterable[str]) -> dict[str, tuple[str, int]]:
    """By name, what is in it and when it was written."""
    found = [one for kind in kinds for one in Path(default_storage.path(f"draws/{wave.number}")).glob(f"{kind}-*")]
    return {one.name: (hashlib.sha256(one.read_bytes()).hexdigest(), one.stat().st_mtime_ns) for one in found}


def receipts(wave: Wave) -> list[str]:
    return sorted(Verdict.objects.about_draw(wave.pk).filter(reasons=[]).values_list("receipt", flat=True))


@pytest.mark.parametrize("parts", [1, 2, 3])
def test_what_was_kept_before_a_kill_is_neither_read_nor_written_again(wave: Wave, parts: int) -> None:
    killed_behind(parts, wave)
    before = files_of(wave, ["part"])
    assert len(before) == parts
    killed_behind(1, wave)
    assert before.items() <= files_of(wave, ["part"]).items()
    everybody = receipts(wave)
    kept_rows = 2 * (parts - 1)
    assert [row.receipt for row in frozen(wave)] == everybody[kept_rows:]
    assert [row[0] for row in candidates_of(wave)] == everybody
    assert not files_of(wave, ["part", "parts"])


@pytest.mark.parametrize("rows", [1, 2, 3, 7, 100])
def test_however_long_a_part_is_the_file_is_the_same(
    wave: Wave, rows: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with connection.cursor() as cursor:
        cursor.execute(*candidates_behind(wave))
        found = [cursor.fetchall()]
    write_candidates(tmp_path / "whole.csv", candidate_rows(wave, seats_lines_of(wave), found))
    monkeypatch.setattr(freezing_job, "ROWS_OF_A_PART", rows)
    frozen(wave)
    draw = Draw.objects.get(pk=wave.pk)
    assert kept(draw.candidates_name).read_bytes() == (tmp_path / "whole.csv").read_bytes()
    assert draw.candidates_sha256 == hashlib.sha256((tmp_path / "whole.csv").read_bytes()).hexdigest()
    assert sum(bool(row[4]) for row in candidates_of(wave)) == 3


@pytest.mark.parametrize("kind", ["part", "parts"])
def test_where_a_part_is_damaged_all_is_written_anew(wave: Wave, kind: str) -> None:
    killed_behind(3, wave)
    for one in Path(default_storage.path("draws/12")).glob(f"{kind}-*"):
        one.write_bytes(one.read_bytes()[:-1])
    assert [row.receipt for row in frozen(wave)] == receipts(wave)
    assert [row[0] for row in candidates_of(wave)] == receipts(wave)


def test_where_somebody_is_no_candidate_any_more_all_is_written_anew(wave: Wave) -> None:
    """One of the family is gone, and their cap cannot bind: the rows of the others say so, wherever they stand."""
    killed_behind(3, wave)
    family = Verdict.objects.values("household").order_by("household")
    (of_three,) = [
        one["household"] for one in family.distinct() if family.filter(household=one["household"]).count() > 1
    ]
    lost = ApplicantId(Verdict.objects.filter(household=of_three)[0].applicant_id)
    note_lost_identity(applicant_id=lost, by=SYSTEM, now=NOW)
    assert len(frozen(wave)) == 6
    assert {row[4] for row in candidates_of(wave)} == {""}


def test_how_far_it_is_stands_on_the_waves_page(wave: Wave) -> None:
    killed_behind(3, wave)
    work = LongWork.objects.get(kind=jobs.freeze_candidates.name)
    assert (work.cursor.split()[0], work.done, work.of) == ("reading", 4, 7)
    page = signed_in("ratna@prakerja.example").get("/kantor/gelombang/12/").content.decode()
    assert "Menulis daftar peserta undian" in page
