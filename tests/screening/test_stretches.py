"""A wave is screened in stretches, each saved: whoever is killed goes on behind the last, by the same picture."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final

import pytest
from django.db import connection, transaction

from prakerja.authority.require import PermissionMissing
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.retries import TryAgain
from prakerja.screening import jobs, stretches
from prakerja.screening.begin_screening import WaitsForAnotherWave, begin_screening
from prakerja.screening.figures import figures_of
from prakerja.screening.kinds import ListKind
from prakerja.screening.models import ListInForce, Picture, Verdict
from prakerja.screening.note_lost_identity import note_lost_identity
from prakerja.screening.screen_wave import screen_wave
from prakerja.screening.screening_job import run_screening
from prakerja.screening.stretches import PlacesInDisorder, Stretches
from prakerja.waves.models import Joiner, Wave
from prakerja.waves.states import WaveState
from prakerja.work.begin_work import begin_work
from prakerja.work.models import LongWork
from tests.situations.authority import SCREENING
from tests.situations.backoffice import signed_in
from tests.situations.draw import NOW, SYSTEM
from tests.situations.screening import Known, a_joiner, a_list, a_person, a_recipient, closed_wave
from tests.situations.waves import a_wave, joined

pytestmark = pytest.mark.django_db
_TOLD: Final = [one.attname for one in Verdict._meta.fields if one.attname not in ("pk", "household", "decided_at")]


class _Killed(BaseException):
    pass


@pytest.fixture
def people() -> list[Known]:
    return []


@pytest.fixture
def wave(monkeypatch: pytest.MonkeyPatch, people: list[Known]) -> Wave:
    """Five joiners of one family, two a stretch."""
    monkeypatch.setattr(stretches, "AT_ONCE", 2)
    wave = closed_wave()
    people += [a_joiner(wave, household=700, in_formal_education=number == 3) for number in range(5)]
    return wave


def killed_in(stretch: int, wave: Wave) -> None:
    """The worker dies in the transaction of this stretch, from 1."""
    begin_work(jobs.screen_wave, NOW, wave_id=wave.pk)
    LongWork.objects.update(state="under_way")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Stretches, "screen_next", _dying_in(stretch))
        with pytest.raises(_Killed):
            run_screening(wave_id=wave.pk, by=SCREENING)


def _dying_in(stretch: int) -> Callable[[Stretches], None]:
    left, screen_next = [stretch], Stretches.screen_next

    def screen(self: Stretches) -> None:
        screen_next(self)
        left[0] -= 1
        if not left[0]:
            raise _Killed

    return screen


def rows_as_written() -> set[tuple[Any, ...]]:
    """Each verdict, and the transaction that wrote it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT applicant_id, xmin::text FROM screening_verdict")
        return set(cursor.fetchall())


@pytest.mark.parametrize("stretch", [1, 2, 3])
def test_who_has_a_verdict_is_not_screened_again_after_a_kill(wave: Wave, stretch: int) -> None:
    killed_in(stretch, wave)
    before = rows_as_written()
    assert len(before) == 2 * (stretch - 1)
    run_screening(wave_id=wave.pk, by=SCREENING)
    assert before <= rows_as_written()
    assert sorted(Verdict.objects.values_list("place", flat=True)) == [0, 1, 2, 3, 4]
    assert list(Verdict.objects.order_by("place").values_list("receipt", flat=True)) == sorted(
        Joiner.objects.values_list("receipt", flat=True)
    )
    wave.refresh_from_db()
    assert (wave.state, figures_of(wave.pk).eligible) == (WaveState.SCREENED, 4)


def test_however_long_a_stretch_is_the_verdicts_are_the_same(wave: Wave, monkeypatch: pytest.MonkeyPatch) -> None:
    a_recipient(a_person(household=700), wave=a_wave(number=11, state=WaveState.PUBLISHED))
    found = []
    for people in (1, 2, 3, 5, 100):
        monkeypatch.setattr(stretches, "AT_ONCE", people)
        with transaction.atomic():
            screen_wave(wave_id=wave.pk, by=SCREENING, now=NOW)
            households = set(Verdict.objects.values_list("household", flat=True))
            found.append((list(Verdict.objects.order_by("place").values_list(*_TOLD)), len(households)))
            transaction.set_rollback(True)
    assert found == [found[0]] * 5
    assert (len(found[0][0]), found[0][1]) == (5, 1)


def test_what_is_put_in_force_withdrawn_or_awarded_meanwhile_counts_for_the_next_wave(
    wave: Wave, people: list[Known]
) -> None:
    withdrawn = a_list(*(one.nik for one in people))
    killed_in(2, wave)
    ListInForce.objects.all().delete()
    a_list(*(one.nik for one in people), kind=ListKind.POLICE)
    later = Picture.objects.get().taken_at + timedelta(seconds=1)
    a_recipient(a_person(household=700), wave=a_wave(number=11, state=WaveState.PUBLISHED), at=later)
    run_screening(wave_id=wave.pk, by=SCREENING)
    lists = ("education_list", "office_list", "aid_list", "household_held")
    assert set(Verdict.objects.values_list(*lists)) == {(None, None, withdrawn.pk, 0)}


def test_who_loses_their_identity_between_two_stretches_is_no_candidate(wave: Wave) -> None:
    killed_in(3, wave)
    lost = Verdict.objects.filter(reasons=[])[0].applicant_id
    note_lost_identity(applicant_id=ApplicantId(lost), by=SYSTEM, now=NOW)
    run_screening(wave_id=wave.pk, by=SCREENING)
    occasions = Verdict.objects.filter(applicant_id=lost).values_list("occasion", flat=True)
    assert sorted(occasions) == ["draw", "identity"]
    assert figures_of(wave.pk).eligible == 3


def test_a_wave_that_shares_people_waits_as_soon_as_a_screening_has_begun(wave: Wave) -> None:
    killed_in(1, wave)
    other = closed_wave(number=13)
    joined(other, Joiner.objects.filter(wave=wave)[0].applicant_id)
    with pytest.raises(WaitsForAnotherWave, match="wave 12"), transaction.atomic():
        screen_wave(wave_id=other.pk, by=SCREENING, now=NOW)
    Wave.objects.filter(pk=wave.pk).update(state=WaveState.CANCELLED)
    screen_wave(wave_id=other.pk, by=SCREENING, now=NOW)
    assert Verdict.objects.of_draw(other.pk).count() == 1


def test_a_worker_thought_dead_gives_nobody_a_second_verdict(wave: Wave) -> None:
    thought_dead = Stretches(begin_screening(wave, now=NOW))
    killed_in(2, wave)
    before = rows_as_written()
    with pytest.raises(TryAgain), transaction.atomic():
        thought_dead.screen_next()
    assert rows_as_written() == before


def test_a_joiner_who_vanishes_between_two_stretches_stops_the_screening(wave: Wave) -> None:
    """Nobody can; were it otherwise, the places of the joiners' tree would not be theirs."""
    killed_in(2, wave)
    Joiner.objects.filter(applicant_id=Verdict.objects.all()[0].applicant_id).delete()
    with pytest.raises(PlacesInDisorder):
        run_screening(wave_id=wave.pk, by=SCREENING)
    wave.refresh_from_db()
    assert wave.state == WaveState.CLOSED


def test_how_far_it_is_stands_on_the_waves_page(wave: Wave) -> None:
    killed_in(3, wave)
    work = LongWork.objects.get()
    assert (work.cursor, work.done, work.of) == ("verdicts", 4, 5)
    page = signed_in("ratna@prakerja.example").get("/kantor/gelombang/12/").content.decode()
    assert "Menulis hasil pemeriksaan syarat" in page


def test_only_the_screening_itself_screens(wave: Wave) -> None:
    with pytest.raises(PermissionMissing):
        run_screening(wave_id=wave.pk, by=Actor.operator("Wati"))
    assert not Picture.objects.exists()
