"""What is a candidate's row is fixed with the verdict: nothing that changes later changes a byte of the file."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from django.db import ProgrammingError, connection, transaction

from prakerja.draw.acts import FREEZE
from prakerja.draw.candidate_files import FrozenFiles, seats_lines_of
from prakerja.draw.eligible_candidates import candidate_rows, candidates_behind
from prakerja.draw.engine.candidates_file import write_candidates
from prakerja.draw.freeze_candidates import CandidatesChanged, freeze_candidates
from prakerja.identity.models import Identity
from prakerja.profile.models import Particulars
from prakerja.screening.failed_rules import failed_rules_of
from prakerja.screening.figures import figures_of
from prakerja.screening.kinds import Rule
from prakerja.screening.models import Verdict
from prakerja.screening.note_lost_identity import note_lost_identity
from prakerja.waves.models import Joiner, Wave
from prakerja.waves.seats_line import SeatsLine
from prakerja.waves.states import WaveState
from tests.owner import as_owner
from tests.situations.draw import NOW, SYSTEM, screened_wave, three_custodians
from tests.situations.rows import nothing_changes
from tests.situations.screening import Known, a_joiner, a_kk, a_person, a_recipient, closed_wave
from tests.situations.waves import a_wave, approved, second

pytestmark = pytest.mark.django_db

SEATS: Final = tuple(
    SeatsLine(1, area, group, 1, carry=False)
    for area in ("3273", "31", "ID")
    for group in ("pekerja", "phk", "disabilitas", "*")
)


@pytest.fixture
def people() -> list[Known]:
    return []


@pytest.fixture
def wave(people: list[Known]) -> Wave:
    """Screened: three of one family, and two others."""
    wave = closed_wave(seats=SEATS)
    people += [a_joiner(wave, household=700) for _ in range(3)]
    people += [a_joiner(wave, employment="worker", regency="3171"), a_joiner(wave, disability=True)]
    return screened_wave(wave)


def written(wave: Wave, folder: Path) -> bytes:
    with connection.cursor() as cursor:
        cursor.execute(*candidates_behind(wave))
        found = [cursor.fetchall()]
    write_candidates(folder / "candidates.csv", candidate_rows(wave, seats_lines_of(wave), found))
    return (folder / "candidates.csv").read_bytes()


def other_answers(one: Known) -> None:
    Particulars.objects.filter(pk=one.applicant_id).update(
        employment="furloughed", disability=True, office="police", in_formal_education=True
    )


def another_home(one: Known) -> None:
    Particulars.objects.filter(pk=one.applicant_id).update(
        same_as_ktp=False, domicile_province="92", domicile_regency="9202"
    )


def no_answers_at_all(one: Known) -> None:
    Particulars.objects.filter(pk=one.applicant_id).delete()


def another_family_card(one: Known) -> None:
    identity = Identity.objects.get(pk=one.applicant_id)
    identity.family_card = a_kk(99_999)
    identity.save()


def an_identity_refused(one: Known) -> None:
    Identity.objects.filter(pk=one.applicant_id).update(state="refused", refusal="nik_of_another", verified_at=None)


def no_identity_at_all(one: Known) -> None:
    Identity.objects.filter(pk=one.applicant_id).delete()


def a_card_in_the_family(_one: Known) -> None:
    a_recipient(a_person(household=700), wave=a_wave(number=11, state=WaveState.PUBLISHED))


def joined_from_elsewhere(one: Known) -> None:
    """The program itself could not."""
    with as_owner():
        Joiner.objects.filter(applicant_id=one.applicant_id).update(regency="9202", receipt="12-LAIN")


def no_joiner_any_more(one: Known) -> None:
    Joiner.objects.filter(applicant_id=one.applicant_id).delete()


CHANGES: Final[list[Callable[[Known], None]]] = [
    other_answers,
    another_home,
    no_answers_at_all,
    another_family_card,
    an_identity_refused,
    no_identity_at_all,
    a_card_in_the_family,
    joined_from_elsewhere,
    no_joiner_any_more,
]


def test_nothing_that_changes_after_the_verdict_changes_the_candidates_file(
    wave: Wave, people: list[Known], tmp_path: Path
) -> None:
    """Each change alone, of each person."""
    before = written(wave, tmp_path)
    assert before.count(b"\n") == 1 + len(people)
    for change in CHANGES:
        for one in people:
            with transaction.atomic():
                change(one)
                assert written(wave, tmp_path) == before, change.__name__
                transaction.set_rollback(True)


@pytest.mark.parametrize(
    "change",
    [
        lambda: Verdict.objects.update(regency="9202"),
        lambda: Verdict.objects.update(receipt="12-LAIN"),
        lambda: Verdict.objects.all().delete(),
        lambda: Joiner.objects.update(receipt="12-LAIN"),
        lambda: Joiner.objects.update(regency="9202"),
    ],
    ids=["region of a verdict", "receipt of a verdict", "verdicts away", "receipt of a joiner", "region of a joiner"],
)
def test_verdicts_and_receipts_cannot_be_changed_by_the_program(wave: Wave, change: Callable[[], object]) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        change()
    assert wave.state != WaveState.OPEN


def test_an_identity_lost_before_the_freezing_is_a_verdict_of_its_own(
    wave: Wave, people: list[Known], tmp_path: Path
) -> None:
    before, (lost, *others) = written(wave, tmp_path).decode(), people
    receipt = Joiner.objects.get(applicant_id=lost.applicant_id).receipt
    note_lost_identity(applicant_id=lost.applicant_id, by=SYSTEM, now=NOW)
    (failed,) = failed_rules_of(wave_id=wave.pk, applicant_ids=[lost.applicant_id])[lost.applicant_id]
    assert (failed.rule, failed.reason, failed.source) == (Rule.CITIZENSHIP, "identity_lost", "programme")
    assert (figures_of(wave.pk).eligible, figures_of(wave.pk).refused_by[Rule.CITIZENSHIP]) == (len(others), 1)
    after = written(wave, tmp_path).decode()
    assert [line for line in before.splitlines() if receipt not in line and ",phk," not in line] == [
        line for line in after.splitlines() if ",phk," not in line
    ]
    assert (receipt in before, receipt in after) == (True, False)


def test_losing_it_twice_is_losing_it_once(wave: Wave, people: list[Known]) -> None:
    note_lost_identity(applicant_id=people[0].applicant_id, by=SYSTEM, now=NOW)
    with nothing_changes():
        note_lost_identity(applicant_id=people[0].applicant_id, by=SYSTEM, now=NOW)
    assert Verdict.objects.filter(applicant_id=people[0].applicant_id, number=wave.number).count() == 2


@pytest.mark.parametrize("state", [WaveState.FROZEN, WaveState.DRAWN])
def test_an_identity_lost_after_the_freezing_changes_no_candidate_and_refuses_the_award(
    wave: Wave, people: list[Known], tmp_path: Path, state: WaveState
) -> None:
    before, figures, lost = written(wave, tmp_path), figures_of(wave.pk), people[0].applicant_id
    Wave.objects.filter(pk=wave.pk).update(state=state)
    note_lost_identity(applicant_id=lost, by=SYSTEM, now=NOW)
    with nothing_changes():
        note_lost_identity(applicant_id=lost, by=SYSTEM, now=NOW)
    assert (written(wave, tmp_path), figures_of(wave.pk)) == (before, figures)
    assert list(Verdict.objects.refused_awards(wave.pk).values_list("applicant_id", flat=True)) == [lost]
    (failed,) = failed_rules_of(wave_id=wave.pk, applicant_ids=[lost])[lost]
    assert failed.reason == "identity_lost"


def test_once_it_is_published_no_verdict_says_it(wave: Wave, people: list[Known]) -> None:
    Wave.objects.filter(pk=wave.pk).update(state=WaveState.PUBLISHED)
    with nothing_changes():
        note_lost_identity(applicant_id=people[0].applicant_id, by=SYSTEM, now=NOW)


def test_places_are_those_of_the_receipts_and_are_counted_from_nought(wave: Wave) -> None:
    rows = sorted(Verdict.objects.filter(number=wave.number).values_list("receipt", "place"))
    assert [place for _, place in rows] == list(range(len(rows)))


def test_an_identity_lost_while_the_files_are_written_has_them_written_anew(wave: Wave, people: list[Known]) -> None:
    three_custodians()
    approved(wave, FREEZE)
    files = FrozenFiles("c", "0" * 64, len(people), "s", "1" * 64)
    note_lost_identity(applicant_id=people[0].applicant_id, by=SYSTEM, now=NOW)
    with nothing_changes(), pytest.raises(CandidatesChanged), transaction.atomic():
        freeze_candidates(wave_id=wave.pk, files=files, by=second(wave, FREEZE), now=NOW)
