"""The drawing of the rooms in docs/journey.md is what the imports are."""

import pytest
from click.testing import CliRunner

from prakerja.config.room_plan import RoomPlan
from prakerja.console.rooms import PAGE, drawing_of, rooms, with_drawing

PLAN = RoomPlan((("web", "office"), ("kit",)), {"web": frozenset({"kit"}), "office": frozenset(), "kit": frozenset()})
DRAWN = """flowchart TB
  subgraph floor1[" "]
    web
    office
  end
  kit
  web --> kit"""


def test_floors_stand_from_the_top_with_an_arrow_for_each_leaning() -> None:
    assert drawing_of(PLAN) == DRAWN


def test_the_drawing_takes_the_place_of_the_one_before() -> None:
    page = "above\n<!-- made by `prakerja rooms` -->\n```mermaid\nflowchart TB\n  old\n```\nbelow ```mermaid\n```\n"
    drawn = with_drawing(page, DRAWN)
    assert drawn == page.replace("flowchart TB\n  old", DRAWN)
    assert with_drawing(drawn, DRAWN) == drawn


def test_a_page_without_a_place_is_refused() -> None:
    with pytest.raises(ValueError, match="no place"):
        with_drawing("nothing", DRAWN)


def test_the_page_shows_the_rooms_as_they_are() -> None:
    before = PAGE.read_text()
    answer = CliRunner().invoke(rooms, ["--check"])
    assert answer.exit_code == 0, answer.output
    assert PAGE.read_text() == before
