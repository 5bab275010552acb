"""What the database itself refuses of a draw, of a secret and of an outcome."""

from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from prakerja.draw.models import AreaResult, Draw, Outcome
from prakerja.waves.models import Wave
from prakerja.waves.states import WaveState
from tests.situations.draw import NOW, a_drawn_row, frozen_wave
from tests.situations.rows import nothing_changes
from tests.situations.waves import a_wave

pytestmark = pytest.mark.django_db


@pytest.fixture
def wave() -> Wave:
    wave = a_wave(state=WaveState.DRAWN)
    a_drawn_row(wave)
    return wave


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"cap": 0}, "draw_cap_is_at_least_one"),
        ({"seed": ""}, "drawn_draw_has_seed_result_and_bundle"),
        ({"result_sha256": ""}, "drawn_draw_has_seed_result_and_bundle"),
        ({"bundle_name": ""}, "drawn_draw_has_seed_result_and_bundle"),
        ({"fingerprint": ""}, "drawn_draw_has_seed_result_and_bundle"),
        ({"seated_count": None}, "drawn_draw_has_seed_result_and_bundle"),
        ({"drawn_at": None}, "drawn_draw_has_seed_result_and_bundle"),
    ],
)
def test_a_draw_has_its_whole_result_or_none(wave: Wave, changes: dict[str, object], constraint: str) -> None:
    with nothing_changes(), pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Draw.objects.filter(pk=wave.pk).update(**changes)


def test_what_is_not_drawn_is_not_published() -> None:
    wave, _ = frozen_wave()
    with pytest.raises(IntegrityError, match="only_a_drawn_draw_is_published"), transaction.atomic():
        Draw.objects.filter(pk=wave.pk).update(published_at=NOW)


def an_outcome(wave: Wave, **changes: object) -> Outcome:
    values: dict[str, object] = {
        "applicant_id": uuid4(),
        "receipt": "12-X",
        "outcome": "seated",
        "pass_number": 1,
        "area": "ID",
        "group": "*",
        "rank": 1,
        "key": "0" * 16,
        "home_area": "ID",
        "home_rank": 1,
    }
    return Outcome.objects.create(draw_id=wave.pk, **(values | changes))


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"outcome": "lost", "pass_number": None, "area": "", "group": ""}, "outcome_is_a_known_outcome"),
        ({"pass_number": None}, "a_seat_has_its_row_and_only_the_seated_have_one"),
        ({"area": ""}, "a_seat_has_its_row_and_only_the_seated_have_one"),
        ({"outcome": "no_seat"}, "a_seat_has_its_row_and_only_the_seated_have_one"),
        ({"outcome": "household_full", "pass_number": None}, "a_seat_has_its_row_and_only_the_seated_have_one"),
        ({"rank": -1}, "draw_outcome_rank_check"),
    ],
)
def test_a_seat_has_its_row_and_nothing_else_has_one(wave: Wave, changes: dict[str, object], constraint: str) -> None:
    an_outcome(wave)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        an_outcome(wave, **changes)


def test_a_candidate_has_one_outcome(wave: Wave) -> None:
    first = an_outcome(wave)
    with pytest.raises(IntegrityError), transaction.atomic():
        an_outcome(wave, applicant_id=first.applicant_id, receipt="12-Y")


def test_an_area_has_one_result(wave: Wave) -> None:
    AreaResult.objects.create(draw_id=wave.pk, area="ID", candidates=0, seats=0, seated=0)
    with pytest.raises(IntegrityError, match="an_area_has_one_result_in_a_draw"), transaction.atomic():
        AreaResult.objects.create(draw_id=wave.pk, area="ID", candidates=0, seats=0, seated=0)


def test_the_figures_of_an_area_are_never_changed(wave: Wave) -> None:
    for change in (lambda: AreaResult.objects.update(seats=9), lambda: AreaResult.objects.all().delete()):
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            change()
