"""A freezing whose secrets cannot all be revealed is taken back by two people, in the open."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, transaction
from pytest_django.fixtures import Settings

from prakerja.accounts.models import Account
from prakerja.approvals.models import Proposal
from prakerja.approvals.require_confirmed import NotConfirmed
from prakerja.audit.models import Event
from prakerja.authority.roles import Role
from prakerja.draw.acts import DRAW, FREEZE, THAW, SecretsAllRevealed
from prakerja.draw.commit_secret import NotACustodian, commit_secret
from prakerja.draw.drawing_job import run_drawing
from prakerja.draw.engine.seed import commitment_of
from prakerja.draw.freezing_job import run_freezing
from prakerja.draw.models import Custodian, Draw, Outcome, Thaw
from prakerja.draw.reveal_secret import reveal_secret
from prakerja.draw.thaw_candidates import thaw_candidates
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.waves.models import Wave
from prakerja.waves.states import WaveState
from tests.situations.authority import with_roles
from tests.situations.draw import NOW, SYSTEM, committed_wave, frozen_wave, revealed_wave, secret
from tests.situations.screening import a_joiner, closed_wave
from tests.situations.waves import an_officer, approved, second

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=1)


@pytest.fixture(autouse=True)
def kept_here(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def state_of(wave: Wave) -> str:
    return Wave.objects.values_list("state", flat=True).get(pk=wave.pk)


def thaw(wave: Wave) -> None:
    with unit_of_work(by=SYSTEM):
        thaw_candidates(wave_id=wave.pk, by=second(wave, THAW), now=LATER)


def half_revealed_wave() -> tuple[Wave, list[Actor]]:
    """Sari has revealed; Tono lost his secret, and two people have decided what follows from it."""
    wave = closed_wave()
    a_joiner(wave)
    wave, custodians = committed_wave(wave)
    with unit_of_work(by=custodians[0]):
        reveal_secret(wave_id=wave.pk, reveal=secret(1), by=custodians[0], now=NOW)
    approved(wave, THAW)
    return wave, custodians


def test_a_thawed_wave_is_screened_again_and_nobody_holds_a_secret_of_it() -> None:
    wave, _ = half_revealed_wave()
    thaw(wave)
    assert state_of(wave) == WaveState.SCREENED
    assert not Custodian.objects.filter(draw_id=wave.pk).exists()
    assert not Draw.objects.filter(pk=wave.pk).exists()


def test_what_was_frozen_and_how_far_its_custodians_were_stays_on_record() -> None:
    wave, _ = half_revealed_wave()
    frozen = Draw.objects.get(pk=wave.pk)
    thaw(wave)
    kept = Thaw.objects.get(wave=wave)
    assert (kept.candidates_sha256, kept.rules, kept.frozen_at) == (
        frozen.candidates_sha256,
        frozen.rules,
        frozen.frozen_at,
    )
    assert [one["has_revealed"] for one in kept.custodians] == [True, False, False]
    assert [one["commitment"] for one in kept.custodians] == [commitment_of(secret(number)) for number in (1, 2, 3)]
    assert (kept.thawed_at, kept.reason) == (LATER, "Sesuai rencana")
    assert secret(1) not in str(vars(kept))
    assert Event.objects.filter(name="draw.candidates.thawed").count() == 1


def test_the_record_of_a_thaw_cannot_be_changed_or_deleted() -> None:
    wave, _ = half_revealed_wave()
    thaw(wave)
    with pytest.raises(DatabaseError), transaction.atomic():
        Thaw.objects.update(reason="Tidak apa-apa")
    with pytest.raises(DatabaseError), transaction.atomic():
        Thaw.objects.all().delete()


def test_once_every_secret_is_revealed_nothing_is_taken_back() -> None:
    wave = revealed_wave()
    approved(wave, THAW)
    with pytest.raises(SecretsAllRevealed):
        thaw(wave)
    assert state_of(wave) == WaveState.FROZEN
    assert not Thaw.objects.exists()


def test_without_two_people_nothing_is_taken_back() -> None:
    wave, _ = frozen_wave()
    with pytest.raises(NotConfirmed):
        thaw(wave)
    assert state_of(wave) == WaveState.FROZEN


def test_thawing_twice_is_thawing_once() -> None:
    wave, _ = half_revealed_wave()
    thaw(wave)
    thaw(wave)
    assert Thaw.objects.count() == 1


def test_nothing_is_taken_back_when_the_audit_fails(request: pytest.FixtureRequest) -> None:
    wave, _ = half_revealed_wave()
    request.getfixturevalue("broken_audit")
    with pytest.raises(RuntimeError, match="audit"):
        thaw(wave)
    assert state_of(wave) == WaveState.FROZEN
    assert Custodian.objects.filter(draw_id=wave.pk).count() == 3
    assert not Thaw.objects.exists()


def test_a_secret_of_the_freezing_that_was_taken_back_is_nobodys() -> None:
    wave, (_, tono, _) = half_revealed_wave()
    thaw(wave)
    with pytest.raises(NotACustodian):
        reveal_secret(wave_id=wave.pk, reveal=secret(2), by=tono, now=LATER)


def test_freezing_again_needs_two_people_again() -> None:
    wave, _ = half_revealed_wave()
    thaw(wave)
    with pytest.raises(NotConfirmed):
        run_freezing(wave_id=wave.pk, by=second(wave, FREEZE))


def test_whoever_is_custodian_by_then_brings_the_wave_to_its_draw() -> None:
    wave, (sari, tono, umar) = half_revealed_wave()
    thaw(wave)
    assert tono.account_id
    with_roles(Account.objects.get(pk=tono.account_id))
    vera = an_officer(Role.CUSTODIAN, "Vera")
    approved(wave, FREEZE)
    run_freezing(wave_id=wave.pk, by=second(wave, FREEZE))
    assert set(Custodian.objects.values_list("name", flat=True)) == {"Sari", "Umar", "Vera"}
    for number, custodian in enumerate((sari, umar, vera), start=4):
        commit_secret(wave_id=wave.pk, commitment=commitment_of(secret(number)), by=custodian, now=LATER)
    for number, custodian in enumerate((sari, umar, vera), start=4):
        reveal_secret(wave_id=wave.pk, reveal=secret(number), by=custodian, now=LATER)
    approved(wave, DRAW)
    run_drawing(wave_id=wave.pk, by=second(wave, DRAW))
    assert state_of(wave) == WaveState.DRAWN
    assert Outcome.objects.get().outcome == "seated"


def test_a_second_freezing_can_be_taken_back_too() -> None:
    wave, _ = half_revealed_wave()
    thaw(wave)
    approved(wave, FREEZE)
    run_freezing(wave_id=wave.pk, by=second(wave, FREEZE))
    assert not Proposal.objects.of(THAW.name, str(wave.pk)).decided().exists()
    approved(wave, THAW)
    thaw(wave)
    assert Thaw.objects.filter(wave=wave).count() == 2
