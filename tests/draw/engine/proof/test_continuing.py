"""Seats that fell vacant, and appeals that were won: the parent's seed serves them, and nothing else, to both."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from prakerja.console.draw import draw
from prakerja.draw.engine import select_from_files as selecting
from prakerja.draw.engine.proof import papers as p
from prakerja.draw.engine.reference.rank import key_of
from tests.draw.draw_inputs import candidate
from tests.draw.engine.proof.both import Answer, both
from tests.situations.proven_draws import (
    Built,
    Story,
    addendum,
    appeal,
    build,
    continued,
    of_origin,
    people_of,
    reseal,
    seated_rows,
    trust,
    write_addenda,
)

type Told = tuple[str, str, dict[str, Any]]


@pytest.fixture(autouse=True, params=[10**9, 0], ids=["row by row", "compiled"])
def _either_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selecting, "WORTH_COMPILING", request.param)


def answer(built: Built, *parents: Built, addenda: Path | None = None) -> Answer:
    return both(built.folder, built.given, trust(), [one.folder for one in parents], addenda=addenda)


def test_a_draw_that_continues_another_is_proven_beside_it_alone(kept_proof: Built, tmp_path: Path) -> None:
    later = build(tmp_path / "later", continued(kept_proof))
    assert answer(later, kept_proof).status == 0
    assert later.seed == kept_proof.seed
    assert len(seated_rows(later)) == 1
    assert answer(later) == Answer(3, frozenset(), frozenset({"parent"}))
    other = build(tmp_path / "other", Story(stated={"cap": 2}))
    assert answer(later, other).faults == {"parent_differs"}


def test_where_nothing_is_said_after_the_result_the_tables_are_not_read_once_more(
    kept_proof: Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Row by row a nation takes ten times as long as the recomputing."""

    def read(*_: object, **__: object) -> None:
        raise AssertionError("the first draw is read again")

    monkeypatch.setattr("prakerja.draw.engine.proof.continuing.standing_after", read)
    assert answer(kept_proof).status == 0


def test_a_second_one_continues_the_first_and_needs_both(kept_proof: Built, tmp_path: Path) -> None:
    later = build(tmp_path / "later", continued(kept_proof))
    vacated = seated_rows(kept_proof)[0]
    houses = {one["receipt"]: one["household"] for one in people_of(kept_proof)}
    holders = {row[0] for row in [*seated_rows(kept_proof)[:-1], *seated_rows(later)]} - {vacated[0]}
    gone = {row[0] for row in seated_rows(later)}
    third = build(
        tmp_path / "third",
        Story(
            people=[one for one in people_of(later) if one["receipt"] not in gone],
            seats=[{**dict(zip(("pass", "area", "group"), vacated[2:5], strict=True)), "seats": 1, "carry": 0}],
            told=of_origin(kept_proof, addendum("vacated", vacated[0])),
            parent=later,
            won=dict.fromkeys((houses[one] for one in holders), 1),
        ),
    )
    assert answer(third, later, kept_proof).status == 0
    assert answer(third, later) == Answer(3, frozenset(), frozenset({"parent"}))
    assert answer(third, kept_proof).faults == {"parent_differs"}


def test_a_parent_that_is_wrong_proves_nothing(kept_proof: Built, folder: Path, tmp_path: Path) -> None:
    later = build(tmp_path / "later", continued(kept_proof))
    (folder / p.RESULT).write_text((folder / p.RESULT).read_text().replace("seated", "no_seat", 1))
    reseal(folder)
    assert both(later.folder, later.given, trust(), [folder]).faults == {"parent_wrong"}


DIFFERS = {"continuing_differs"}


@pytest.mark.parametrize(
    ("change", "faults"),
    [
        # Seats added, moved, carried; one that nobody had.
        (lambda story: {"seats": [{**story.seats[0], "seats": 9}]}, DIFFERS),
        (lambda story: {"seats": [{**story.seats[0], "area": "ID", "pass": 7}]}, DIFFERS),
        (lambda story: {"seats": [{**story.seats[0], "carry": 1}]}, DIFFERS),
        (lambda story: {"seats": [*story.seats, *story.seats]}, DIFFERS),
        (lambda _: {"seats": []}, DIFFERS),
        (lambda story: {"told": [*story.told, like(story, what="vacated", receipt="PK12-9999")]}, {"vacated_unseated"}),
        (lambda story: {"told": [story.told[0], *story.told]}, {"vacated_unseated"}),
        # A ghost who never joined; one of the others left out, and the log knows nothing of it; facts changed.
        (lambda story: {"people": [*story.people, candidate("PK12-0099")]}, DIFFERS),
        (lambda story: {"people": story.people[1:]}, DIFFERS),
        (lambda story: {"people": story.people[::-1]}, DIFFERS),
        (lambda story: {"people": [{**story.people[0], "tickets": 9}, *story.people[1:]]}, DIFFERS),
        (lambda story: {"told": story.told[:1]}, DIFFERS),
        (lambda story: {"told": story.told[1:]}, {*DIFFERS, "result_differs"}),
        # What the log says after the draw was stated comes too late for it.
        (lambda story: {"told": [story.told[0], ("statement", *story.told[1][1:])]}, DIFFERS),
        # No reason, no shape.
        (lambda story: {"told": [story.told[0], like(story, reason="  ")]}, {"reason_missing", *DIFFERS}),
        (lambda story: {"told": [story.told[0], like(story, row="1,ID,*")]}, {"addendum_misspelt", *DIFFERS}),
        (lambda _: {"stated": {"cap": 2}}, DIFFERS),
        (lambda _: {"stated": {"joiners_root": "ab" * 32}}, DIFFERS),
        (lambda _: {"stated": {"minimum_reveals": 3}}, DIFFERS),
    ],
)
def test_nothing_else_than_what_the_parent_left_is_continued(
    change: Callable[[Story], dict[str, Any]], faults: set[str], kept_proof: Built, tmp_path: Path
) -> None:
    story = continued(kept_proof)
    later = build(tmp_path / "later", replace(story, **change(story)))
    assert answer(later, kept_proof).faults == faults


def test_the_cap_counts_what_households_have_won_before(tmp_path: Path) -> None:
    """In some draws the first of those left has a household that won nothing, and it comes to the same."""
    for number in range(100):
        parent = build(tmp_path / f"parent {number}", Story(stated={"draw": f"gelombang-{number}"}))
        story = continued(parent)
        honest = build(tmp_path / f"honest {number}", story)
        as_if_nobody = build(tmp_path / f"as if nobody {number}", replace(story, won={}))
        if (honest.folder / p.RESULT).read_bytes() != (as_if_nobody.folder / p.RESULT).read_bytes():
            assert answer(as_if_nobody, parent).faults == {"result_differs"}
            return
    raise AssertionError("the cap never stood in anybody's way")


def like(story: Story, **changed: str) -> Told:
    """The last entry, otherwise."""
    batch, kind, facts = story.told[-1]
    return batch, kind, {**facts, **changed}


def test_another_order_than_the_seeds_is_named(kept_proof: Built, tmp_path: Path) -> None:
    later = build(tmp_path / "later", continued(kept_proof))
    header, first, *rest = (later.folder / p.RESULT).read_text().splitlines(keepends=True)
    (later.folder / p.RESULT).write_text("".join([header, *rest, first]))
    reseal(later.folder)
    assert "result_differs" in answer(later, kept_proof).faults


def keyed(built: Built, *, wins: bool) -> tuple[str, str]:
    """A receipt of nobody in the file, with its key: before the last seated one of row 1101, or after all of them."""
    last = [row for row in seated_rows(built) if row[3] == "1101"][-1]
    for number in range(10_000):
        receipt = f"PK12-9{number:03}"
        key = key_of(built.seed, receipt, 1).hex()
        if (key[:16] < last[6]) is wins and (wins or key[:16] > max(row[6] for row in seated_rows(built))):
            return receipt, key
    raise AssertionError


def heard(built: Built, *, wins: bool = True, place: int = 15, **changed: Any) -> list[Told]:
    """An appeal that was won, its key, and what became of it."""
    receipt, key = keyed(built, wins=wins)
    end = addendum("seated", receipt, key=key, row="1,1101,*") if wins else addendum("not_seated", receipt, key=key)
    return [appeal(place, receipt, **changed), addendum("appeal_won", receipt, key=key), end]


def test_an_appeal_that_was_won_is_seated_by_its_key_or_not_at_all(kept_proof: Built) -> None:
    lost = keyed(kept_proof, wins=True)
    told = [
        *heard(kept_proof),
        *heard(kept_proof, wins=False, place=16),
        appeal(17, lost[0] + "x", decision="lost"),
        addendum("appeal_lost", lost[0] + "x", key=key_of(kept_proof.seed, lost[0] + "x", 1).hex()),
    ]
    assert answer(kept_proof, addenda=write_addenda(kept_proof, told)).status == 0
    few = answer(kept_proof, addenda=write_addenda(kept_proof, told, by=3))
    assert few == Answer(3, frozenset(), frozenset({"quorum"}))


@pytest.mark.parametrize(
    ("change", "faults"),
    [
        # A ghost: no leaf under the root, another's place, a path of nobody, somebody's leaf twice, a candidate.
        (lambda told: [changed(told[0], leaf="ab" * 32), *told[1:]], {"appellant_unknown"}),
        (lambda told: [changed(told[0], place=3), *told[1:]], {"appellant_unknown"}),
        (lambda told: [changed(told[0], place=20), *told[1:]], {"appellant_unknown"}),
        (lambda told: [changed(told[0], path=[]), *told[1:]], {"appellant_unknown"}),
        (lambda told: [*told, appeal(15, "PK12-8000", decision="lost")], {"appellant_unknown"}),
        (lambda told: [*told, appeal(3, "PK12-0003", decision="lost")], {"appellant_unknown"}),
        # Decided after the key was told, twice, never; ended twice.
        (lambda told: [told[1], told[0], told[2]], {"appeal_undecided"}),
        (lambda told: [told[0], told[2], told[1]], {"appeal_undecided"}),
        (lambda told: [told[0], *told], {"appeal_undecided"}),
        (lambda told: told[1:], {"appeal_undecided"}),
        (lambda told: [*told, told[2]], {"appeal_undecided"}),
        (lambda told: [changed(told[0], decision="lost"), *told[1:]], {"appeal_undecided"}),
        # Another key; tickets that give another.
        (lambda told: [told[0], changed(told[1], key="00" * 32), told[2]], {"appeal_key_differs"}),
        (lambda told: [*told[:2], changed(told[2], key="00" * 32)], {"appeal_key_differs"}),
        # Not seated although it beats; in another row, of another area or group; beyond the cap.
        (lambda told: [*told[:2], changed(told[2], what="not_seated", row="")], {"appeal_outcome_differs"}),
        (lambda told: [*told[:2], changed(told[2], row="9,1101,*")], {"appeal_outcome_differs"}),
        (lambda told: [changed(told[0], area="3171"), *told[1:]], {"appeal_outcome_differs"}),
        (lambda told: [changed(told[0], household="ab" * 16, household_held=1), *told[1:]], {"appeal_outcome_differs"}),
        # No reason, no shape.
        (lambda told: [changed(told[0], reason=" "), *told[1:]], {"reason_missing", "appeal_undecided"}),
        (lambda told: [changed(told[0], tickets=0), *told[1:]], {"addendum_misspelt", "appeal_undecided"}),
    ],
)
def test_an_appeal_gives_nothing_but_what_key_row_and_cap_give(
    change: Callable[[list[Told]], list[Told]], faults: set[str], kept_proof: Built
) -> None:
    addenda = write_addenda(kept_proof, change(heard(kept_proof)))
    assert answer(kept_proof, addenda=addenda).faults == faults


def changed(told: Told, **facts: Any) -> Told:
    return told[0], told[1], {**told[2], **facts}


def test_who_does_not_beat_the_last_seated_key_is_not_seated(kept_proof: Built) -> None:
    told = heard(kept_proof, wins=False)
    seated = changed(told[2], what="seated", row="1,1101,*")
    assert answer(kept_proof, addenda=write_addenda(kept_proof, [*told[:2], seated])).faults == {
        "appeal_outcome_differs"
    }


def test_who_won_an_appeal_and_was_not_seated_waits_behind_the_others_for_a_seat_that_falls_vacant(
    kept_proof: Built, tmp_path: Path
) -> None:
    story = continued(kept_proof)
    told = heard(kept_proof, wins=False)
    row = {key: told[0][2][key] for key in ("receipt", "area", "groups", "tickets", "household", "household_held")}
    both_ways = [*of_origin(kept_proof, *told), *story.told]
    later = build(tmp_path / "later", replace(story, told=both_ways, people=[*story.people, row]))
    assert answer(later, kept_proof).status == 0
    without = build(tmp_path / "without", replace(story, told=both_ways))
    assert answer(without, kept_proof).faults == DIFFERS


def test_an_addendum_after_a_draw_that_continues_is_judged_beside_that_draw(kept_proof: Built, tmp_path: Path) -> None:
    later = build(tmp_path / "later", continued(kept_proof))
    seated = seated_rows(later)[0][0]
    addenda = write_addenda(later, [addendum("vacated", seated)])
    assert answer(later, kept_proof, addenda=addenda).status == 0
    assert answer(kept_proof, addenda=addenda).faults == {"vacated_unseated"}


def test_it_is_drawn_from_its_bundles_and_the_addenda_alone(kept_proof: Built, tmp_path: Path) -> None:
    story = continued(kept_proof)
    later = build(tmp_path / "later", story)
    addenda = write_addenda(kept_proof, story.told)
    options = ["--parent", str(kept_proof.folder), "--addenda", str(addenda), "--out", str(tmp_path)]
    said = CliRunner().invoke(draw, ["continue", *options, "--json"])
    assert (said.exit_code, said.stderr) == (0, "")
    assert json.loads(said.stdout)["seated"] == 1
    for name in (p.CANDIDATES, p.SEATS, p.RESULT):
        assert (tmp_path / name).read_bytes() == (later.folder / name).read_bytes()
    write_addenda(kept_proof, [*story.told, story.told[0]])
    said = CliRunner().invoke(draw, ["continue", *options])
    assert said.exit_code == 2
    assert "vacated_unseated" in said.stderr
    assert CliRunner().invoke(draw, ["continue", *options[2:], "--parent", str(later.folder)]).exit_code == 2
    assert CliRunner().invoke(draw, ["continue", *options[:-1], str(tmp_path / "nowhere")]).exit_code == 2


def test_addenda_that_are_no_paper_or_another_history_are_named(kept_proof: Built, tmp_path: Path) -> None:
    path = write_addenda(kept_proof, heard(kept_proof))
    whole = path.read_text()
    path.write_text(whole.replace(":", ": ", 1))
    assert answer(kept_proof, addenda=path).faults == {"paper_misspelt"}
    path.write_text(whole.replace("data keliru", "data benar"))
    assert answer(kept_proof, addenda=path).faults == {"log_proof_wrong"}
