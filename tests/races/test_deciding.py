"""Two at the same moment: one decides, one draws, one publishes, and everybody is told once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from threading import Barrier

import pytest
from django.db import connections
from pytest_django.fixtures import Settings

from prakerja.audit.models import Event
from prakerja.draw.commit_secret import commit_secret
from prakerja.draw.drawing_job import run_drawing
from prakerja.draw.engine.seed import commitment_of
from prakerja.draw.freezing_job import run_freezing
from prakerja.draw.models import Custodian, Outcome
from prakerja.draw.reveal_secret import reveal_secret
from prakerja.draw.tell_joiners import tell_joiners
from prakerja.journey.advance_wave import advance_wave
from prakerja.journey.seat_winners import seat_winners
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.messages.models import Message
from prakerja.screening.import_exclusion_list import import_exclusion_list
from prakerja.screening.models import ExclusionList, ListedNik, Verdict
from prakerja.screening.screen_wave import screen_wave
from prakerja.waves.models import StepApproval, Wave
from prakerja.waves.states import WaveState, WaveStep
from tests.situations.draw import (
    NOW,
    SYSTEM,
    committed_wave,
    drawn_wave,
    frozen_wave,
    published_wave,
    revealed_wave,
    screened_wave,
    secret,
    three_custodians,
)
from tests.situations.screening import a_file, a_joiner, a_nik, closed_wave, terms
from tests.situations.waves import an_officer, approved, joined, proposed

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def kept_here(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def at_once(*acts: Callable[[], object]) -> list[str]:
    """Does all of them at the same moment, each on its own connection; the names of what was raised."""
    start = Barrier(len(acts))

    def do(act: Callable[[], object]) -> str:
        start.wait()
        try:
            act()
        except Refused as refused:
            return type(refused).__name__
        finally:
            connections.close_all()
        return ""

    with ThreadPoolExecutor(len(acts)) as threads:
        return sorted(threads.map(do, acts))


def a_wave_of_four() -> Wave:
    wave = closed_wave()
    for _ in range(4):
        a_joiner(wave)
    return wave


def test_of_two_officers_who_confirm_at_once_one_does_it() -> None:
    wave = screened_wave(a_wave_of_four())
    three_custodians()
    approval = proposed(wave, WaveStep.FREEZE, by=an_officer())

    def confirm(officer: Actor) -> Callable[[], object]:
        def do() -> None:
            with unit_of_work(by=officer) as work:
                advance_wave(approval_id=approval.pk, by=work.actor, now=work.now)

        return do

    at_once(confirm(an_officer(name="Bima")), confirm(an_officer(name="Citra")))
    assert Event.objects.filter(name="waves.step.confirmed").count() == 1
    assert StepApproval.objects.confirmed().count() == 1


def test_two_workers_screen_a_wave_once() -> None:
    wave = a_wave_of_four()

    def screen() -> None:
        with unit_of_work(by=SYSTEM) as work:
            screen_wave(wave_id=wave.pk, by=work.actor, now=work.now)

    assert at_once(screen, screen) == ["", ""]
    assert Verdict.objects.count() == 4
    assert Event.objects.filter(name="screening.wave.screened").count() == 1


def test_of_two_waves_with_the_same_person_one_is_screened_and_the_other_waits() -> None:
    waves = [closed_wave(number=number) for number in (12, 13)]
    joined(waves[1], a_joiner(waves[0]).applicant_id)

    def screen(wave: Wave) -> None:
        with unit_of_work(by=SYSTEM) as work:
            screen_wave(wave_id=wave.pk, by=work.actor, now=work.now)

    assert at_once(*[partial(screen, wave) for wave in waves]) == ["", "WaitsForAnotherWave"]
    assert Wave.objects.filter(state=WaveState.SCREENED).count() == 1


def test_two_workers_freeze_once() -> None:
    wave = screened_wave(a_wave_of_four())
    three_custodians()
    approved(wave, WaveStep.FREEZE)
    at_once(*[lambda: run_freezing(wave_id=wave.pk, by=SYSTEM)] * 2)
    assert Event.objects.filter(name="draw.candidates.frozen").count() == 1


def test_two_workers_draw_once() -> None:
    wave = revealed_wave(a_wave_of_four())
    at_once(*[lambda: run_drawing(wave_id=wave.pk, by=SYSTEM)] * 2)
    assert Event.objects.filter(name="draw.seats.drawn").count() == 1
    assert Outcome.objects.count() == 4


def test_two_workers_publish_once() -> None:
    wave = drawn_wave(a_wave_of_four())
    approved(wave, WaveStep.PUBLISH)

    def publish() -> None:
        with unit_of_work(by=SYSTEM) as work:
            seat_winners(wave_id=wave.pk, by=work.actor, now=work.now)

    assert at_once(publish, publish) == ["", ""]
    assert Event.objects.filter(name="draw.result.published").count() == 1
    assert Wave.objects.get(pk=wave.pk).state == WaveState.PUBLISHED


def test_five_workers_tell_everybody_once() -> None:
    wave = published_wave(a_wave_of_four())

    def tell() -> None:
        with unit_of_work(by=SYSTEM):
            tell_joiners(wave_id=wave.pk, now=NOW, at_once=1)

    for _ in range(2):
        at_once(*[tell] * 5)
    assert Message.objects.count() == 8


def test_the_same_list_taken_in_twice_at_once_is_one_list() -> None:
    officer = an_officer()

    def take_in() -> None:
        with unit_of_work(by=officer) as work:
            import_exclusion_list(file=a_file([a_nik(1), a_nik(2)]), terms=terms(), by=work.actor, now=work.now)

    assert at_once(take_in, take_in) == ["", ""]
    assert (ExclusionList.objects.count(), ListedNik.objects.count()) == (1, 2)


def test_of_two_custodians_with_one_secret_one_is_bound_and_the_other_is_told() -> None:
    wave, (sari, tono, _) = frozen_wave()

    def bind(custodian: Actor) -> None:
        with unit_of_work(by=custodian):
            commit_secret(wave_id=wave.pk, commitment=commitment_of(secret(1)), by=custodian, now=NOW)

    assert at_once(lambda: bind(sari), lambda: bind(tono)) == ["", "SecretOfAnother"]
    assert Custodian.objects.exclude(commitment="").count() == 1


def test_the_last_secret_comes_either_before_a_freezing_is_taken_back_or_not_at_all() -> None:
    wave, (sari, tono, umar) = committed_wave(a_wave_of_four())
    for number, custodian in enumerate((sari, tono), start=1):
        with unit_of_work(by=custodian):
            reveal_secret(wave_id=wave.pk, reveal=secret(number), by=custodian, now=NOW)
    thaw = proposed(wave, WaveStep.THAW, by=an_officer())
    bima = an_officer(name="Bima")

    def reveal() -> None:
        with unit_of_work(by=umar):
            reveal_secret(wave_id=wave.pk, reveal=secret(3), by=umar, now=NOW)

    def take_back() -> None:
        with unit_of_work(by=bima):
            advance_wave(approval_id=thaw.pk, by=bima, now=NOW)

    refused = at_once(reveal, take_back)
    is_frozen = Wave.objects.get(pk=wave.pk).state == WaveState.FROZEN
    assert refused == ["", "SecretsAllRevealed" if is_frozen else "NotACustodian"]
    assert Custodian.objects.filter(draw_id=wave.pk).count() == (3 if is_frozen else 0)
