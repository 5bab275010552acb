"""The draw once more, slow and plain: docs/verify-a-draw.md sentence by sentence, with nothing but dicts and loops."""

import hashlib
from typing import Any

type Row = dict[str, Any]


def plain_draw(candidates: list[Row], seats: list[Row], *, seed: str, cap: int) -> dict[str, Row]:
    """The result row of each receipt, as §5 words it."""
    ranked = sorted(candidates, key=lambda candidate: (_key(candidate, seed), candidate["receipt"].encode()))
    left = {row_number: row["seats"] for row_number, row in enumerate(seats)}
    seated: dict[str, Row] = {}
    cap_alone_stood_against: set[str] = set()
    for this_pass in sorted({row["pass"] for row in seats}):
        _carry(seats, left, this_pass)
        for candidate in ranked:
            if candidate["receipt"] in seated:
                continue
            open_rows = [n for n, row in enumerate(seats) if _matches(row, this_pass, candidate) and left[n] > 0]
            if not open_rows:
                continue
            if candidate["household"] and _cards(candidate, candidates, seated) >= cap:
                cap_alone_stood_against.add(candidate["receipt"])
                continue
            left[open_rows[0]] -= 1
            seated[candidate["receipt"]] = seats[open_rows[0]]
    return {
        candidate["receipt"]: _result_row(candidate, rank, seed, seated, cap_alone_stood_against)
        for rank, candidate in enumerate(ranked, start=1)
    }


def _key(candidate: Row, seed: str) -> str:
    texts = [f"{seed}:{candidate['receipt']}:{i}" for i in range(candidate["tickets"])]
    return min(hashlib.sha256(text.encode("ascii")).hexdigest() for text in texts)


def _lies_inside(area: str, other: str) -> bool:
    if other == "ID":
        return True
    if area == "ID":
        return False
    return area == other or (len(other) == 2 and area[:2] == other)


def _carry(seats: list[Row], left: dict[int, int], this_pass: int) -> None:
    for n, row in enumerate(seats):
        if row["pass"] == this_pass and row["carry"] == 1:
            for m, earlier in enumerate(seats):
                if earlier["pass"] < this_pass and _lies_inside(earlier["area"], row["area"]):
                    left[n], left[m] = left[n] + left[m], 0


def _matches(row: Row, this_pass: int, candidate: Row) -> bool:
    group_fits = row["group"] == "*" or row["group"] in candidate["groups"].split(";")
    return row["pass"] == this_pass and _lies_inside(candidate["area"], row["area"]) and group_fits


def _cards(candidate: Row, candidates: list[Row], seated: dict[str, Row]) -> int:
    won = sum(other["household"] == candidate["household"] and other["receipt"] in seated for other in candidates)
    return int(candidate["household_held"] + won)


def _result_row(candidate: Row, rank: int, seed: str, seated: dict[str, Row], full: set[str]) -> Row:
    receipt = candidate["receipt"]
    row = seated.get(receipt)
    outcome = "seated" if row else "household_full" if receipt in full else "no_seat"
    place = {name: str(row[name]) if row else "" for name in ("pass", "area", "group")}
    return {"receipt": receipt, "outcome": outcome, **place, "rank": str(rank), "key": _key(candidate, seed)[:16]}
