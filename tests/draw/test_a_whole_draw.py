"""From joiners in the database to outcomes in the database, against a plain reading of the rules on the same people."""

import itertools
from collections import Counter
from random import Random
from typing import Any, Final

import pytest
from django.db import connection
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from prakerja.draw import copy_outcomes, freezing_job
from prakerja.draw import publish_result as publish_result_module
from prakerja.draw.acts import PUBLISH
from prakerja.draw.engine.home_areas import home_areas
from prakerja.draw.models import AreaResult, Draw, Outcome
from prakerja.journey.seat_winners import seat_winners
from prakerja.kit.sql import sql_file
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.screening import stretches
from prakerja.screening.models import Recipient
from prakerja.waves.models import Joiner, Wave
from prakerja.waves.seats_line import SeatsLine
from prakerja.waves.states import WaveState
from tests.draw.draw_inputs import CANDIDATE_COLUMNS
from tests.draw.plain_draw import plain_draw
from tests.situations.broken import undone
from tests.situations.draw import NOW, SYSTEM, a_drawn_row, candidates_of, drawn_wave
from tests.situations.screening import a_joiner, closed_wave
from tests.situations.waves import a_wave, approved, second

pytestmark = pytest.mark.django_db

PEOPLE = 14


def some_people(chance: Random) -> list[dict[str, Any]]:
    """Few places, few families: nearly everybody meets somebody."""
    return [
        {
            "regency": chance.choice(["3273", "3204", "3204", "9171"]),
            "employment": chance.choice(["dismissed", "worker"]),
            "disability": chance.random() < 0.3,
            "household": chance.randint(1, 5),
            "in_formal_education": chance.random() < 0.15,
        }
        for _ in range(PEOPLE)
    ]


def some_seats(chance: Random) -> list[SeatsLine]:
    """In two passes, the second taking over what the first left; some areas have no seats of their own."""
    rows = {
        (chance.randint(1, 2), area, chance.choice(["*", "*", "phk", "disabilitas"])): chance.randint(0, 3)
        for area in ("ID", "32", "32", "3273", "91")
        if chance.random() < 0.8
    }
    return [SeatsLine(*row, seats, carry=chance.random() < 0.5) for row, seats in rows.items()]


@pytest.mark.parametrize("beginning", range(6))
def test_the_database_comes_to_what_a_plain_reading_of_the_rules_comes_to(beginning: int) -> None:
    chance = Random(beginning)
    comes_to_the_plain_reading(some_people(chance), some_seats(chance))


def one_row(area: str = "ID", group: str = "*", seats: int = 3) -> SeatsLine:
    return SeatsLine(1, area, group, seats, carry=False)


#: At the edges, each with how many are seated: people, the changed traits of all of them, and the seats.
EDGES: Final[dict[str, tuple[int, dict[str, Any], list[SeatsLine], int]]] = {
    "seats that exceed the candidates": (4, {}, [one_row(seats=1_000), one_row("3273", seats=50)], 4),
    "areas that lie in one another": (5, {}, [one_row("3273", seats=1), one_row("32", seats=1), one_row(seats=1)], 3),
    "a group that nobody belongs to": (4, {}, [one_row(group="phk"), one_row(group="*", seats=1)], 1),
    "a group of everybody alone": (3, {"disability": True}, [one_row(group="disabilitas", seats=2)], 2),
    "everybody in one household": (6, {"household": 1}, [one_row(seats=5)], 2),
    "no candidate, but joiners": (3, {"in_formal_education": True}, [one_row()], 0),
    "no joiner at all": (0, {}, [one_row()], 0),
    "no seat at all": (3, {}, [one_row(seats=0)], 0),
    "seats where nobody lives": (3, {}, [one_row("91", seats=3)], 0),
}


@pytest.mark.parametrize("at_once", [1, 100], ids=["in stretches", "at once"])
@pytest.mark.parametrize("edge", EDGES.values(), ids=EDGES)
def test_at_the_edges_it_comes_to_the_same_and_is_published(
    edge: tuple[int, dict[str, Any], list[SeatsLine], int], at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stretches, "AT_ONCE", at_once)
    monkeypatch.setattr(freezing_job, "ROWS_OF_A_PART", at_once)
    monkeypatch.setattr(copy_outcomes, "AT_ONCE", at_once)
    people, traits, seats, seated = edge
    plain = {"regency": "3273", "employment": "worker", "disability": False, "in_formal_education": False}
    households = itertools.count(100)
    everybody = [{**plain, "household": next(households), **traits} for _ in range(people)]
    wave = comes_to_the_plain_reading(everybody, seats)
    approved(wave, PUBLISH)
    with unit_of_work(by=SYSTEM):
        seat_winners(wave_id=wave.pk, by=second(wave, PUBLISH), now=NOW)
    wave.refresh_from_db()
    assert (wave.state, Recipient.objects.count()) == (WaveState.PUBLISHED, seated)


def comes_to_the_plain_reading(people: list[dict[str, Any]], seats: list[SeatsLine]) -> Wave:
    wave = closed_wave(seats=tuple(seats))
    for traits in people:
        a_joiner(wave, **traits)
    drawn_wave(wave)
    draw = Draw.objects.get(pk=wave.pk)
    assert draw.candidates_count == sum(not one["in_formal_education"] for one in people)
    plain = plainly_drawn(wave, seats, draw.seed)
    assert saved_outcomes(draw) == plain
    assert draw.seated_count == sum(row["outcome"] == "seated" for row in plain.values())
    compare_areas(draw, seats)
    return wave


def plainly_drawn(wave: Wave, seats: list[SeatsLine], seed: str) -> dict[str, dict[str, Any]]:
    frozen = [dict(zip(CANDIDATE_COLUMNS, row, strict=True)) for row in candidates_of(wave)]
    return plain_draw(
        [{**row, "tickets": int(row["tickets"]), "household_held": int(row["household_held"])} for row in frozen],
        [{**row._asdict(), "pass": row.pass_number, "carry": int(row.carry)} for row in seats],
        seed=seed,
        cap=2,
    )


def saved_outcomes(draw: Draw) -> dict[str, dict[str, str]]:
    columns = ("receipt", "outcome", "pass_number", "area", "group", "rank", "key")
    names = ("receipt", "outcome", "pass", "area", "group", "rank", "key")
    return {
        row[0]: {name: "" if value is None else str(value) for name, value in zip(names, row, strict=True)}
        for row in Outcome.objects.filter(draw=draw).values_list(*columns)
    }


def compare_areas(draw: Draw, seats: list[SeatsLine]) -> None:
    homes = home_areas(seats)
    regency_of = dict(Joiner.objects.filter(wave_id=draw.pk).values_list("receipt", "regency"))
    outcomes = list(Outcome.objects.filter(draw=draw).order_by("rank"))
    so_far: Counter[str] = Counter()
    for outcome in outcomes:
        home = homes[regency_of[outcome.receipt]]
        so_far[home] += 1
        assert (outcome.home_area, outcome.home_rank) == (home, so_far[home])
    figures = {row.area: (row.candidates, row.seats, row.seated) for row in AreaResult.objects.filter(draw=draw)}
    assert figures == {
        area: (
            so_far[area],
            sum(row.seats for row in seats if row.area == area),
            sum(one.outcome == "seated" for one in outcomes if one.home_area == area),
        )
        for area in set(homes.values())
    }


#: A whole result of so many candidates, of which perhaps one rank and one receipt are changed.
results = st.integers(0, 4).flatmap(
    lambda people: st.tuples(
        st.permutations(range(1, people + 1)),
        st.none() | st.tuples(st.integers(0, people), st.integers(0, people + 1)),
        st.none() | st.tuples(st.integers(0, people), st.integers(0, people)),
        st.sampled_from([people, people, max(people - 1, 0), people + 1]),
    )
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.explicit, Phase.generate]
)
@given(results)
@example(([1, 2, 3], (1, 3), None, 3))
@example(([1, 2, 3], (0, 0), None, 3))
@example(([1, 2, 3], (2, 4), None, 3))
@example(([1, 2, 3], None, (0, 1), 3))
@example(([1, 2, 3], None, None, 4))
def test_a_result_is_whole_when_each_rank_from_one_on_and_each_receipt_stands_once(
    result: tuple[list[int], tuple[int, int] | None, tuple[int, int] | None, int],
) -> None:
    order, another_rank, same_receipt, candidates = result
    ranks, receipts = list(order), list(range(len(order)))
    if another_rank and another_rank[0] < len(ranks):
        ranks[another_rank[0]] = another_rank[1]
    if same_receipt and max(same_receipt) < len(receipts):
        receipts[same_receipt[0]] = same_receipt[1]
    expected = sorted(ranks) == list(range(1, candidates + 1)) and len(set(receipts)) == len(receipts)
    with undone():
        assert is_whole(ranks, receipts, candidates) == expected


def is_whole(ranks: list[int], receipts: list[int], candidates: int) -> bool:
    wave = a_wave()
    a_drawn_row(wave)
    Outcome.objects.bulk_create(
        Outcome(
            applicant_id=f"00000000-0000-0000-0000-{number:012}",
            draw_id=wave.pk,
            receipt=str(receipt),
            outcome="no_seat",
            rank=rank,
            key="",
            home_area="ID",
            home_rank=1,
        )
        for number, (rank, receipt) in enumerate(zip(ranks, receipts, strict=True))
    )
    with connection.cursor() as cursor:
        statement = sql_file(publish_result_module.__file__, "outcomes_are_whole")
        cursor.execute(statement, {"wave_id": wave.pk, "candidates": candidates})
        (found,) = cursor.fetchone()
    return bool(found)
