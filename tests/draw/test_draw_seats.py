"""The draw from the frozen files: the database says what the bundle says, and anybody can check the bundle."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from django.db import DatabaseError, transaction
from pytest_django import DjangoAssertNumQueries

from prakerja.approvals.models import Proposal
from prakerja.approvals.require_confirmed import NotConfirmed
from prakerja.audit.models import Event
from prakerja.connectors.beacon.beacons import beacon
from prakerja.draw.acts import DRAW
from prakerja.draw.copy_outcomes import ResultIncomplete
from prakerja.draw.drawing_job import SeedNotReady, run_drawing
from prakerja.draw.engine.proof.findings import Given
from prakerja.draw.engine.proof.trust import Trust
from prakerja.draw.engine.proof.verify_proof import verify_proof
from prakerja.draw.kept_files import FrozenFileChanged
from prakerja.draw.models import AreaResult, Draw, Outcome
from prakerja.publog.witnesses import pinned_witnesses
from prakerja.waves.models import Joiner, Wave
from prakerja.waves.seats_line import SeatsLine
from prakerja.waves.states import WaveState
from tests.situations.attempts import newest
from tests.situations.draw import cut_off_wave, drawn_wave, kept, revealed_wave
from tests.situations.screening import a_joiner, closed_wave
from tests.situations.waves import approved, second

pytestmark = pytest.mark.django_db

BANDUNG, SLEMAN = "3273", "3404"
SEATS = (
    SeatsLine(pass_number=1, area=BANDUNG, group="*", seats=1, carry=False),
    SeatsLine(pass_number=1, area="34", group="*", seats=1, carry=False),
    SeatsLine(pass_number=2, area="ID", group="*", seats=1, carry=True),
)


def a_wave_of_seven() -> Wave:
    """Four from Bandung, three from Sleman, for three seats."""
    wave = closed_wave(seats=SEATS)
    for regency in [BANDUNG] * 4 + [SLEMAN] * 3:
        a_joiner(wave, regency=regency)
    return wave


def published_rows(wave: Wave) -> list[tuple[str, ...]]:
    with zipfile.ZipFile(kept(Draw.objects.get(pk=wave.pk).bundle_name)) as bundle:
        lines = bundle.read("result.csv").decode().splitlines()
    return [tuple(line.split(",")) for line in lines[1:]]


def test_the_database_says_what_the_bundle_says() -> None:
    wave = drawn_wave(a_wave_of_seven())
    fields = ("receipt", "outcome", "pass_number", "area", "group", "rank", "key")
    saved = [
        tuple("" if value is None else str(value) for value in row)
        for row in Outcome.objects.filter(draw_id=wave.pk).order_by("rank").values_list(*fields)
    ]
    assert saved == published_rows(wave)
    assert sum(1 for row in saved if row[1] == "seated") == 3


def test_every_outcome_belongs_to_the_joiner_with_its_receipt() -> None:
    wave = drawn_wave(a_wave_of_seven())
    joiners = dict(Joiner.objects.filter(wave=wave).values_list("receipt", "applicant_id"))
    outcomes = dict(Outcome.objects.values_list("receipt", "applicant_id"))
    assert outcomes == joiners


def test_the_bundle_is_proven_here_and_by_its_own_script_alone(tmp_path: Path) -> None:
    wave = drawn_wave(a_wave_of_seven())
    archive, row = kept(Draw.objects.get(pk=wave.pk).bundle_name), newest(wave)
    trust = Trust(chains=[beacon().chain], sandbox=True, witnesses=[str(one) for one in pinned_witnesses()])
    found = verify_proof(archive, given=Given(statement=row.sha256), trust=trust)
    assert (found.status, found.faults, found.lacks) == (0, [], [])
    assert found.seed == row.seed_round.seed
    with zipfile.ZipFile(archive) as bundle:
        bundle.extractall(tmp_path / "bundle")
    (tmp_path / "trust.json").write_text(trust.model_dump_json())
    given = ["--statement-sha256", row.sha256, "--cutoff", row.cutoff.cutoff]
    given += ["--randomness", row.seed_round.randomness, "--trust", str(tmp_path / "trust.json")]
    script = str(tmp_path / "bundle" / "verify.py")
    told = subprocess.run([sys.executable, "-I", script, *given], capture_output=True, check=False)
    assert told.returncode == 0, told.stdout


def test_ranks_in_the_area_run_from_one_in_the_order_of_the_draw() -> None:
    wave = drawn_wave(a_wave_of_seven())
    for area, people in ((BANDUNG, 4), ("34", 3)):
        here = Outcome.objects.filter(draw_id=wave.pk, home_area=area).order_by("rank")
        assert list(here.values_list("home_rank", flat=True)) == list(range(1, people + 1))


def test_each_area_with_seats_of_its_own_has_its_figures() -> None:
    wave = drawn_wave(a_wave_of_seven())
    figures = {row.area: (row.candidates, row.seats, row.seated) for row in AreaResult.objects.filter(draw_id=wave.pk)}
    assert figures[BANDUNG][:2] == (4, 1)
    assert figures["34"][:2] == (3, 1)
    assert figures["ID"] == (0, 1, 0)
    assert sum(row[2] for row in figures.values()) == 3


def test_of_a_family_of_three_with_a_cap_of_two_one_is_told_why() -> None:
    wave = closed_wave()
    for _ in range(3):
        a_joiner(wave, household=800)
    drawn_wave(wave)
    outcomes = sorted(Outcome.objects.values_list("outcome", flat=True))
    assert outcomes == ["household_full", "seated", "seated"]


def test_drawing_twice_is_drawing_once() -> None:
    wave = drawn_wave(a_wave_of_seven())
    before = list(Outcome.objects.order_by("rank").values_list("receipt", "outcome"))
    run_drawing(wave_id=wave.pk, by=second(wave, DRAW))
    assert list(Outcome.objects.order_by("rank").values_list("receipt", "outcome")) == before
    assert Event.objects.filter(name="draw.seats.drawn").count() == 1


def test_a_draw_killed_before_it_was_saved_gives_the_same_when_it_runs_again(monkeypatch: pytest.MonkeyPatch) -> None:
    wave = revealed_wave(a_wave_of_seven())
    with monkeypatch.context() as killed:
        killed.setattr("prakerja.draw.draw_seats.note_carried_out", _killed)
        with pytest.raises(KeyboardInterrupt):
            run_drawing(wave_id=wave.pk, by=second(wave, DRAW))
    (left_behind,) = kept("draws/12").glob("bundle-*")
    before = left_behind.read_bytes()
    left_behind.write_bytes(before[:100])
    run_drawing(wave_id=wave.pk, by=second(wave, DRAW))
    assert kept(Draw.objects.get(pk=wave.pk).bundle_name).read_bytes() == before
    assert Outcome.objects.count() == 7


def _killed(*_arguments: object, **_values: object) -> None:
    raise KeyboardInterrupt


def test_a_wave_without_candidates_is_drawn() -> None:
    wave = drawn_wave(closed_wave(seats=SEATS))
    assert (Draw.objects.get(pk=wave.pk).seated_count, Wave.objects.get(pk=wave.pk).state) == (0, WaveState.DRAWN)


def test_a_frozen_file_that_was_tampered_with_is_refused() -> None:
    wave = revealed_wave(a_wave_of_seven())
    path = kept(Draw.objects.get(pk=wave.pk).candidates_name)
    path.write_text(path.read_text().replace(",1,", ",9,", 1))
    with pytest.raises(FrozenFileChanged):
        run_drawing(wave_id=wave.pk, by=second(wave, DRAW))
    assert Wave.objects.get(pk=wave.pk).state == WaveState.FROZEN
    assert not Outcome.objects.exists()


def test_a_frozen_file_that_is_gone_is_refused() -> None:
    wave = revealed_wave(a_wave_of_seven())
    kept(Draw.objects.get(pk=wave.pk).seats_name).unlink()
    with pytest.raises(FrozenFileChanged):
        run_drawing(wave_id=wave.pk, by=second(wave, DRAW))


def test_seats_changed_in_the_database_after_freezing_change_nothing() -> None:
    wave = revealed_wave(a_wave_of_seven())
    wave.seat_rows.update(seats=0)
    run_drawing(wave_id=wave.pk, by=second(wave, DRAW))
    assert Draw.objects.get(pk=wave.pk).seated_count == 3


def test_a_joiner_that_vanished_after_freezing_stops_the_draw() -> None:
    wave = revealed_wave(a_wave_of_seven())
    Joiner.objects.filter(wave=wave)[0].delete()
    with pytest.raises(ResultIncomplete):
        run_drawing(wave_id=wave.pk, by=second(wave, DRAW))
    assert Wave.objects.get(pk=wave.pk).state == WaveState.FROZEN


def test_nothing_is_drawn_before_the_round_is_in() -> None:
    wave = cut_off_wave(a_wave_of_seven())
    approved(wave, DRAW)
    with pytest.raises(SeedNotReady):
        run_drawing(wave_id=wave.pk, by=second(wave, DRAW))


def test_one_person_does_not_draw() -> None:
    wave = revealed_wave(a_wave_of_seven())
    Proposal.objects.of(DRAW.name, str(wave.pk)).delete()
    with pytest.raises(NotConfirmed):
        run_drawing(wave_id=wave.pk, by=second(wave, DRAW))


def test_nothing_is_saved_when_the_audit_fails(request: pytest.FixtureRequest) -> None:
    wave = revealed_wave(a_wave_of_seven())
    request.getfixturevalue("broken_audit")
    with pytest.raises(RuntimeError, match="audit"):
        run_drawing(wave_id=wave.pk, by=second(wave, DRAW))
    assert not Outcome.objects.exists()


def test_the_draw_costs_no_statement_a_candidate(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    wave = revealed_wave(a_wave_of_seven())
    with django_assert_max_num_queries(60):
        run_drawing(wave_id=wave.pk, by=second(wave, DRAW))
    assert Outcome.objects.count() == 7


def test_an_outcome_is_never_changed() -> None:
    drawn_wave(a_wave_of_seven())
    for change in (lambda: Outcome.objects.update(rank=1), Outcome.objects.all().delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
