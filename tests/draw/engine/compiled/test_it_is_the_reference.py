"""The compiled engine and the reference write the same bytes whatever the files hold, or refuse in the same words."""

import tempfile
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from prakerja.draw.engine import select_from_files as selecting
from prakerja.draw.engine.file_refused import FileRefused
from prakerja.draw.engine.select_from_files import Engine, select_from_files
from tests.draw.draw_inputs import SEED

HEADER = "receipt,area,groups,tickets,household,household_held"
FAMILIES = ("0" * 32, "f" * 32, "0a" * 16, "0A" * 16, "0a" * 15 + "0b", "0b" + "0a" * 15)

plain = {
    "receipt": st.text("AB:0 -~", min_size=1, max_size=3) | st.text("AZ9", min_size=40, max_size=47),
    "area": st.sampled_from(("ID", "11", "12", "1101", "1102", "1201", "3171")),
    "groups": st.sampled_from(("", "", "a", "b", "a;b", "b;a", "tunanetra é", "nobody's")),
    "tickets": st.sampled_from(("1", "1", "1", "2", "3", "10", "11", "012", "101")),
    "household": st.sampled_from(("", "", *FAMILIES)),
    "household_held": st.sampled_from(("0", "0", "0", "1", "2", "1000000")),
}
#: Good or bad, and none of it for the compiled engine.
strange = {
    "receipt": st.sampled_from(("A" * 48, '"A,B"', '"A""B"', 'A"', "É", "", "A\t", "\0")),
    "area": st.sampled_from(("", "id", "99", "1199", '"11"', "110101")),
    "groups": st.sampled_from(('"a"', "*", "a;;b", "a;", " a", '"a;b"', "a,b", "x" * 600)),
    "tickets": st.sampled_from(("0", "", "-1", "+1", "1.0", "00000001", "1000001", "٣", "1_0", "NaN")),
    "household": st.sampled_from(("0a" * 15, "0a" * 17, "0g" * 16, " " * 32, '"%s"' % ("0a" * 16))),
    "household_held": st.sampled_from(("", "-0", "-1", "00000000", "1000001", "true", "0,", "0\r")),
}
rows = st.fixed_dictionaries(plain).map(lambda row: ",".join(row.values()))
strange_rows = st.sampled_from(list(plain)).flatmap(
    lambda column: st.fixed_dictionaries({**plain, column: strange[column]}).map(lambda row: ",".join(row.values()))
)
seats = st.lists(
    st.tuples(
        st.sampled_from(("0", "1", "2", "10")),
        st.sampled_from(("ID", "11", "12", "31", "1101", "1201", "3171")),
        st.sampled_from(("*", "*", "a", "b", "tunanetra é", '"q,r"')),
        st.sampled_from(("0", "1", "2", "3", "100000000")),
        st.sampled_from(("0", "1")),
    ).map(",".join),
    max_size=10,
)
caps = st.sampled_from((1, 1, 2, 3, 10**30))
whole_seeds = st.text("0123456789abcdef", min_size=64, max_size=64)


def select(folder: Path, engine: Engine, *, seed: str, cap: int) -> bytes | str:
    """The bytes of the result, or the words of the refusal."""
    out = folder / f"{engine}.csv"
    files = (folder / "candidates.csv", folder / "seats.csv", out)
    try:
        with patch.object(selecting, "WORTH_COMPILING", 0 if engine is Engine.COMPILED else 10**9):
            selection = select_from_files(candidates=files[0], seats=files[1], seed=seed, cap=cap, out=files[2])
    except FileRefused as refused:
        assert not out.exists()
        return str(refused)
    counts = [selection.candidates, selection.seated, selection.no_seat, selection.household_full]
    return out.read_bytes() + repr((counts, selection.candidates_sha256)).encode()


def compare(candidates: str, seat_rows: list[str], *, seed: str = SEED, cap: int = 2) -> bytes | str:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "candidates.csv").write_text(candidates, encoding="utf-8", newline="")
        lines = ["pass,area,group,seats,carry", *seat_rows]
        (folder / "seats.csv").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        compiled, reference = (select(folder, engine, seed=seed, cap=cap) for engine in Engine)
    assert compiled == reference
    return compiled


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(rows, max_size=40), seats, caps, whole_seeds)
@example([f"R{n},1101,,1,{'0a' * 16},0" for n in range(9)], ["1,ID,*,9,0"], 2, SEED)
@example([f"R{n},1101,,1,{n:032x},0" for n in range(9)], ["1,ID,*,100,0"], 1, SEED)
@example([f"R{n},1101,,1,,1000000" for n in range(9)], ["1,1201,*,3,0", "2,ID,*,1,1", "2,11,*,0,1"], 1, SEED)
@example([], ["1,ID,*,5,0"], 1, SEED)
def test_the_two_engines_write_the_same_bytes(people: list[str], seat_rows: list[str], cap: int, seed: str) -> None:
    compare("".join(f"{row}\n" for row in (HEADER, *people)), seat_rows, seed=seed, cap=cap)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(rows, max_size=5), strange_rows, st.lists(rows, max_size=5), seats, caps)
def test_what_is_not_plain_is_read_or_refused_as_by_the_reference(
    before: list[str], strange_row: str, after: list[str], seat_rows: list[str], cap: int
) -> None:
    compare("".join(f"{row}\n" for row in (HEADER, *before, strange_row, *after)), seat_rows, cap=cap)


SHAPES = {
    "no rows": f"{HEADER}\n",
    "nothing behind the header": HEADER,
    "no line end": f"{HEADER}\nR1,1101,,1,,0",
    "CRLF": f"{HEADER}\r\nR1,1101,,1,,0\r\n",
    "an empty line": f"{HEADER}\n\nR1,1101,,1,,0\n",
    "a byte-order mark": f"\ufeff{HEADER}\nR1,1101,,1,,0\n",
    "another order of columns": f"area,receipt,{HEADER.removeprefix('receipt,area,')}\n1101,R1,,1,,0\n",
    "a value too many": f"{HEADER}\nR1,1101,,1,,0,\n",
    "a value too few": f"{HEADER}\nR1,1101,,1,0\n",
    "a household at the very end": f"{HEADER}\nR1,1101,,1,{'0a' * 16},1\n",
    "a household cut off at the very end": f"{HEADER}\nR1,1101,,1,{'0a' * 15}\n",
    "a receipt twice": f"{HEADER}\nR1,1101,,1,,0\nR2,1101,,1,,0\nR2,1101,,7,,0\nR1,1101,,1,,0\nR1,1201,,3,,0\n",
    "a receipt a thousand times": f"{HEADER}\n" + "R1,1101,,1,,0\n" * 1000,
    "ticket upon ticket": f"{HEADER}\nR1,1101,,20000,,0\nR2,1101,,9999,,0\n",
}


@pytest.mark.parametrize("content", SHAPES.values(), ids=list(SHAPES))
def test_a_file_of_any_shape_is_drawn_or_refused_as_by_the_reference(content: str) -> None:
    compare(content, ["1,11,*,1,0", "2,ID,*,1,1"])


@pytest.mark.parametrize("seed", ["ab", "5eed" * 15, "5eed" * 17, SEED.upper()])
def test_a_seed_of_any_length_gives_the_same(seed: str) -> None:
    compare(f"{HEADER}\nR1,1101,,3,,0\nR2,1101,,1,,0\n", ["1,ID,*,1,0"], seed=seed)
