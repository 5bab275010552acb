"""Everybody who joined is fixed by one hash in the public log, and can prove that they are in."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from django.db import connection, transaction

from prakerja.draw import jobs
from prakerja.draw.draw_name import draw_name
from prakerja.draw.joiners import joiner_rows, own_place
from prakerja.draw.joiners import tree as tree_module
from prakerja.draw.joiners.fix_joiners import NotScreened, fix_joiners
from prakerja.draw.joiners.fixing_job import run_fixing
from prakerja.draw.joiners.joiners_of import Joiners, JoinersNotFixed, joiners_of
from prakerja.draw.joiners.leaf import JoinerRow, leaf_of, nonce_of
from prakerja.draw.joiners.models import JoinerBlock, JoinerTree
from prakerja.draw.joiners.saved_blocks import nonce_key_of
from prakerja.identity.models import Identity
from prakerja.journey.due_work import due_work
from prakerja.kit.actor import Actor
from prakerja.publog.frontier import Frontier
from prakerja.publog.merkle import EMPTY, hash_leaf, is_included
from prakerja.screening.screen_wave import screen_wave
from prakerja.waves.models import Joiner, Wave
from prakerja.waves.states import WaveState
from tests.situations.draw import NOW, SYSTEM
from tests.situations.rows import nothing_changes
from tests.situations.screening import Known, a_joiner, closed_wave
from tests.situations.waves import a_wave, an_officer

pytestmark = pytest.mark.django_db
FIXES: Final = Actor.system("draw.fix_joiners")
PAGE: Final = Path(__file__).parents[3] / "docs" / "check-your-place.md"


def screened(*people: dict[str, object]) -> tuple[Wave, list[Known]]:
    wave = closed_wave()
    known = [a_joiner(wave, **traits) for traits in people]
    screen_wave(wave_id=wave.pk, by=SYSTEM, now=NOW)
    wave.refresh_from_db()
    return wave, known


def fixed(wave: Wave) -> Wave:
    fix_joiners(wave_id=wave.pk, by=FIXES, now=NOW)
    return wave


THREE: Final[tuple[dict[str, object], ...]] = (
    {"employment": "dismissed", "disability": True, "regency": "3171"},
    {"in_formal_education": True},
    {"employment": "other"},
)


def expected_root(wave: Wave, rows: list[JoinerRow]) -> str:
    whole, key = Frontier(), nonce_key_of(wave.pk)
    for row in sorted(rows):
        whole.add(hash_leaf(leaf_of(draw_name(wave), row, nonce_of(key, row.receipt))))
    return whole.root().hex()


def row_of(known: Known, groups: str, regency: str = "3273") -> JoinerRow:
    receipt = Joiner.objects.get(applicant_id=known.applicant_id).receipt
    return JoinerRow(receipt, known.nik, known.kk, regency, groups, 1)


@pytest.mark.parametrize("block", [1, 2, 2_048])
def test_the_root_is_over_everybody_who_joined_eligible_or_not(block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joiner_rows, "BLOCK", block)
    wave, (first, second, third) = screened(*THREE)
    fixed(wave)
    rows = [row_of(first, "disabilitas;phk", "3171"), row_of(second, "phk"), row_of(third, "")]
    assert joiners_of(wave.pk) == Joiners(expected_root(wave, rows), 3)
    assert JoinerBlock.objects.filter(wave=wave).count() == -(-3 // block)


def test_a_wave_that_nobody_joined_has_the_root_of_the_empty_tree() -> None:
    wave, _ = screened()
    assert joiners_of(fixed(wave).pk) == Joiners(EMPTY.hex(), 0)


def test_the_log_has_root_and_number() -> None:
    wave, _ = screened(*THREE)
    fixed(wave)
    with connection.cursor() as cursor:
        cursor.execute("SELECT line FROM publog_submission WHERE once_key = 'draw.joiners:gelombang-12'")
        entry = json.loads(cursor.fetchone()[0])
    assert (entry["kind"], entry["draw"]) == ("draw.joiners", "gelombang-12")
    assert Joiners(entry["joiners_root"], entry["joiners_count"]) == joiners_of(wave.pk)


def test_fixing_twice_is_fixing_once() -> None:
    wave, _ = screened(*THREE)
    fixed(wave)
    with nothing_changes():
        fixed(wave)
        run_fixing(wave_id=wave.pk, now=NOW)


def test_before_the_screening_nobody_is_fixed() -> None:
    wave = closed_wave()
    with pytest.raises(JoinersNotFixed):
        joiners_of(wave.pk)
    for state in (WaveState.PLANNED, WaveState.OPEN, WaveState.CLOSED):
        other = wave if state == WaveState.CLOSED else a_wave(number=20 + len(state), state=state)
        with nothing_changes(), pytest.raises(NotScreened):
            fixed(other)


def test_it_is_due_once_the_wave_is_screened_and_not_again() -> None:
    wave, _ = screened(*THREE)
    assert due_work(wave) is jobs.fix_joiners
    fixed(wave)
    assert due_work(wave) is None


@pytest.mark.parametrize("block", [1, 2_048])
def test_everybody_can_prove_their_place(block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (joiner_rows, own_place, tree_module):
        monkeypatch.setattr(module, "BLOCK", block)
    wave, people = screened(*THREE)
    assert own_place.own_place(wave=wave, applicant_id=people[0].applicant_id) is None
    fixed(wave)
    for known, groups in zip(people, ("disabilitas;phk", "phk", ""), strict=True):
        told = dict(own_place.own_place(wave=wave, applicant_id=known.applicant_id) or {})
        assert told["groups"] == groups
        row = row_of(known, groups, str(told["regency"]))
        leaf = hash_leaf(leaf_of(str(told["draw"]), row, str(told["nonce"])))
        path = [bytes.fromhex(str(step)) for step in told["path"]]  # type: ignore[union-attr]
        assert is_included(leaf, told["place"], 3, path, bytes.fromhex(joiners_of(wave.pk).root))  # type: ignore[arg-type]
        assert known.nik not in json.dumps(told)
        assert known.kk not in json.dumps(told)


def test_a_stranger_has_no_place() -> None:
    wave, _ = screened(*THREE)
    fixed(wave)
    assert own_place.own_place(wave=wave, applicant_id=an_officer().account_id or wave.pk) is None  # type: ignore[arg-type]


@pytest.fixture
def checked(tmp_path: Path) -> "Checked":
    return Checked(tmp_path)


class Checked:
    """The script of the page, as it is printed there."""

    def __init__(self, folder: Path) -> None:
        self._script, self._told = folder / "check.py", folder / "place.json"
        found = re.search(r"```python\n(.*?)```", PAGE.read_text(), re.DOTALL)
        assert found
        self._script.write_text(found[1])

    def __call__(self, told: object, root: str, nik: str, kk: str) -> tuple[int, str]:
        self._told.write_text(json.dumps(told))
        done = subprocess.run(
            [sys.executable, "-I", self._script, self._told, root],
            input=f"{nik}\n{kk}\n",
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout + done.stderr


def test_the_page_s_script_says_yes_to_the_right_place_and_no_to_any_other(checked: Checked) -> None:
    wave, (known, other, _) = screened(*THREE)
    fixed(wave)
    told = dict(own_place.own_place(wave=wave, applicant_id=known.applicant_id) or {})
    root = joiners_of(wave.pk).root
    code, said = checked(told, root, known.nik, known.kk)
    assert (code, "You are in" in said) == (0, True)
    for changes, numbers in (
        ({}, (other.nik, known.kk)),
        ({"tickets": 2}, (known.nik, known.kk)),
        ({"joiners_count": 1}, (known.nik, known.kk)),
        ({"path": []}, (known.nik, known.kk)),
    ):
        code, said = checked({**told, **changes}, root, *numbers)
        assert (code, "not in this list" in said) == (1, True), changes
    assert checked(told, "0" * 64, known.nik, known.kk)[0] == 1


def test_an_account_without_numbers_any_more_is_a_leaf_without_them() -> None:
    wave, (known, *_) = screened({})
    Identity.objects.filter(pk=known.applicant_id).delete()
    fixed(wave)
    row = row_of(known, "phk")._replace(nik="", kk="")
    assert joiners_of(wave.pk).root == expected_root(wave, [row])


def test_what_was_fixed_is_never_changed() -> None:
    wave, _ = screened({})
    fixed(wave)
    for model in (JoinerTree, JoinerBlock):
        with pytest.raises(Exception, match="permission denied"), transaction.atomic():
            model.objects.all().delete()
