"""A candidates file in the order of its receipts is checked by every rule, with little of it in memory."""

from pathlib import Path

import pytest

from prakerja.draw.engine import candidates_in_order
from prakerja.draw.engine.candidates_in_order import count_candidates_in_order
from prakerja.draw.engine.file_refused import FileRefused

_HEADER = "receipt,area,groups,tickets,household,household_held\n"


def a_file(folder: Path, *rows: str) -> Path:
    path = folder / "candidates.csv"
    path.write_text(_HEADER + "".join(f"{row}\n" for row in rows))
    return path


@pytest.mark.parametrize("at_once", [1, 2, 100_000])
def test_all_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    monkeypatch.setattr(candidates_in_order, "_AT_ONCE", at_once)
    rows = [f"12-{letter},3273,phk,1,,0" for letter in "ABCDE"]
    assert count_candidates_in_order(a_file(tmp_path, *rows)) == 5
    assert count_candidates_in_order(a_file(tmp_path)) == 0


@pytest.mark.parametrize(
    ("rows", "cause"),
    [
        (["12-B,3273,,1,,0", "12-A,3273,,1,,0"], "line 3"),
        (["12-A,3273,,1,,0", "12-A,3273,,1,,0"], "line 3"),
        (["12-A,3273,,0,,0"], "tickets is 0"),
        (["12-A,9999,,1,,0"], "area"),
        (["12-A,3273,*,1,,0"], "group"),
        (["12-A,3273,,1,zz,0"], "household"),
    ],
)
@pytest.mark.parametrize("at_once", [1, 100_000])
def test_what_the_draw_would_refuse_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: list[str], cause: str, at_once: int
) -> None:
    monkeypatch.setattr(candidates_in_order, "_AT_ONCE", at_once)
    with pytest.raises(FileRefused, match=cause):
        count_candidates_in_order(a_file(tmp_path, *rows))
