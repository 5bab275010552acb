"""The rooms as the contract and the imports have them."""

from pathlib import Path

from prakerja.config.room_plan import read_room_plan, without_detours


def a_house(root: Path) -> Path:
    root.joinpath("pyproject.toml").write_text(
        """[[tool.importlinter.contracts]]
type = "forbidden"
[[tool.importlinter.contracts]]
type = "layers"
layers = ["web | office", "steps", "kit : log"]
"""
    )
    for room, text in {
        "web": "from prakerja.steps.join import join\nfrom prakerja.kit import clock\n",
        "office": "import json\nfrom prakerja.log import said\n",
        "steps": "from prakerja.kit.clock import now\nfrom prakerja.steps import rules\n",
        "kit": "",
        "log": "",
    }.items():
        folder = root / "src" / "prakerja" / room
        folder.mkdir(parents=True)
        folder.joinpath("pages.py").write_text(text)
    return root


def test_floors_are_the_contracts_layers(tmp_path: Path) -> None:
    assert read_room_plan(a_house(tmp_path)).floors == (("web", "office"), ("steps",), ("kit", "log"))


def test_a_room_leans_on_what_it_imports_and_not_on_itself(tmp_path: Path) -> None:
    leaning = read_room_plan(a_house(tmp_path)).leaning
    assert leaning == {
        "web": {"steps"},  # and through it on kit
        "office": {"log"},
        "steps": {"kit"},
        "kit": frozenset(),
        "log": frozenset(),
    }


def test_a_detour_is_left_out_and_every_way_down_is_kept() -> None:
    one = frozenset
    reduced = without_detours({"a": one("bcd"), "b": one("c"), "c": one("d"), "d": one()})
    assert reduced == {"a": one("b"), "b": one("c"), "c": one("d"), "d": one()}
