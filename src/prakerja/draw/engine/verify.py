"""Hitung ulang undian ini / Recompute this draw.

Jalankan di dalam folder bundel / run inside the unpacked bundle:   python3 -I verify.py
Needs Python 3.8 or newer and nothing else. Exit status: 0 everything agrees, 1 something differs, 2 not a bundle.
It shares no code with the program that made the draw.
"""

from __future__ import annotations

import atexit
import csv
import hashlib
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any


def cut_off() -> None:
    """What Python ends with unless main() is called, in the last line of this file: it was cut off in a copy."""
    print("verify.py terputus, tidak ada yang diperiksa / verify.py is cut off, and nothing was checked.", flush=True)
    os._exit(2)


atexit.register(cut_off)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Row = dict[str, Any]
    # key, receipt, area and groups, household, cards that it holds
    Ranked = tuple[bytes, str, tuple[str, str], str, int]

HERE = Path(__file__).resolve().parent
FILES = ["candidates.csv", "commitments.json", "result.csv", "reveals.json", "rules.json", "seats.csv", "verify.py"]
COLUMNS = ["receipt", "outcome", "pass", "area", "group", "rank", "key"]
UNREADABLE = (OSError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RuntimeError, csv.Error)


def sha(data: str | bytes) -> str:
    return hashlib.sha256(data.encode("ascii") if isinstance(data, str) else data).hexdigest()


def sha_of_file(name: str) -> str:
    digest = hashlib.sha256()
    with (HERE / name).open("rb") as file:
        for block in iter(lambda: file.read(1 << 20), b""):
            digest.update(block)
    return digest.hexdigest()


def rows_of(name: str) -> Iterator[Row]:
    with (HERE / name).open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file, strict=True)
        header = next(reader, [])
        for row in reader:
            if len(row) != len(header):
                raise ValueError(name + ": a row is longer or shorter than the header")
            yield dict(zip(header, row))  # noqa: B905  Python 3.8 does not know strict


def paper(name: str) -> Row:
    content: Row = json.loads((HERE / name).read_text(encoding="utf-8"))
    return content


def say(differences: list[str], indonesian: str, english: str) -> bool:
    """Print the outcome of one check: it agrees when there are no differences."""
    print(("BEDA / DIFFERS  " if differences else "OK              ") + indonesian + " / " + english)
    for difference in differences[:10]:
        print("                - " + difference)
    return not differences


def check_manifest() -> list[str]:
    """Every file has the hash in manifest.json, which is written in one fixed spelling so no byte of it can differ."""
    text = (HERE / "manifest.json").read_bytes().decode("utf-8")
    manifest = json.loads(text)
    if sorted(manifest) != FILES or text != json.dumps(manifest, ensure_ascii=False, indent=2, sort_keys=True) + "\n":
        return ["manifest.json"]
    missing = [name + ": hilang / missing" for name in FILES if not (HERE / name).is_file()]
    present = [name for name in FILES if (HERE / name).is_file()]
    return missing + [name + ": berubah / altered" for name in present if sha_of_file(name) != manifest[name]]


def check_frozen(rules: Row) -> list[str]:
    """Candidates and seats are the ones whose hashes were published with the rules, before the seed existed."""
    published = {"candidates.csv": rules["candidates_sha256"], "seats.csv": rules["seats_sha256"]}
    return [name for name, digest in published.items() if sha_of_file(name) != digest]


def check_commitments(rules: Row, commitments: list[str], reveals: list[str]) -> list[str]:
    """At least three custodians, each with a reveal of their own whose SHA-256 is the commitment."""
    names = rules["custodians"]
    if not 3 <= len(names) == len(commitments) == len(set(reveals)) == len(reveals):
        return ["pemegang kunci / custodians"]
    return [name for i, name in enumerate(names) if sha(reveals[i]) != commitments[i]]


def check_seed(rules: Row, revealed: Row) -> list[str]:
    """The seed is the SHA-256 of candidates_sha256:reveal:reveal:reveal, and :beacon where the rules name one."""
    beacon = [] if rules["beacon"] is None else [revealed["beacon"]]
    seed = sha(":".join([rules["seed_candidates_sha256"], *revealed["reveals"], *beacon]))
    return [] if seed == revealed["seed"] else [seed + " != " + str(revealed["seed"])]


def ranked(candidates: Iterable[Row], seed: str) -> list[Ranked]:
    """The candidates, best first: by key, the smallest hash of their tickets, then by receipt."""
    order: list[Ranked] = []
    kinds: dict[tuple[str, str], tuple[str, str]] = {}
    for c in candidates:
        start = (seed + ":" + c["receipt"] + ":").encode("ascii")
        key = min(hashlib.sha256(start + b"%d" % ticket).digest() for ticket in range(int(c["tickets"])))
        kind = (c["area"], c["groups"])
        household = c["household"].lower()
        order.append((key, c["receipt"], kinds.setdefault(kind, kind), household, int(c["household_held"])))
    if len({entry[1] for entry in order}) != len(order):
        raise ValueError("candidates.csv: a receipt appears twice")
    order.sort()
    return order


def inside(small: str, large: str) -> bool:
    return large == "ID" or small[: len(large)] == large


def carry_over(seats: list[Row], this_pass: int) -> None:
    for row in seats:
        if row["pass"] == this_pass and row["carry"] == "1":
            for earlier in seats:
                if earlier["pass"] < this_pass and inside(earlier["area"], row["area"]):
                    row["left"], earlier["left"] = row["left"] + earlier["left"], 0


def matching(kind: tuple[str, str], seats: list[Row], this_pass: int) -> list[Row]:
    groups = ["*", *kind[1].split(";")]
    return [s for s in seats if s["pass"] == this_pass and inside(kind[0], s["area"]) and s["group"] in groups]


def draw(order: list[Ranked], seats: list[Row], cap: int) -> tuple[dict[str, Row], set[str]]:
    """The seat row of each seated receipt, and the receipts that only the household's cap kept from a seat."""
    for row in seats:
        row["left"], row["pass"] = int(row["seats"]), int(row["pass"])
    seated: dict[str, Row] = {}
    full: set[str] = set()
    won: dict[str, int] = {}
    for this_pass in sorted({row["pass"] for row in seats}):
        carry_over(seats, this_pass)
        known: dict[tuple[str, str], list[Row]] = {}
        for _, receipt, kind, household, held in order:
            if receipt in seated:
                continue
            if kind not in known:
                known[kind] = matching(kind, seats, this_pass)
            row = next((row for row in known[kind] if row["left"] > 0), {})
            if row and household and held + won.get(household, 0) >= cap:
                full.add(receipt)
            elif row:
                row["left"] -= 1
                seated[receipt] = row
                won[household] = won.get(household, 0) + 1
    return seated, full


def check_result(rules: Row, seed: str) -> list[str]:
    """Every row of result.csv is what the rules, the seats, the candidates and the seed lead to."""
    order = ranked(rows_of("candidates.csv"), seed)
    seated, full = draw(order, list(rows_of("seats.csv")), rules["cap"])
    print(f"                {len(order)} peserta / candidates, {len(seated)} terpilih / seated")
    differences: list[str] = []
    rank = 0
    for rank, published in enumerate(rows_of("result.csv"), start=1):
        if rank > len(order):
            continue
        key, receipt = order[rank - 1][:2]
        row = seated.get(receipt)
        outcome = "seated" if row else "household_full" if receipt in full else "no_seat"
        place = [str(row["pass"]), row["area"], row["group"]] if row else ["", "", ""]
        computed = [receipt, outcome, *place, str(rank), key.hex()[:16]]
        found = [published[name] for name in COLUMNS]
        if computed != found and len(differences) < 10:
            differences.append(f"{rank + 1}: {','.join(found)} != {','.join(computed)}")
    return differences if rank == len(order) else [f"{rank} baris / rows, not {len(order)}", *differences]


def verify() -> bool:
    agrees = say(check_manifest(), "berkas sesuai manifest.json", "files are as in manifest.json")
    rules, revealed = paper("rules.json"), paper("reveals.json")
    if rules["format"] != "prakerja-draw-1":
        raise ValueError("rules.json: format " + str(rules["format"]))
    commitments = paper("commitments.json")["commitments"]
    agrees &= say(check_frozen(rules), "peserta dan kuota dibekukan", "candidates and seats are the frozen ones")
    opened = check_commitments(rules, commitments, revealed["reveals"])
    agrees &= say(opened, "komitmen pemegang kunci", "custodians revealed what they committed to")
    agrees &= say(check_seed(rules, revealed), "benih", "the seed follows from hash, reveals and beacon")
    if rules["seed_candidates_sha256"] != rules["candidates_sha256"]:
        print("                melanjutkan undian / continues the draw of " + rules["seed_candidates_sha256"])
    differences = check_result(rules, revealed["seed"])
    return agrees & say(differences, "hasil", "the result is what rules and seed lead to")


def main() -> int:
    atexit.unregister(cut_off)
    getattr(sys.stdout, "reconfigure")(errors="backslashreplace")  # noqa: B009 not every stream type declares it
    if not (HERE / "manifest.json").is_file():
        print("Tidak ada manifest.json di sini / There is no manifest.json here: not a bundle.")
        return 2
    try:
        agrees = verify()
        print("Sidik jari / fingerprint (manifest.json): " + sha_of_file("manifest.json"))
    except UNREADABLE as error:
        print(f"BEDA / DIFFERS  berkas tidak terbaca / a file cannot be read: {type(error).__name__}: {error}")
        agrees = False
    print(
        "Undian ini BENAR. / The draw is CORRECT." if agrees else "Undian ini TIDAK COCOK. / The draw does NOT AGREE."
    )
    return 0 if agrees else 1


if __name__ == "__main__":
    sys.exit(main())
