"""Draws the rooms into docs/journey.md, so that the drawing is what the imports are."""

import re
from pathlib import Path
from typing import Final

import click

from prakerja.config.environment import ROOT
from prakerja.config.room_plan import RoomPlan, read_room_plan

PAGE: Final = ROOT / "docs" / "journey.md"
_PLACE: Final = re.compile(r"(?<=<!-- made by `prakerja rooms` -->\n)```mermaid\n.*?\n```", re.DOTALL)


@click.command()
@click.option("--check", is_flag=True, help="Change nothing; exit status 1 when the drawing is not as the imports.")
def rooms(*, check: bool) -> None:
    """Draw the rooms and what leans on what into docs/journey.md."""
    text = PAGE.read_text(encoding="utf-8")
    current = with_drawing(text, drawing_of(read_room_plan()))
    if current == text:
        return
    if check:
        raise click.ClickException(f"the rooms are drawn as they were: run `prakerja rooms` ({PAGE.relative_to(ROOT)})")
    _write(PAGE, current)


def drawing_of(plan: RoomPlan) -> str:
    """A mermaid flowchart: floors from the top, and from each room an arrow to what it leans on directly."""
    lines = ["flowchart TB"]
    for number, floor in enumerate(plan.floors, start=1):
        if len(floor) > 1:
            lines += [f'  subgraph floor{number}[" "]', *(f"    {room}" for room in floor), "  end"]
        else:
            lines.append(f"  {floor[0]}")
    for floor in plan.floors:
        lines += [f"  {room} --> {below}" for room in floor for below in sorted(plan.leaning[room])]
    return "\n".join(lines)


def with_drawing(text: str, drawing: str) -> str:
    """The page with the drawing in its place. Raises ValueError when it has no place for one."""
    if not _PLACE.search(text):
        raise ValueError("there is no place for a drawing")
    return _PLACE.sub(lambda _old: f"```mermaid\n{drawing}\n```", text)


def _write(page: Path, text: str) -> None:
    page.write_text(text, encoding="utf-8")
    click.echo(f"drawn into {page.relative_to(ROOT)}")
