"""Whatever the files hold, compiled code says of them what the strict reader says row by row, and `verify.py` too."""

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from prakerja.draw.engine import select_from_files as selecting
from prakerja.draw.engine.compiled import people as people_tables
from prakerja.draw.engine.compiled import whole_lines
from prakerja.draw.engine.continuing import standing as standings
from prakerja.draw.engine.continuing.entries import Numbered
from prakerja.draw.engine.continuing.left_over import are_left, vacant_seats, write_left, write_with_seats_won
from prakerja.draw.engine.continuing.seated_by_name import SeatedByName
from prakerja.draw.engine.continuing.seated_in_files import SeatedInFiles
from prakerja.draw.engine.continuing.standing import Link, Standing, Terms, standing_after
from prakerja.draw.engine.file_refused import FileRefused
from prakerja.draw.engine.proof import papers as p
from prakerja.draw.engine.reference.rank import key_of
from prakerja.draw.engine.seats_file import write_seats
from prakerja.draw.engine.select_from_files import select_from_files
from prakerja.draw.told_entries import AddendumEntry, AppealEntry
from tests.draw.draw_inputs import SEED, candidate_rows, seat_rows
from tests.draw.engine.compiled.test_it_is_the_reference import FAMILIES, HEADER, rows, seats, strange_rows
from tests.draw.engine.proof.both import both
from tests.situations.proven_draws import Story, addendum, appeal, build, seated_rows, trust, write_addenda
from tests.thorough import as_many

AT, ORIGIN = "2027-01-15T08:00:00.000000+00:00", "ab" * 32
TERMS = Terms(ORIGIN, SEED, 2, "cd" * 32, 20)

#: What is told, and of whom: one of the candidates by number, or somebody else.
tellings = st.lists(
    st.tuples(
        st.sampled_from(("vacated", "vacated", "excluded", "appeal", "appeal", "appeal_won", "seated", "not_seated")),
        st.integers(0, 12) | st.sampled_from(("X1", "X2", 'X,"3', "\u00c9")),
        st.sampled_from(("", "", *(one.lower() for one in FAMILIES))),
        st.sampled_from(("", "a", "a;b", "tunanetra \u00e9", "q,r", 'a"b')),
    ),
    max_size=14,
)


def entry(what: str, receipt: str, household: str, groups: str) -> AddendumEntry | AppealEntry | None:
    told: dict[str, Any] = {"at": AT, "statement_sha256": ORIGIN, "receipt": receipt, "reason": "x"}
    if what == "appeal":
        cells = {"area": "1101", "groups": groups, "tickets": 2, "household": household, "household_held": 0}
        leaf = {"leaf": "ab" * 32, "place": 3, "path": [], "decision": "won"}
        usual = {"kind": "draw.appeal", **told, **leaf, **cells}
        return AppealEntry.model_validate(usual) if receipt.isascii() else None
    key = "" if what in ("vacated", "excluded") else "00" * 32
    row = "1,ID,*" if what == "seated" else ""
    return AddendumEntry.model_validate({"kind": "draw.addendum", **told, "what": what, "key": key, "row": row})


def numbered(told: Sequence[tuple[str, int | str, str, str]], receipts: list[str]) -> list[Numbered]:
    found = []
    for index, (what, who, household, groups) in enumerate(told):
        if isinstance(who, int) and not receipts:
            continue
        made = entry(what, receipts[who % len(receipts)] if isinstance(who, int) else who, household, groups)
        found += [Numbered(2 * index, made)] if made else []
    return found


@dataclass
class Drawn:
    """`first`: the folder of a draw. `links`: of those that continued it, before the entry with the number."""

    first: Path
    entries: list[Numbered]
    links: list[Link]


def drawn_in(folder: Path, people: Sequence[str], seat_lines: list[str], told: Any, *, continued_at: int) -> Drawn:
    """A first draw and one that continues it, made row by row. Raises FileRefused."""
    first, later = folder / "first", folder / "later"
    first.mkdir()
    later.mkdir()
    (first / p.CANDIDATES).write_text("".join(f"{row}\n" for row in (HEADER, *people)), encoding="utf-8", newline="")
    lines = ["pass,area,group,seats,carry", *seat_lines]
    (first / p.SEATS).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    select(first / p.CANDIDATES, first)
    entries = numbered(told, [row.split(",")[0] for row in people])
    link = Link(later, "ef" * 32, 2 * continued_at - 1)
    standing, _ = after(Drawn(first, [one for one in entries if one.index < link.index], []), compiled=False)
    write_left(later / p.CANDIDATES, first / p.CANDIDATES, standing)
    write_seats(later / p.SEATS, vacant_seats(standing))
    write_with_seats_won(folder / "won.csv", later / p.CANDIDATES, standing)
    select(folder / "won.csv", later)
    return Drawn(first, entries, [link])


def select(candidates: Path, folder: Path) -> None:
    out = folder / p.RESULT
    select_from_files(candidates=candidates, seats=folder / p.SEATS, seed=SEED, cap=TERMS.cap, out=out)


def after(drawn: Drawn, *, compiled: bool) -> tuple[Standing, list[Any]]:
    with patch.object(selecting, "WORTH_COMPILING", 0 if compiled else 10**9):
        return standing_after(drawn.first, drawn.entries, drawn.links, terms=TERMS)


def said_of(drawn: Drawn, folder: Path, found: Sequence[Path], *, compiled: bool) -> list[Any]:
    """All that anybody asks of a standing, as values."""
    try:
        standing, faults = after(drawn, compiled=compiled)
    except FileRefused as refused:
        return [str(refused)]
    receipts = [line.split(",")[0] for line in (drawn.first / p.CANDIDATES).read_text().splitlines()]
    receipts += [one.entry.receipt for one in drawn.entries]
    told = [faults, standing.vacant, standing.gone, standing.keys, standing.waiting, standing.ended]
    told += [standing.first.last, standing.first.candidates, vacant_seats(standing)]
    told += [[standing.seated.row_of(one) for one in receipts], [standing.is_left(one) for one in receipts]]
    told += [[standing.seated.won(one.lower()) for one in ("", *FAMILIES)]]
    candidates = drawn.first / p.CANDIDATES
    told += [outcome(lambda out: write_left(out, candidates, standing), folder)]
    told += [outcome(lambda out, one=one: write_with_seats_won(out, one, standing), folder) for one in found]  # type: ignore[misc]
    return told + [outcome(lambda _, one=one: are_left(one, candidates, standing), folder) for one in found]  # type: ignore[misc]


def outcome(do: Callable[[Path], object], folder: Path) -> Any:
    """The bytes that it wrote, or what it answered, or in which words it refused."""
    out = folder / "out.csv"
    out.unlink(missing_ok=True)
    try:
        answer = do(out)
    except (FileRefused, ValueError) as error:
        assert not out.exists()
        return f"{type(error).__name__}: {error}"
    return out.read_bytes() if out.exists() else answer


def changes_of(later: Path, folder: Path) -> list[Path]:
    """The candidates of a draw that continues, as they are and otherwise."""
    header, *lines = later.read_bytes().splitlines(keepends=True)
    contents = [
        [header, *lines],
        [header, *lines[1:]],
        [header, *lines[::-1]],
        [header, *lines, b"R99,1101,,1,,0\n"],
        [header, *lines, b'"R99",1101,,1,,0\n'],
        [header, *lines, b"R99,1101,,1,,00\n"],
        [header, *lines, b"R99,1101,,1,%b,1000000\n" % (b"0a" * 16)],
        [header, *lines, b"R99,1101\n"],
        [header, *(line.replace(b",0\n", b",1\n") for line in lines)],
        [header, *(b'"' + line.replace(b",", b'",', 1) for line in lines)],
        [line.replace(b"\n", b"\r\n") for line in (header, *lines)],
        [header, *lines, b"R99,1101,,1,,0"],
    ]
    paths = [folder / f"found-{number}.csv" for number in range(len(contents))]
    for path, content in zip(paths, contents, strict=True):
        path.write_bytes(b"".join(content))
    return paths


def compare(people: Sequence[str], seat_lines: list[str], told: Any, continued_at: int) -> list[Any]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        try:
            drawn = drawn_in(folder, people, seat_lines, told, continued_at=continued_at)
        except FileRefused:
            assume(False)
        found = changes_of(drawn.links[0].folder / p.CANDIDATES, folder)
        by_name, in_files = (said_of(drawn, folder, found, compiled=compiled) for compiled in (False, True))
    assert in_files == by_name
    return by_name


QUIET = [HealthCheck.too_slow, HealthCheck.filter_too_much]


@settings(max_examples=as_many(30, thorough=300), deadline=None, suppress_health_check=QUIET)
@given(st.lists(rows, max_size=25, unique_by=lambda row: row.split(",")[0]), seats, tellings, st.integers(0, 14))
@example(
    [f"R{n},1101,,1,{'0a' * 16},0" for n in range(9)], ["1,ID,*,3,0"], [("vacated", n, "", "") for n in range(9)], 9
)
@example(["R1,1101,,1,,0"], ["1,ID,*,1,0"], [("appeal", "X1", "0a" * 16, ""), ("appeal_won", "X1", "", "")], 1)
@example([], ["1,ID,*,5,0"], [("vacated", "X1", "", "")], 0)
def test_plain_files_say_the_same_either_way(people: list[str], seat_lines: list[str], told: Any, at: int) -> None:
    compare(people, seat_lines, told, at)


@settings(max_examples=as_many(20, thorough=200), deadline=None, suppress_health_check=QUIET)
@given(
    st.lists(rows, max_size=6, unique_by=lambda row: row.split(",")[0]),
    strange_rows,
    st.lists(rows, max_size=4),
    seats,
    tellings,
)
def test_what_is_not_plain_is_read_row_by_row(
    before: list[str], strange: str, behind: list[str], seat_lines: list[str], told: Any
) -> None:
    compare([*before, strange, *behind], seat_lines, told, 3)


PLAIN = [f"R{n},1101,a,1,{n % 4:032x},0" for n in range(30)]
TOLD = [("vacated", n, "", "") for n in range(20)] + [("appeal", "X1", "", ""), ("appeal_won", "X1", "", "")]


def test_plain_files_are_read_by_compiled_code_and_others_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    used: list[type] = []
    kept = standings._after

    def noted(*arguments: Any) -> Any:
        used.append(type(arguments[-1]))
        return kept(*arguments)

    monkeypatch.setattr(standings, "_after", noted)
    with tempfile.TemporaryDirectory() as name:
        drawn = drawn_in(Path(name), PLAIN, ["1,ID,*,9,0", "2,11,a,3,0"], TOLD, continued_at=20)
        used.clear()
        after(drawn, compiled=True)
        assert used == [SeatedInFiles]
        with (drawn.first / p.CANDIDATES).open("a") as file:
            file.write('"R99",1101,,1,,0\n')
        used.clear()
        after(drawn, compiled=True)
        assert used == [SeatedInFiles, SeatedByName]


#: Of a result that the engine has not written: no bundle that holds has one.
RESULTS: list[tuple[bytes, bytes]] = [
    (b"seated,", b'"seated",'),
    (b",seated,", b",Seated,"),
    (b",no_seat,,,,", b",no_seat,1,ID,*,"),
    (b",no_seat,,,,", b",waits,,,,"),
    (b"\n", b"\r\n"),
    (b",1,ID,*,", b",,ID,*,"),
    (b"R1,", b"R77,"),
    (b",1,ID,*,1,", b",1,ID,*,,"),
    (b"rank,key", b"key,rank"),
    (b"receipt,", b"\xef\xbb\xbfreceipt,"),
    (b"*", b"\xff"),
    (b"R1,", b","),
]


@pytest.mark.parametrize(("one", "other"), RESULTS)
def test_a_result_of_any_shape_says_the_same_or_is_refused_alike(tmp_path: Path, one: bytes, other: bytes) -> None:
    drawn = drawn_in(tmp_path, PLAIN, ["1,ID,*,5,0"], TOLD, continued_at=20)
    result = drawn.first / p.RESULT
    whole = result.read_bytes()
    for changed in (whole.replace(one, other), whole.replace(one, other, 1)):
        assert changed != whole
        result.write_bytes(changed)
        by_name, in_files = (said_of(drawn, tmp_path, [], compiled=compiled) for compiled in (False, True))
        assert in_files == by_name


def test_it_is_the_same_wherever_a_block_ends_and_tables_grow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    people = [f"R{n:0{1 + n % 30}},1101,a,1,{n:032x},0" for n in range(400)]
    drawn = drawn_in(tmp_path, people, ["1,ID,*,300,0"], TOLD, continued_at=20)
    found = [drawn.links[0].folder / p.CANDIDATES]
    by_name = said_of(drawn, tmp_path, found, compiled=False)
    for block, room in ((1_300, 1), (1_301, 2), (1 << 22, 1)):
        monkeypatch.setattr(whole_lines, "BLOCK", block)
        monkeypatch.setattr(people_tables, "_FIRST_ROOM", room)
        assert said_of(drawn, tmp_path, found, compiled=True) == by_name


#: Of the log: what came after a result of any draw, true or not.
stories = st.lists(
    st.tuples(
        st.sampled_from(("vacated", "excluded", "won", "lost")),
        st.integers(0, 13),
        st.sampled_from(("", "0a" * 16, "c" * 32)),
        st.booleans(),
    ),
    max_size=5,
)


@settings(max_examples=as_many(12, thorough=100), deadline=None, suppress_health_check=QUIET)
@given(candidate_rows, seat_rows, stories)
def test_the_script_finds_what_compiled_code_finds(people: list[Any], seat_lines: list[Any], told: Any) -> None:
    with tempfile.TemporaryDirectory() as name, patch.object(selecting, "WORTH_COMPILING", 0):
        built = build(
            Path(name) / "bundle", Story(people=people, seats=seat_lines, stated={"candidates_count": len(people)})
        )
        seated = [row[0] for row in seated_rows(built) if '"' not in row[0]]
        lines = []
        for what, who, household, is_seated in told:
            if what in ("vacated", "excluded"):
                receipts = seated if what == "vacated" and seated else [one["receipt"] for one in people] or ["X"]
                lines.append(addendum(what, receipts[who % len(receipts)]))
                continue
            receipt = f"X{who}"
            key = key_of(built.seed, receipt, 2).hex()
            end = addendum("seated", receipt, key=key, row="1,ID,*")
            lines += [appeal(who, receipt, household=household, tickets=2, decision=what)]
            lines += [addendum(f"appeal_{what}", receipt, key=key)]
            lines += [end if is_seated else addendum("not_seated", receipt, key=key)]
        both(built.folder, built.given, trust(), addenda=write_addenda(built, lines))
