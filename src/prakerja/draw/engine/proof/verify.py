"""Hitung ulang sebuah undian / recompute a draw, without trusting whoever published it.

    python3 -I verify.py BUNDLE --statement-sha256 F --cutoff K --randomness R [--trust FILE] [--parent BUNDLE]
        [--addenda FILE]

BUNDLE is a folder or a zip. Take this script from elsewhere than the bundle, and compare its SHA-256. Needs Python 3.8
or newer and nothing else. Exit status: 0 proven; 1 wrong, and what; 2 no bundle, or wrong arguments; 3 consistent and
not proven, and what lacks. It cannot check the beacon's BLS signature, so it says 0 only when F, K and the randomness
came from elsewhere. It shares no line with the program that made the draw.
"""

from __future__ import annotations

import argparse
import atexit
import base64
import binascii
import contextlib
import csv
import hashlib
import itertools
import json
import os
import re
import sys
import tempfile
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any


def cut_off() -> None:
    """What Python ends with unless main() is called, in the last line of this file: it was cut off in a copy."""
    print("verify.py terputus, tidak ada yang diperiksa / verify.py is cut off, and nothing was checked.", flush=True)
    os._exit(2)


atexit.register(cut_off)

if TYPE_CHECKING:
    from collections.abc import Iterator

    Row = dict[str, Any]
    # key and receipt, area and groups, household, cards that it holds
    Ranked = tuple[bytes, tuple[str, str], bytes, int]

FAULTS = {
    "file_missing": ("berkas hilang", "a file is missing"),
    "file_doubled": ("dua berkas dengan nama yang sama", "two files have one name"),
    "paper_misspelt": (
        "bukan ejaan yang ditetapkan: tiap kunci sekali, dikenal, berurutan; bilangan bulat, teks, dan daftar saja",
        "not in its one spelling: every key once, known, in order; whole numbers, texts and lists alone",
    ),
    "table_misspelt": ("tabel melanggar aturan formatnya", "a table breaks the rules of its format"),
    "manifest_differs": ("berkas tidak seperti dalam manifest.json", "a file is not as in manifest.json"),
    "statement_not_given": (
        "pernyataan bukan yang Anda ketahui dari luar",
        "the statement is not the one that you know from outside",
    ),
    "candidates_differ": ("peserta bukan yang dinyatakan", "the candidates are not those of the statement"),
    "seats_differ": ("kuota bukan yang dinyatakan", "the seats are not those of the statement"),
    "script_differs": ("verify.py bukan yang dinyatakan", "verify.py is not the one of the statement"),
    "chain_differs": (
        "suar memakai nama rantai yang dikenal dengan isi lain",
        "the beacon bears the name of a known chain and is another",
    ),
    "round_early": (
        "ronde suar terlalu dekat dengan batas pembukaan rahasia",
        "the beacon's round is too soon after the last reveal",
    ),
    "statement_late": (
        "pernyataan disaksikan terlambat",
        "the statement was cosigned too late before the commitments' end",
    ),
    "taken_back": ("pembekuan ini telah ditarik kembali", "this freezing was taken back"),
    "chain_given_up": (
        "saksi log tidak menunggu ronde suar ini lagi: percobaan ini berakhir",
        "the witnesses wait for this round no longer: this attempt has ended",
    ),
    "attempt_differs": (
        "percobaan ini mengubah lebih dari yang boleh diubah dari percobaan sebelumnya",
        "this attempt changes more of the one before than it may",
    ),
    "commitment_unsigned": (
        "komitmen tidak ditandatangani kunci saksinya",
        "a commitment is not signed by its custodian's key",
    ),
    "commitment_late": ("komitmen disaksikan terlambat", "a commitment was cosigned too late"),
    "custodian_key_young": (
        "kunci saksi belum 14 hari ada di log",
        "a custodian's key had not been in the log for 14 days",
    ),
    "reveal_wrong": ("rahasia tidak cocok dengan komitmennya", "a reveal is not what was committed"),
    "too_few_reveals": ("terlalu sedikit rahasia: percobaan ini berakhir", "too few reveals: this attempt has ended"),
    "cutoff_differs": ("penutupan K bukan atas rahasia-rahasia ini", "the cut-off K is not over these reveals"),
    "cutoff_not_given": (
        "penutupan K bukan yang Anda ketahui dari luar",
        "the cut-off K is not the one that you know from outside",
    ),
    "cutoff_untimely": (
        "penutupan K disaksikan terlalu awal atau terlambat",
        "the cut-off K was cosigned too early or too late",
    ),
    "beacon_other": ("rantai atau ronde suar bukan yang dinyatakan", "another chain or round than the statement's"),
    "randomness_invented": (
        "bilangan acak bukan yang diberikan rantai untuk ronde itu",
        "the randomness is not what the chain gave for the round",
    ),
    "log_unsigned": ("titik periksa tidak ditandatangani log", "a checkpoint is not signed by the log"),
    "cosignature_wrong": (
        "baris di bawah titik periksa bukan tanda tangan log atau saksi yang dinyatakan",
        "a line below a checkpoint is no signature of the log or of a witness in the statement",
    ),
    "log_forked": ("log memperlihatkan dua riwayat", "the log shows two histories"),
    "log_proof_wrong": ("catatan tidak terbukti ada dalam log", "an entry is not proven to be in the log"),
    "log_entry_missing": ("yang dipakai undian tidak ada dalam log", "what the draw rests on is not in the log"),
    "log_contradicts": ("log menyatakan hal lain", "the log says something else"),
    "result_differs": (
        "hasil bukan yang mengikuti dari aturan dan benih",
        "the result is not what rules and seed give",
    ),
    "parent_differs": ("undian yang dilanjutkan bukan yang dinyatakan", "the parent is not the draw that is continued"),
    "parent_wrong": ("undian yang dilanjutkan salah", "the parent is wrong itself"),
    "continuing_differs": (
        "yang dilanjutkan bukan sisa undian induknya",
        "what is continued is not what the parent left",
    ),
    "addendum_misspelt": ("adendum tidak dalam bentuknya", "an addendum is not in its shape"),
    "reason_missing": ("putusan atau pengecualian tanpa alasan", "a decision or an exclusion has no reason"),
    "vacated_unseated": (
        "kuota yang dinyatakan kosong tidak dipegang nomor itu",
        "a seat is said to be vacant of somebody who held none",
    ),
    "appellant_unknown": (
        "pengadu tidak ada di bawah akar peserta, atau sudah ikut diundi",
        "an appellant is not under the joiners' root, or was a candidate already",
    ),
    "appeal_undecided": (
        "kunci atau hasil pengaduan dicatat sebelum putusannya, atau dua kali",
        "an appeal's key or outcome was logged before its decision, or twice",
    ),
    "appeal_key_differs": (
        "kunci pengadu bukan yang diberikan benih",
        "an appellant's key is not what the seed gives",
    ),
    "appeal_outcome_differs": (
        "hasil pengaduan bukan yang mengikuti dari kunci terakhir barisnya dan batas keluarga",
        "an appeal's outcome is not what the row's last seated key and the cap give",
    ),
}
LACKS = {
    "statement": (
        "--statement-sha256: F dari halaman gelombang atau surat tanda peserta",
        "--statement-sha256: F, from the wave's page or a receipt",
    ),
    "cutoff": ("--cutoff: K dari log publik", "--cutoff: K, from the public log"),
    "randomness": (
        "--randomness: bilangan acak ronde itu dari suar sendiri",
        "--randomness: the round's randomness, from the beacon itself",
    ),
    "chain": ("--trust: rantai suar yang Anda percaya", "--trust: the beacon's chain, as you trust it"),
    "witnesses": ("--trust: kunci saksi log yang Anda percaya", "--trust: keys of witnesses whom you trust"),
    "quorum": ("belum cukup saksi log menandatangani", "too few witnesses have cosigned"),
    "custodian_keys": ("kunci saksi tidak ada dalam log.json", "a custodian's key is not in log.json"),
    "parent": ("--parent: bundel undian yang dilanjutkan", "--parent: the bundle of the draw that is continued"),
    "continuing": (
        "bundel undian lanjutan yang mendahului sebuah adendum, dengan bundel ini sebagai --parent",
        "the bundle of a draw that continues this one before an addendum, with this one as its --parent",
    ),
}

# -- the shape of each paper: a text's pattern, a number's (least, most), an object's keys, a list's [element, least,
# -- most], or [one, another]

HEX32, HEX48, HEX64, TEXT = "[0-9a-f]{64}", "[0-9a-f]{96}", "[0-9a-f]{128}", "(?s:.{1,200})"
POSITION, COUNT, SECONDS, LONG = (1, 99), (0, 10**9), (0, 10**11), (0, 2**53)
CHAIN = {
    "chain": HEX32,
    "public_key": "[0-9a-f]{192}",
    "scheme": "bls-unchained-g1-rfc9380",
    "genesis_time": (0, 4102444800),
    "period": (1, 86400),
}
CUSTODIAN = {"position": POSITION, "name": TEXT, "organisation": TEXT, "public_key": HEX32}
STATEMENT = {
    "format": (2, 2),
    "draw": TEXT,
    "attempt": (1, 10000),
    "previous": "([0-9a-f]{64})?",
    "parent": "([0-9a-f]{64})?",
    "scheme": TEXT,
    "scheme_sha256": HEX32,
    "cap": (1, 10000),
    "candidates_sha256": HEX32,
    "candidates_count": COUNT,
    "seats_sha256": HEX32,
    "joiners_root": HEX32,
    "joiners_count": COUNT,
    "household_key_sha256": HEX32,
    "custodians": [CUSTODIAN, 2, 99],
    "reserves": [CUSTODIAN, 0, 99],
    "minimum_reveals": (2, 99),
    "commit_by": SECONDS,
    "reveal_by": SECONDS,
    "beacon": dict(CHAIN, round=(1, 10**10)),
    "log_key": TEXT,
    "witnesses": [TEXT, 1, 99],
    "quorum": (1, 99),
    "verify_sha256": HEX32,
}
STATED = {"at": TEXT, "kind": "draw.statement", "statement_sha256": HEX32, "statement": STATEMENT}
GIVEN_UP = {
    "at": TEXT,
    "kind": "draw.chain_given_up",
    "statement_sha256": HEX32,
    "next_chain": HEX32,
    "given_up_by": [{"witness": TEXT, "signature": HEX64}, 1, 99],
}
ADDENDUM = {
    "at": TEXT,
    "kind": "draw.addendum",
    "statement_sha256": HEX32,
    "what": "(vacated|excluded|appeal_won|appeal_lost|seated|not_seated)",
    "receipt": TEXT,
    "reason": TEXT,
    "key": "([0-9a-f]{64})?",
    "row": "(?s:.{0,200})",
}
APPEAL = {
    "at": TEXT,
    "kind": "draw.appeal",
    "statement_sha256": HEX32,
    "decision": "(won|lost)",
    "receipt": "[!-~]([ -~]{0,98}[!-~])?",
    "reason": TEXT,
    "leaf": HEX32,
    "place": COUNT,
    "path": [HEX32, 0, 64],
    "area": "(ID|[0-9]{2}|[0-9]{4})",
    "groups": "(?s:.{0,400})",
    "tickets": (1, 10**6),
    "household": "([0-9a-f]{32})?",
    "household_held": (0, 10**6),
}
PROOF = {"checkpoint": LONG, "path": [HEX32, 0, 64]}
SHAPES = {
    "statement.json": STATEMENT,
    "commitments.json": [
        [None, {"position": POSITION, "commitment": HEX32, "signature": HEX64, "at": TEXT}],
        2,
        99,
    ],
    "reveals.json": [[None, {"position": POSITION, "secret": HEX32, "at": TEXT}], 2, 99],
    "cutoff.json": {"statement_sha256": HEX32, "reveals": ["([0-9a-f]{64}|-)", 2, 99], "cutoff": HEX32, "at": TEXT},
    "beacon.json": {"chain": HEX32, "round": (1, 10**10), "signature": HEX48, "randomness": HEX32},
    "log.json": {
        "checkpoints": ["(?s:.{0,100000})", 0, 1000],
        "entries": [
            {"index": LONG, "line": "(?s:.{0,1000000})", "proofs": [PROOF, 1, 1000]},
            0,
            1000000,
        ],
    },
}
ADDENDA = SHAPES["log.json"]
TABLES = ["candidates.csv", "result.csv", "seats.csv"]
FILES = sorted([*SHAPES, *TABLES, "verify.py"])
SHAPES["manifest.json"] = dict.fromkeys(FILES, HEX32)
TRUST = {"chains": [CHAIN, 0, 100], "sandbox": bool, "witnesses": [TEXT, 0, 1000]}
QUICKNET = {
    "chain": "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971",
    "public_key": "83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d106451"
    "0d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a",
    "scheme": "bls-unchained-g1-rfc9380",
    "genesis_time": 1692803367,
    "period": 3,
}
UNREADABLE = (OSError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RuntimeError, csv.Error)
BROKEN_ZIP = (OSError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)
MOST_BYTES = 16 * 1024**3


class NotABundle(Exception):
    pass


class Misspelt(Exception):
    """A table breaks the rules of its format."""


def fits(told: Any, shape: Any) -> bool:
    if shape is None or shape is bool:
        return told is None if shape is None else type(told) is bool
    if isinstance(shape, str):
        return type(told) is str and re.fullmatch(shape, told) is not None
    if isinstance(shape, tuple):
        return type(told) is int and shape[0] <= told <= shape[1]
    if isinstance(shape, dict):
        return type(told) is dict and set(told) == set(shape) and all(fits(told[key], shape[key]) for key in shape)
    if len(shape) == 2:
        return fits(told, shape[0]) or fits(told, shape[1])
    return type(told) is list and shape[1] <= len(told) <= shape[2] and all(fits(one, shape[0]) for one in told)


def one_line(told: Any) -> str:
    return json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def paper(path: Path, shape: Any) -> Any:
    """None: it is not in its shape and its one spelling."""
    content = path.read_bytes()
    try:
        told = json.loads(content.decode("utf-8"))
        good = fits(told, shape) and (one_line(told) + "\n").encode("utf-8") == content
    except (ValueError, RecursionError):
        return None
    return (told or None) if good and (shape is not STATEMENT or hangs_together(told)) else None


def hangs_together(stated: Row) -> bool:
    """What no shape can say of a statement."""
    many, names = len(stated["custodians"]), stated["witnesses"]
    counted = [[one["position"] for one in stated[who]] for who in ("custodians", "reserves")]
    return (
        all(found == list(range(1, len(found) + 1)) for found in counted)
        and many < 2 * stated["minimum_reveals"] <= 2 * many
        and stated["commit_by"] < stated["reveal_by"] < drawn_at(stated)
        and len(names) - len(names) // 5 <= stated["quorum"] <= len(set(names)) == len(names)
    )


def drawn_at(stated: Row) -> int:
    beacon = stated["beacon"]
    when: int = beacon["genesis_time"] + (beacon["round"] - 1) * beacon["period"]
    return when


def sha(data: str | bytes) -> str:
    return hashlib.sha256(data.encode("ascii") if isinstance(data, str) else data).hexdigest()


def sha_of_file(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        for block in iter(lambda: file.read(1 << 20), b""):
            digest.update(block)
    return digest.hexdigest()


# -- Ed25519 (RFC 8032): slow, and enough for some dozens of signatures

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def add(a: Any, b: Any) -> Any:
    """Two points in extended coordinates."""
    s, t = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    u, v = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = t - s, v - u, v + u, t + s
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(number: int, point: Any) -> Any:
    found = (0, 1, 1, 0)
    while number:
        if number & 1:
            found = add(found, point)
        point, number = add(point, point), number >> 1
    return found


def point_in(raw: bytes) -> Any:
    """None: it is none."""
    y, sign = int.from_bytes(raw, "little") & (1 << 255) - 1, raw[31] >> 7
    y %= P
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


def bytes_of(point: Any) -> bytes:
    inverse = pow(point[2], P - 2, P)
    x, y = point[0] * inverse % P, point[1] * inverse % P
    return int(y | (x & 1) << 255).to_bytes(32, "little")


BASE = point_in((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def is_signed(key: bytes, signature: bytes, text: bytes) -> bool:
    point, scalar = point_in(key), int.from_bytes(signature[32:], "little")
    if point is None or len(signature) != 64 or scalar >= ORDER:
        return False
    hashed = int.from_bytes(hashlib.sha512(signature[:32] + key + text).digest(), "little") % ORDER
    minus = (P - point[0], point[1], 1, P - point[3])
    return bytes_of(add(times(scalar, BASE), times(hashed, minus))) == signature[:32]


# -- notes, checkpoints and cosignatures (C2SP), and the tree (RFC 6962)


def unbased(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""


def key_in(text: str, kind: bytes) -> tuple[str, bytes, bytes] | None:
    """Name, hint and public key; kind 1 signs notes, kind 4 cosigns them."""
    name, _, rest = text.strip().partition("+")
    hint, _, key = rest.partition("+")
    raw = unbased(key)
    wanted = hashlib.sha256(name.encode("utf-8") + b"\n" + raw).digest()[:4]
    return (name, wanted, raw[1:]) if name and len(raw) == 33 and raw[:1] == kind and hint == wanted.hex() else None


def split_note(note: str) -> tuple[str, list[tuple[str, bytes]]]:
    """The text, and who signed it with what."""
    text, blank, tail = note.rpartition("\n\n")
    lines = [re.fullmatch(r"— ([^\s+]+) ([A-Za-z0-9+/=]+)", line) for line in tail.split("\n")[:-1]]
    good = bool(blank) and tail.endswith("\n") and bool(lines) and all(lines)
    if not good or not text.replace("\n", "").isprintable():
        raise ValueError("no signed note")
    return text + "\n", [(line[1], unbased(line[2])) for line in lines if line]


def head_of(text: str) -> tuple[str, int, bytes]:
    lines = text.split("\n")
    root = unbased(lines[2]) if len(lines) > 3 else b""
    if len(root) != 32 or base64.b64encode(root).decode() != lines[2] or not lines[0]:
        raise ValueError("no checkpoint")
    if not re.fullmatch("0|[1-9][0-9]{0,18}", lines[1]):
        raise ValueError("no checkpoint")
    return lines[0], int(lines[1]), root


def is_included(line: str, index: int, size: int, path: list[bytes], root: bytes) -> bool:
    return is_leaf_included(line.encode("utf-8"), index, size, path, root)


def is_leaf_included(leaf: bytes, index: int, size: int, path: list[bytes], root: bytes) -> bool:
    """By PATH of RFC 6962: how many siblings there are, and on which side, follows from index and size."""
    sides = []
    first, last = 0, size
    while last - first > 1:
        middle = first + (1 << (last - first - 1).bit_length() - 1)
        sides.append(index < middle)
        first, last = (first, middle) if index < middle else (middle, last)
    if not 0 <= index < size or len(sides) != len(path):
        return False
    whole = hashlib.sha256(b"\0" + leaf).digest()
    for is_left, sibling in zip(reversed(sides), path):  # noqa: B905  Python 3.8 does not know strict
        whole = hashlib.sha256(b"\1" + (whole + sibling if is_left else sibling + whole)).digest()
    return whole == root


def vouched(key: tuple[str, bytes, bytes] | None, line: tuple[str, bytes], text: bytes) -> int | None:
    """When this witness cosigned the checkpoint; None: the line is not its own."""
    name, box = line
    if not key or name != key[0] or box[:4] != key[1] or len(box) != 76:
        return None
    at = int.from_bytes(box[4:12], "big")
    return at if is_signed(key[2], box[12:], b"cosignature/v1\ntime %d\n" % at + text) else None


class Verifier:
    """One bundle. `given`: what somebody knows from elsewhere; `trust`: None where nobody is named."""

    def __init__(self, folder: Path, given: Row, trust: Row | None, parents: list[str], addenda: str = "") -> None:
        self.folder, self.given, self.trust, self.parents, self.addenda = folder, given, trust, parents, addenda
        self.faults: set[tuple[str, str]] = set()
        self.lacks: set[tuple[str, str]] = set()
        self.witnesses: list[str] = []
        self.candidates = self.seated = 0
        self.statement = self.cutoff = self.randomness = self.seed = self.origin = ""

    def wrong(self, name: str, where: object = "") -> None:
        self.faults.add((name, str(where)))

    def lacking(self, name: str, where: str = "") -> None:
        self.lacks.add((name, where))

    def run(self) -> None:
        hashes = {name: sha_of_file(self.folder / name) for name in FILES}
        self.statement = hashes["statement.json"]
        for name in ("statement", "cutoff", "randomness"):
            if not self.given[name]:
                self.lacking(name)
        if self.given["statement"] not in ("", self.statement):
            self.wrong("statement_not_given")
        papers = {name: paper(self.folder / name, SHAPES[name]) for name in SHAPES}
        manifest = papers["manifest.json"] or {}
        for name in manifest:
            if hashes[name] != manifest[name]:
                self.wrong("manifest_differs", name)
        if papers["statement.json"]:
            many = len(papers["statement.json"]["custodians"])
            for name in ("commitments.json", "reveals.json"):
                if papers[name] and [one["position"] if one else n for n, one in enumerate(papers[name], 1)] != list(
                    range(1, many + 1)
                ):
                    papers[name] = None
            if papers["cutoff.json"] and len(papers["cutoff.json"]["reveals"]) != many:
                papers["cutoff.json"] = None
        for name in papers:
            if papers[name] is None:
                self.wrong("paper_misspelt", name)
        if all(told is not None for told in papers.values()):
            self.read(papers, hashes)

    def read(self, papers: Row, hashes: Row) -> None:
        self.papers, self.stated = papers, papers["statement.json"]
        self.cut, self.beacon = papers["cutoff.json"], papers["beacon.json"]
        self.cutoff, self.randomness = self.cut["cutoff"], self.beacon["randomness"]
        for name, key, fault in (
            ("candidates.csv", "candidates_sha256", "candidates_differ"),
            ("seats.csv", "seats_sha256", "seats_differ"),
            ("verify.py", "verify_sha256", "script_differs"),
        ):
            if hashes[name] != self.stated[key]:
                self.wrong(fault)
        self.origin = self.cut["statement_sha256"] if self.stated["parent"] else self.statement
        self.sandbox = bool(self.trust and self.trust["sandbox"])
        self.check_secrets()
        self.check_beacon()
        self.read_log()
        self.check_log(hashes["result.csv"])
        parts = ["prakerja-draw-seed-2", self.origin, ",".join(self.cut["reveals"]), self.randomness]
        self.seed = sha(":".join(parts))
        self.check_draw()

    def check_secrets(self) -> None:
        pairs = zip(self.stated["custodians"], self.papers["commitments.json"], self.papers["reveals.json"])  # noqa: B905
        came = []
        for who, committed, revealed in pairs:
            where = self.origin + ":" + str(who["position"]) + ":"
            if committed and not is_signed(
                bytes.fromhex(who["public_key"]),
                bytes.fromhex(committed["signature"]),
                ("prakerja-draw-commit-2:" + where + committed["commitment"]).encode("ascii"),
            ):
                self.wrong("commitment_unsigned", who["position"])
            secret = revealed["secret"] if revealed else "-"
            opened = sha("prakerja-draw-commitment-2:" + where + secret)
            if revealed and (committed is None or committed["commitment"] != opened):
                self.wrong("reveal_wrong", who["position"])
            came.append(secret)
        cutoff = sha("prakerja-draw-cutoff-2:" + self.origin + ":" + ",".join(self.cut["reveals"]))
        if (self.cut["reveals"], self.cut["statement_sha256"], self.cutoff) != (came, self.origin, cutoff):
            self.wrong("cutoff_differs")
        if self.given["cutoff"] not in ("", self.cutoff):
            self.wrong("cutoff_not_given")
        if len([one for one in self.cut["reveals"] if one != "-"]) < self.stated["minimum_reveals"]:
            self.wrong("too_few_reveals")

    def check_beacon(self) -> None:
        """All but the BLS signature, in whose place the randomness comes from elsewhere."""
        stated, came = self.stated["beacon"], self.beacon
        if (came["chain"], came["round"]) != (stated["chain"], stated["round"]):
            self.wrong("beacon_other")
        for pinned in [QUICKNET, *(self.trust["chains"] if self.trust else [])]:
            if pinned["chain"] == stated["chain"]:
                if pinned != {key: stated[key] for key in CHAIN}:
                    self.wrong("chain_differs")
                break
        if drawn_at(self.stated) < self.stated["reveal_by"] + (0 if self.sandbox else 1800):
            self.wrong("round_early")
        hashed = sha(bytes.fromhex(came["signature"]))
        if came["randomness"] != hashed or self.given["randomness"] not in ("", hashed):
            self.wrong("randomness_invented")

    def read_log(self) -> None:
        log = self.papers["log.json"]
        self.entries = log["entries"]
        self.told = [told for told in (self.told_by(entry["line"]) for entry in self.entries) if told]
        keys = self.log_keys()
        self.heads: list[Any] = []
        self.notes: list[Any] = []
        for number, note in enumerate(log["checkpoints"]):
            try:
                text, signatures = split_note(note)
                head = head_of(text)
                signed = text.encode("utf-8")
                by = [
                    key
                    for key in keys
                    for name, box in signatures
                    if name == key[0] and box[:4] == key[1] and is_signed(key[2], box[4:], signed)
                ]
                if not by or head[0] != by[-1][0]:
                    raise ValueError("not signed by the log")
                if not all(self.is_known(one, signed, keys) for one in signatures):
                    self.wrong("cosignature_wrong", "checkpoint " + str(number))
            except ValueError:
                self.wrong("log_unsigned", "checkpoint " + str(number))
                self.heads.append(None)
                self.notes.append(None)
            else:
                self.heads.append(head)
                self.notes.append((text, signatures))
        self.proven = {entry["index"]: self.proofs_of(entry) for entry in self.entries}
        self.by_line = {entry["line"]: entry for entry in self.entries}
        self.known: dict[tuple[int, str], int | None] = {}
        self.find_forks()

    def is_known(self, line: tuple[str, bytes], text: bytes, keys: list[tuple[str, bytes, bytes]]) -> bool:
        """Whether the line is a signature of the log, or a cosignature of a witness in the statement."""
        name, box = line
        for key in keys:
            if name == key[0] and box[:4] == key[1] and is_signed(key[2], box[4:], text):
                return True
        return any(vouched(key_in(one, b"\4"), line, text) is not None for one in self.stated["witnesses"])

    @staticmethod
    def told_by(line: str) -> Row:
        try:
            told = json.loads(line)
            return told if isinstance(told, dict) and one_line(told) == line else {}
        except (ValueError, RecursionError):
            return {}

    def log_keys(self) -> list[tuple[str, bytes, bytes]]:
        """The statement's, and those that took over from it."""
        first = key_in(self.stated["log_key"], b"\1")
        keys = [first] if first else []
        for told in self.told:
            if told.get("kind") == "log.key" and "signed_by" in told:
                newer, before = (key_in(str(told.get(key)), b"\1") for key in ("key", "signed_by"))
                signed = ("prakerja-log-key-1:" + str(told.get("key")).strip()).encode("utf-8")
                good = newer and before in keys and newer not in keys
                if good and before and newer and is_signed(before[2], unbased(str(told.get("signature"))), signed):
                    keys.append(newer)
        return keys

    def proofs_of(self, entry: Row) -> list[int]:
        """The checkpoints that really cover it."""
        held: list[int] = []
        if len({proof["checkpoint"] for proof in entry["proofs"]}) < len(entry["proofs"]):
            self.wrong("log_proof_wrong", "entry " + str(entry["index"]))
        for proof in entry["proofs"]:
            number = proof["checkpoint"]
            head = self.heads[number] if number < len(self.heads) else None
            path = [bytes.fromhex(one) for one in proof["path"]]
            if head and is_included(entry["line"], entry["index"], head[1], path, head[2]):
                held.append(number)
            elif head or number >= len(self.heads):
                self.wrong("log_proof_wrong", "entry " + str(entry["index"]))
        return held

    def find_forks(self) -> None:
        sizes = [head[1] for head in self.heads if head]
        if len(set(sizes)) < len(sizes):
            self.wrong("log_forked", "size")
        if len({entry["index"] for entry in self.entries}) < len(self.entries):
            self.wrong("log_forked", "index")
        seen = set()
        for told in self.told:
            kind, what = told.get("kind"), told.get("statement")
            once = (kind, str(told.get("statement_sha256")), "") if kind == "draw.cutoff" else None
            if kind == "draw.statement" and isinstance(what, dict):
                once = (kind, str(what.get("draw")), str(what.get("attempt")))
            if once and once in seen:
                self.wrong("log_forked", once[0])
            seen.add(once)

    def times_of(self, line: str) -> list[int]:
        """When each trusted witness first vouched for the entry."""
        proven, found = self.proven[self.by_line[line]["index"]], []
        for text in self.witnesses:
            came = [at for at in (self.cosigned(number, text) for number in proven) if at is not None]
            found += [min(came)] if came else []
        return sorted(found)

    def cosigned(self, number: int, witness: str) -> int | None:
        if (number, witness) not in self.known:
            key, (text, signatures) = key_in(witness, b"\4"), self.notes[number]
            times = (vouched(key, line, text.encode("utf-8")) for line in signatures)
            came = [at for at in times if at is not None]
            self.known[number, witness] = min(came) if came else None
        return self.known[number, witness]

    def needed(self) -> Row:
        """The entries that must be there, as the log writes them; empty: there is none."""
        told = {"kind": "draw.statement", "statement": self.stated, "statement_sha256": self.statement}
        lines = [one_line(dict(told, at=one.get("at"))) for one in self.told]
        found = {"statement": ([line for line in lines if line in self.by_line] or [""])[0]}
        if not self.stated["parent"]:
            for name, kind in (("commitments.json", "commitment"), ("reveals.json", "reveal")):
                for one in self.papers[name]:
                    if one:
                        told = dict(one, kind="draw." + kind, statement_sha256=self.origin)
                        found[kind + " " + str(one["position"])] = one_line(told)
            found["cutoff"] = one_line(dict(self.cut, kind="draw.cutoff"))
        if self.stated["previous"]:
            found["previous"] = self.previous()
        return found

    def previous(self) -> str:
        """The entry that states the attempt before, of which this one keeps what an attempt has to keep."""
        f = self.stated["previous"]
        about = [told for told in self.told if told.get("statement_sha256") == f]
        for entry in about:
            if fits(entry, STATED) and hangs_together(entry["statement"]):
                old = entry["statement"]
                if sha((one_line(old) + "\n").encode("utf-8")) != f:
                    continue
                if not self.is_next(old, about):
                    self.wrong("attempt_differs")
                return one_line(entry)
        return ""

    def is_next(self, old: Row, about: list[Row]) -> bool:
        """Times and round differ, and a chain that a quorum gave up; reserves stand in for who revealed nothing."""
        stated, kinds = self.stated, [told.get("kind") for told in about]
        came = [told.get("position") for told in about if told.get("kind") == "draw.reveal"]
        spare, people = list(old["reserves"]), []
        for one in old["custodians"]:
            stays = "draw.taken_back" in kinds or one["position"] in came or not spare
            people.append(dict(one if stays else spare.pop(0), position=one["position"]))
        chain = ([told["next_chain"] for told in about if self.gives_up(old, told)] or [""])[0]
        beacon = dict((stated if chain else old)["beacon"], round=stated["beacon"]["round"])
        wanted = dict(old, attempt=old["attempt"] + 1, previous=stated["previous"], custodians=people, beacon=beacon)
        wanted["reserves"] = [dict(one, position=place) for place, one in enumerate(spare, 1)]
        wanted.update({key: stated[key] for key in ("commit_by", "reveal_by")})
        return bool(stated == wanted and stated["beacon"]["chain"] == (chain or old["beacon"]["chain"]))

    @staticmethod
    def gives_up(old: Row, told: Row) -> bool:
        """Whether it is an entry by which a quorum of that statement's witnesses waits for its round no longer."""
        if not fits(told, GIVEN_UP):
            return False
        text = "prakerja-draw-chain-given-up-2:" + told["statement_sha256"] + ":" + told["next_chain"]
        by = set()
        for one in told["given_up_by"]:
            key = key_in(one["witness"], b"\4") if one["witness"] in old["witnesses"] else None
            if key and is_signed(key[2], bytes.fromhex(one["signature"]), text.encode("ascii")):
                by.add(one["witness"])
        return bool(len(by) >= old["quorum"] and told["next_chain"] != old["beacon"]["chain"])

    def check_log(self, result: str) -> None:
        self.check_contradictions(result)
        needed = self.needed()
        for where, line in needed.items():
            if line not in self.by_line:
                self.wrong("log_entry_missing", where)
        if self.trust is None:
            return
        trusted = list(dict.fromkeys(self.trust["witnesses"]))
        self.witnesses = [text for text in trusted if text in self.stated["witnesses"]]
        quorum = self.stated["quorum"]
        if len(self.witnesses) < quorum:
            self.lacking("witnesses")
            return
        for where, line in needed.items():
            kind, _, position = where.partition(" ")
            counts = kind != "reveal" and (kind != "commitment" or self.cut["reveals"][int(position) - 1] != "-")
            if line in self.by_line and counts:
                found = self.times_of(line)
                if len(found) < quorum:
                    self.lacking("quorum", where)
                elif not self.stated["parent"]:
                    self.check_times(where, found, found[quorum - 1])
        if not self.sandbox and not self.stated["parent"]:
            self.check_custodian_keys(quorum)

    def check_times(self, where: str, found: list[int], reached: int) -> None:
        stated = self.stated
        if where == "statement":
            if reached + (1 if self.sandbox else 86400) > stated["commit_by"]:
                self.wrong("statement_late")
        elif where == "cutoff":
            last = drawn_at(stated) - (0 if self.sandbox else 300)
            if len([at for at in found if stated["reveal_by"] <= at <= last]) < stated["quorum"]:
                self.wrong("cutoff_untimely")
        elif reached >= stated["commit_by"]:
            self.wrong("commitment_late", where)

    def check_custodian_keys(self, quorum: int) -> None:
        for who, reveal in zip(self.stated["custodians"], self.cut["reveals"]):  # noqa: B905
            came = []
            for told in self.told:
                if told.get("kind") == "draw.custodian_key" and all(
                    told.get(key) == who[key] for key in ("public_key", "organisation")
                ):
                    came.append(self.times_of(one_line(told)))
            reached = [one[quorum - 1] for one in came if len(one) >= quorum]
            if reveal != "-" and not reached:
                self.lacking("custodian_keys", str(who["position"]))
            elif reveal != "-" and min(reached) + 14 * 86400 > self.stated["commit_by"]:
                self.wrong("custodian_key_young", who["position"])

    def check_contradictions(self, result: str) -> None:
        said = {
            "draw.round": self.beacon,
            "draw.seed": {"cutoff": self.cutoff, "randomness": self.randomness},
            "draw.result": {"result_sha256": result},
        }
        for told in self.told:
            kind = told.get("kind")
            about = self.statement if kind in ("draw.taken_back", "draw.chain_given_up", "draw.result") else self.origin
            if told.get("statement_sha256") == about:
                if kind == "draw.taken_back":
                    self.wrong("taken_back")
                if kind == "draw.chain_given_up":
                    self.wrong("chain_given_up")
                wanted = said.get(str(kind), {})
                if any(told.get(key) != wanted[key] for key in wanted):
                    self.wrong("log_contradicts", kind)

    # -- a draw that continues another, and what the log says after a result

    def check_draw(self) -> None:
        own = {"folder": self.folder, "stated": self.stated, "log": self.papers["log.json"], "is": self.statement}
        if not self.stated["parent"]:
            self.check_result({})
            self.check_addenda([own])
        elif not self.has_parent():
            self.check_result(None)
        else:
            with contextlib.ExitStack() as stack:
                links = self.opened_links(stack)
                self.compare(links[-1])
                if len(lines_in([*links, own])) < len(
                    {(one["index"], one["line"]) for one in entries_in([*links, own])}
                ):
                    self.wrong("log_forked", "log.json")
                before = After(links, lines_in([*links, own]), self.seed, self.origin, max(stated_at(own), 0))
                self.faults |= before.faults
                self.compare_tables(before)
                self.check_result(before.won)
                self.check_addenda([*links, own])

    def has_parent(self) -> bool:
        """Whether it is there with all that it continues, and holds."""
        if not self.parents:
            self.lacking("parent")
            return False
        with Opened(self.parents[0]) as opened:
            given = dict(self.given, statement=self.stated["parent"])
            parent = opened.verified(given, self.trust, self.parents[1:])
        names = sorted({name for name, _ in parent.faults})
        if "statement_not_given" in names:
            self.wrong("parent_differs")
        elif names:
            self.wrong("parent_wrong", ", ".join(names))
        else:
            self.lacks |= parent.lacks
        return not names and all(name != "parent" for name, _ in parent.lacks)

    def opened_links(self, stack: contextlib.ExitStack) -> list[Row]:
        """The bundles from the first draw to the parent."""
        links: list[Row] = []
        for named in self.parents:
            folder = stack.enter_context(Opened(named)).folder
            stated = paper(folder / "statement.json", STATEMENT)
            log = paper(folder / "log.json", ADDENDA)
            links.insert(
                0, {"folder": folder, "stated": stated, "log": log, "is": sha_of_file(folder / "statement.json")}
            )
            if not stated["parent"]:
                break
        return links

    def compare(self, parent: Row) -> None:
        for name in ("commitments.json", "reveals.json", "cutoff.json", "beacon.json"):
            theirs = paper(parent["folder"] / name, SHAPES[name])
            if self.papers[name] != theirs:
                self.wrong("continuing_differs", name)
            if name == "cutoff.json" and self.origin != theirs["statement_sha256"]:
                self.wrong("continuing_differs", "origin")
        for key in ALIKE.split():
            if self.stated[key] != parent["stated"][key]:
                self.wrong("continuing_differs", "statement.json " + key)

    def compare_tables(self, before: After) -> None:
        try:
            ours = rows_of(self.folder / "candidates.csv", CANDIDATES)
            if any(one != other for one, other in itertools.zip_longest(before.unseated(), ours)):
                self.wrong("continuing_differs", "candidates.csv")
            found = [
                (row["pass"], row["area"], row["group"], row["left"], row["carry"]) for row in seats_of(self.folder)
            ]
            if found != before.vacant_seats():
                self.wrong("continuing_differs", "seats.csv")
        except Misspelt:
            self.wrong("continuing_differs", "table")

    def check_addenda(self, links: list[Row]) -> None:
        logs: list[Verifier] = [self]
        lines = lines_in(links)
        if self.addenda:
            told = paper(Path(self.addenda), ADDENDA)
            if told is None:
                self.wrong("paper_misspelt", "addenda.json")
                return
            beside = Verifier(self.folder, self.given, self.trust, [])
            beside.stated, beside.papers, beside.witnesses = self.stated, {"log.json": told}, self.witnesses
            beside.read_log()
            self.faults |= beside.faults
            logs.append(beside)
            more = {entry["index"]: entry["line"] for entry in told["entries"]}
            if any(lines.get(index, more[index]) != more[index] for index in more):
                self.wrong("log_forked", "addenda.json")
            lines.update(more)
        if self.faults:
            return
        try:
            self.faults |= After(links, lines, self.seed, self.origin, None).faults
        except Misspelt:
            self.wrong("continuing_differs", "table")
        known = {link["is"] for link in links}
        last = max([index for index in lines if about(lines[index], self.origin)], default=-1)
        seen = set(known)
        for index in sorted(lines):
            told = self.told_by(lines[index])
            stated = told.get("statement")
            if told.get("kind") == "draw.statement" and isinstance(stated, dict) and str(stated.get("parent")) in seen:
                seen.add(str(told.get("statement_sha256")))
                if index < last and str(told.get("statement_sha256")) not in known:
                    self.lacking("continuing", str(told.get("statement_sha256")))
        for log in logs:
            if self.trust is not None and len(self.witnesses) >= self.stated["quorum"]:
                for entry in log.entries:
                    if about(entry["line"], self.origin) and len(log.times_of(entry["line"])) < self.stated["quorum"]:
                        self.lacking("quorum", "entry " + str(entry["index"]))

    # -- the draw itself

    def check_result(self, won: dict[bytes, int] | None) -> None:
        """`won`: seats that each household has won before; None: that is not known, nor what it gives."""
        try:
            seats = seats_of(self.folder)
            order = ranked(self.folder / "candidates.csv", self.seed)
        except Misspelt as error:
            self.wrong("table_misspelt", error)
            return
        row_of, full = draw(order, seats, self.stated["cap"], won)
        self.candidates, self.seated = len(order), len(row_of) - row_of.count(-1)
        if len(order) != self.stated["candidates_count"]:
            self.wrong("candidates_differ")
        line = first_difference(self.folder / "result.csv", result_lines(order, seats, row_of, full))
        if line and won is not None:
            self.wrong("result_differs", "line " + str(line))


CANDIDATES = ["receipt", "area", "groups", "tickets", "household", "household_held"]
SEATS = ["pass", "area", "group", "seats", "carry"]
RESULT = ["receipt", "outcome", "pass", "area", "group", "rank", "key"]
AREA = re.compile("ID|[0-9]{2}|[0-9]{4}")


def lines_of(path: Path) -> Iterator[str]:
    name = path.name + ", line "
    with path.open("rb") as file:
        encoding = "utf-8-sig"
        for number, line in enumerate(iter(lambda: file.readline(65536), b""), 1):
            if len(line) == 65536 or b"\0" in line or line[-1:] not in (b"\n", b"\r"):
                raise Misspelt(name + str(number))
            try:
                yield line.decode(encoding)
            except UnicodeDecodeError:
                raise Misspelt(name + str(number)) from None
            encoding = "utf-8"


def rows_of(path: Path, columns: list[str]) -> Iterator[list[str]]:
    """The values in the order of the columns."""
    reader = csv.reader(lines_of(path), strict=True)
    try:
        header = next(reader, [])
        if sorted(header) != sorted(columns):
            raise Misspelt(path.name + ", line 1")
        places = [header.index(name) for name in columns]
        is_plain = places == sorted(places)
        for row in reader:
            if len(row) != len(columns):
                raise Misspelt(path.name + ", line " + str(reader.line_num))
            yield row if is_plain else [row[place] for place in places]
    except csv.Error:
        raise Misspelt(path.name + ", line " + str(reader.line_num)) from None


def whole(text: str, least: int, most: int) -> int:
    if not re.fullmatch("0|[1-9][0-9]{0,14}", text) or not least <= int(text) <= most:
        raise Misspelt(text[:20] + ": not a whole number of that range")
    return int(text)


def is_group(name: str) -> bool:
    return bool(name) and "*" not in name and ";" not in name and name.isprintable() and name == name.strip()


def seats_of(folder: Path) -> list[Row]:
    found: list[Row] = []
    for row in rows_of(folder / "seats.csv", SEATS):
        if not AREA.fullmatch(row[1]) or row[4] not in ("0", "1") or not (row[2] == "*" or is_group(row[2])):
            raise Misspelt("seats.csv: " + ",".join(row)[:100])
        numbers = {"pass": whole(row[0], 0, 9999), "left": whole(row[3], 0, 10**8)}
        found.append(dict(numbers, area=row[1], group=row[2], carry=row[4]))
    return found


def ranked(path: Path, seed: str) -> list[Ranked]:
    """The candidates, best first: by key, the smallest hash of their tickets, then by receipt."""
    order: list[Ranked] = []
    receipts: set[bytes] = set()
    kinds: dict[tuple[str, str], tuple[str, str]] = {}
    numbers = {str(number): number for number in range(10)}
    start, new, count = (seed + ":").encode("ascii"), hashlib.sha256, range
    for receipt, area, groups, tickets, household, held in rows_of(path, CANDIDATES):
        kind = kinds.get((area, groups))
        if kind is None:
            if not AREA.fullmatch(area) or (groups and not all(is_group(one) for one in groups.split(";"))):
                raise Misspelt("candidates.csv: " + receipt[:60])
            kind = kinds[area, groups] = (area, groups)
        if not receipt or not receipt.isascii() or not receipt.isprintable() or receipt != receipt.strip():
            raise Misspelt("candidates.csv: " + repr(receipt[:60]))
        name = receipt.encode("ascii")
        receipts.add(name)
        many = numbers.get(tickets) or whole(tickets, 1, 10**6)
        text = start + name + b":"
        if many == 1:
            key = new(text + b"0").digest()
        else:
            key = min([new(text + b"%d" % ticket).digest() for ticket in count(many)])
        if household and not re.fullmatch("[0-9a-fA-F]{32}", household):
            raise Misspelt("candidates.csv: " + receipt[:60])
        cards = numbers.get(held)
        order.append((key + name, kind, bytes.fromhex(household), whole(held, 0, 10**6) if cards is None else cards))
    if len(receipts) != len(order):
        raise Misspelt("candidates.csv: a receipt appears twice")
    del receipts
    order.sort()
    return order


def inside(small: str, large: str) -> bool:
    return large == "ID" or small[: len(large)] == large


def carry_over(seats: list[Row], this_pass: int) -> None:
    for row in seats:
        if row["pass"] == this_pass and row["carry"] == "1":
            for earlier in seats:
                if earlier["pass"] < this_pass and earlier["left"] and inside(earlier["area"], row["area"]):
                    row["left"], earlier["left"] = row["left"] + earlier["left"], 0


def matching(kind: tuple[str, str], offered: list[tuple[int, Row]]) -> list[tuple[int, Row]]:
    groups = ["*", *kind[1].split(";")]
    return [(n, row) for n, row in offered if row["group"] in groups and inside(kind[0], row["area"])]


def draw(
    order: list[Ranked], seats: list[Row], cap: int, before: dict[bytes, int] | None = None
) -> tuple[list[int], bytearray]:
    """By rank: the number of the row that seats them, or -1; and whether the cap alone stood against them."""
    row_of, full = [-1] * len(order), bytearray(len(order))
    won = dict(before or {})
    for this_pass in sorted({row["pass"] for row in seats}):
        carry_over(seats, this_pass)
        offered = [(n, row) for n, row in enumerate(seats) if row["pass"] == this_pass]
        known: dict[tuple[str, str], list[tuple[int, Row]]] = {}
        for rank, (_, kind, household, held) in enumerate(order):
            if row_of[rank] >= 0:
                continue
            rows = known.get(kind)
            if rows is None:
                rows = known[kind] = matching(kind, offered)
            for number, row in rows:
                if row["left"] > 0:
                    if household and held + won.get(household, 0) >= cap:
                        full[rank] = 1
                    else:
                        row["left"] -= 1
                        row_of[rank] = number
                        if household:
                            won[household] = won.get(household, 0) + 1
                    break
    return row_of, full


def cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if "," in text or '"' in text else text


def result_lines(order: list[Ranked], seats: list[Row], row_of: list[int], full: bytearray) -> Iterator[bytes]:
    yield (",".join(RESULT) + "\n").encode("ascii")
    places = ["%d,%s,%s" % (row["pass"], row["area"], cell(row["group"])) for row in seats]
    for rank, entry in enumerate(order):
        number = row_of[rank]
        if number >= 0:
            middle = "seated," + places[number]
        else:
            middle = "household_full,,," if full[rank] else "no_seat,,,"
        receipt = cell(entry[0][32:].decode("ascii"))
        yield ("%s,%s,%d,%s\n" % (receipt, middle, rank + 1, entry[0][:8].hex())).encode("utf-8")


def first_difference(path: Path, wanted: Iterator[bytes]) -> int:
    with path.open("rb") as file:
        for number, (one, other) in enumerate(itertools.zip_longest(file, wanted), 1):
            if one != other:
                return number
    return 0


ALIKE = (
    "scheme scheme_sha256 cap joiners_root joiners_count household_key_sha256 "
    "custodians reserves minimum_reveals commit_by reveal_by beacon"
)


def entries_in(links: list[Row]) -> list[Row]:
    return [entry for link in links for entry in link["log"]["entries"]]


def lines_in(links: list[Row]) -> dict[int, str]:
    return {entry["index"]: entry["line"] for entry in entries_in(links)}


def stated_at(link: Row) -> int:
    """The number of the statement's entry; -1: there is none."""
    for entry in link["log"]["entries"]:
        if Verifier.told_by(entry["line"]).get("statement") == link["stated"]:
            return int(entry["index"])
    return -1


def about(line: str, origin: str) -> Row:
    """An entry of what came after the result, as the object that it is; empty for anything else."""
    told = Verifier.told_by(line)
    ours = told.get("kind") in ("draw.addendum", "draw.appeal") and told.get("statement_sha256") == origin
    return told if ours and is_shaped(told) else {}


def is_shaped(told: Row) -> bool:
    reason = told.get("reason")
    if isinstance(reason, str) and not reason.strip():
        return False
    if told["kind"] == "draw.appeal":
        return fits(told, APPEAL)
    what = told.get("what")
    return (
        fits(told, ADDENDUM)
        and (told["key"] == "") == (what in ("vacated", "excluded"))
        and (told["row"] == "") == (what != "seated")
    )


def key_of(seed: str, receipt: str, tickets: int) -> str:
    return min(sha("%s:%s:%d" % (seed, receipt, ticket)) for ticket in range(tickets))


class After:
    """Who holds a seat and what is vacant, after all that the log says in its order, before the entry `until`."""

    def __init__(self, links: list[Row], lines: dict[int, str], seed: str, origin: str, until: int | None) -> None:
        self.links, self.seed, self.stated = links, seed, links[0]["stated"]
        self.faults: set[tuple[str, str]] = set()
        entries = []
        for index in sorted(lines):
            told = Verifier.told_by(lines[index])
            ours = told.get("kind") in ("draw.addendum", "draw.appeal") and told.get("statement_sha256") == origin
            if ours and (until is None or index < until):
                if is_shaped(told):
                    entries.append((index, told))
                else:
                    reason = told.get("reason")
                    blank = isinstance(reason, str) and not reason.strip()
                    self.faults.add(("reason_missing" if blank else "addendum_misspelt", "entry " + str(index)))
        if until is None and not entries:
            return  # Nobody is asked about, and the tables of a nation are long.
        self.read_first(links[0]["folder"], {told["receipt"] for _, told in entries})
        self.vacant: dict[tuple[int, str, str], int] = {}
        self.gone: set[str] = set()
        self.appeals: dict[str, Row] = {}
        self.keys: dict[str, str] = {}
        self.ended: set[str] = set()
        self.places: set[int] = set()
        self.waiting: dict[str, list[str]] = {}
        later = sorted((stated_at(link), number) for number, link in enumerate(links) if number)
        for index, told in entries:
            while later and later[0][0] < index:
                self.continue_by(links[later.pop(0)[1]]["folder"])
            self.faults |= {(name, "entry " + str(index)) for name in self.take(told)}
        for _, number in later:
            self.continue_by(links[number]["folder"])

    def read_first(self, folder: Path, asked: set[str]) -> None:
        self.seats = seats_of(folder)
        self.seat_of: dict[str, tuple[int, str, str]] = {}
        self.house_of: dict[str, bytes] = {}
        self.won: dict[bytes, int] = {}
        self.last: dict[tuple[int, str, str], tuple[str, str]] = {}
        self.candidates: set[str] = set()
        ends = {}
        for row in rows_of(folder / "result.csv", RESULT):
            if row[1] == "seated":
                place = (int(row[2]), row[3], row[4])
                self.seat_of[row[0]] = ends_at = place
                ends[ends_at] = row[0]
        places = {receipt: place for place, receipt in ends.items()}
        for row in rows_of(folder / "candidates.csv", CANDIDATES):
            receipt = row[0]
            if receipt in asked:
                self.candidates.add(receipt)
            if receipt in self.seat_of and row[4]:
                self.house_of[receipt] = house = bytes.fromhex(row[4])
                self.won[house] = self.won.get(house, 0) + 1
            if receipt in places:
                self.last[places[receipt]] = (key_of(self.seed, receipt, int(row[3])), receipt)

    def is_left(self, receipt: str) -> bool:
        return receipt not in self.seat_of and receipt not in self.gone

    def seat(self, receipt: str, place: tuple[int, str, str], household: str) -> None:
        self.seat_of[receipt] = place
        self.waiting.pop(receipt, None)
        if household:
            self.house_of[receipt] = house = bytes.fromhex(household)
            self.won[house] = self.won.get(house, 0) + 1

    def continue_by(self, folder: Path) -> None:
        seated = {}
        for row in rows_of(folder / "result.csv", RESULT):
            if row[1] == "seated":
                seated[row[0]] = place = (int(row[2]), row[3], row[4])
                self.vacant[place] = self.vacant.get(place, 0) - 1
        for row in rows_of(folder / "candidates.csv", CANDIDATES):
            if row[0] in seated:
                self.seat(row[0], seated[row[0]], row[4])

    def unseated(self) -> Iterator[list[str]]:
        for row in rows_of(self.links[0]["folder"] / "candidates.csv", CANDIDATES):
            if self.is_left(row[0]):
                yield row
        for receipt, row in self.waiting.items():
            if self.is_left(receipt):
                yield row

    def vacant_seats(self) -> list[tuple[int, str, str, int, str]]:
        left, found = dict(self.vacant), []
        for row in self.seats:
            many = left.pop((row["pass"], row["area"], row["group"]), 0)
            if many > 0:
                found.append((row["pass"], row["area"], row["group"], many, "0"))
        return found

    def take(self, told: Row) -> list[str]:
        """What the entry says has happened; and what is wrong with it."""
        receipt = told["receipt"]
        if told["kind"] == "draw.appeal":
            return self.decided(receipt, told)
        if told["what"] == "excluded":
            if receipt not in self.seat_of:
                self.gone.add(receipt)
        elif told["what"] == "vacated":
            place = self.seat_of.pop(receipt, None)
            if place is None:
                return ["vacated_unseated"]
            self.gone.add(receipt)
            self.vacant[place] = self.vacant.get(place, 0) + 1
            house = self.house_of.pop(receipt, None)
            if house is not None:
                self.won[house] -= 1
        elif told["what"] in ("appeal_won", "appeal_lost"):
            return self.key_told(receipt, told)
        else:
            return self.outcome(receipt, told)
        return []

    def decided(self, receipt: str, told: Row) -> list[str]:
        if receipt in self.appeals:
            return ["appeal_undecided"]
        self.appeals[receipt] = told
        root, count = bytes.fromhex(self.stated["joiners_root"]), self.stated["joiners_count"]
        path = [bytes.fromhex(one) for one in told["path"]]
        known = is_leaf_included(bytes.fromhex(told["leaf"]), told["place"], count, path, root)
        doubled = told["place"] in self.places or receipt in self.candidates
        self.places.add(told["place"])
        return [] if known and not doubled else ["appellant_unknown"]

    def key_told(self, receipt: str, told: Row) -> list[str]:
        appeal = self.appeals.get(receipt)
        if appeal is None or told["what"] != "appeal_" + appeal["decision"] or receipt in self.keys:
            return ["appeal_undecided"]
        self.keys[receipt] = told["key"]
        if appeal["decision"] == "won":
            numbers = [str(appeal["tickets"]), appeal["household"], str(appeal["household_held"])]
            self.waiting[receipt] = [receipt, appeal["area"], appeal["groups"], *numbers]
        return [] if told["key"] == key_of(self.seed, receipt, appeal["tickets"]) else ["appeal_key_differs"]

    def outcome(self, receipt: str, told: Row) -> list[str]:
        appeal = self.appeals.get(receipt)
        if appeal is None or appeal["decision"] != "won" or receipt not in self.keys or receipt in self.ended:
            return ["appeal_undecided"]
        self.ended.add(receipt)
        found = [] if told["key"] == self.keys[receipt] else ["appeal_key_differs"]
        place = self.place_for(appeal)
        if (told["what"], told["row"]) != (("seated", "%d,%s,%s" % place) if place else ("not_seated", "")):
            found.append("appeal_outcome_differs")
        if place:
            self.seat(receipt, place, appeal["household"])
        return found

    def place_for(self, appeal: Row) -> tuple[int, str, str] | None:
        """The first row open to them whose last seated key theirs is before, unless the cap stands against it."""
        receipt, house = appeal["receipt"], bytes.fromhex(appeal["household"])
        if not self.is_left(receipt) or (
            house and appeal["household_held"] + self.won.get(house, 0) >= self.stated["cap"]
        ):
            return None
        key = (key_of(self.seed, receipt, appeal["tickets"]), receipt)
        for row in sorted(self.seats, key=lambda row: int(row["pass"])):
            place = (row["pass"], row["area"], row["group"])
            is_open = inside(appeal["area"], row["area"]) and row["group"] in ["*", *appeal["groups"].split(";")]
            if is_open and place in self.last and key < self.last[place]:
                return place
        return None


class Opened:
    """A bundle, a folder or a zip, as a folder for the length of a block. Raises NotABundle."""

    def __init__(self, named: str) -> None:
        self.path, self.kept = Path(named), tempfile.TemporaryDirectory()

    def __enter__(self) -> Opened:
        self.folder, self.doubled = self.path, []
        try:
            if not self.path.is_dir():
                self.folder = Path(self.kept.name)
                self.doubled = self.unpack()
            if not (self.folder / "manifest.json").is_file():
                raise NotABundle(f"{self.path}: tidak ada / there is no manifest.json")
        except BROKEN_ZIP as error:
            self.kept.cleanup()
            raise NotABundle(f"{self.path}: {error}") from None
        except NotABundle:
            self.kept.cleanup()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.kept.cleanup()

    def unpack(self) -> list[str]:
        with zipfile.ZipFile(self.path) as archive:
            named = []
            for entry in archive.infolist():
                last = entry.filename.rpartition("/")[2]
                if entry.filename.count("/") <= 1 and last in [*FILES, "manifest.json"]:
                    named.append((last, entry))
            if sum(entry.file_size for _, entry in named) > MOST_BYTES:
                raise NotABundle(f"{self.path}: terlalu besar / too large")
            for name, entry in dict(named).items():
                with archive.open(entry) as source, (self.folder / name).open("xb") as target:
                    for block in iter(lambda: source.read(1 << 20), b""):
                        target.write(block)
        names = [name for name, _ in named]
        return sorted({name for name in names if names.count(name) > 1})

    def verified(self, given: Row, trust: Row | None, parents: list[str], addenda: str = "") -> Verifier:
        verifier = Verifier(self.folder, given, trust, parents, addenda)
        for name in self.doubled:
            verifier.wrong("file_doubled", name)
        for name in [*FILES, "manifest.json"]:
            if not (self.folder / name).is_file():
                verifier.wrong("file_missing", name)
        if not verifier.faults:
            verifier.run()
        return verifier


def hex_digits(text: str) -> str:
    if not re.fullmatch("[0-9a-fA-F]{64}", text):
        raise argparse.ArgumentTypeError("64 hex digits")
    return text.lower()


def trust_in(text: str) -> Row:
    try:
        told = json.loads(Path(text).read_bytes().decode("utf-8"))
        told = dict({"chains": [], "sandbox": False, "witnesses": []}, **told)
        if not fits(told, TRUST) or not all(key_in(one, b"\4") for one in told["witnesses"]):
            raise ValueError(text)
    except (OSError, ValueError, TypeError, RecursionError):
        raise argparse.ArgumentTypeError("tidak terbaca / cannot be used") from None
    return dict(told)


def file_at(text: str) -> str:
    if not Path(text).is_file():
        raise argparse.ArgumentTypeError("tidak ada / there is none")
    return text


def say(verifier: Verifier) -> int:
    for mark, table, found in (
        ("SALAH / WRONG  ", FAULTS, verifier.faults),
        ("KURANG / LACKS ", LACKS, verifier.lacks),
    ):
        for name, where in sorted(found):
            print(mark + name + ": " + " / ".join(table[name]) + (f" ({where})" if where else ""))
    print(f"{verifier.candidates} peserta / candidates, {verifier.seated} terpilih / seated")
    print("F    " + verifier.statement)
    print("K    " + verifier.cutoff)
    print("acak / randomness " + verifier.randomness)
    print("seed " + verifier.seed)
    if verifier.faults:
        print("Undian ini SALAH. / The draw is WRONG.")
    elif verifier.lacks:
        print("Cocok, TETAPI BELUM TERBUKTI. / Consistent, and NOT PROVEN.")
    else:
        print("Undian ini TERBUKTI. / The draw is PROVEN.")
    return 1 if verifier.faults else 3 if verifier.lacks else 0


def main() -> int:
    atexit.unregister(cut_off)
    getattr(sys.stdout, "reconfigure")(errors="backslashreplace")  # noqa: B009 not every stream type declares it
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("bundle", nargs="?", default=str(Path(__file__).resolve().parent))
    parser.add_argument("--statement-sha256", dest="statement", type=hex_digits, metavar="F")
    parser.add_argument("--cutoff", type=hex_digits, metavar="K")
    parser.add_argument("--randomness", type=hex_digits, metavar="R")
    parser.add_argument("--trust", type=trust_in, metavar="FILE")
    parser.add_argument("--parent", action="append", default=[], metavar="BUNDLE")
    parser.add_argument("--addenda", type=file_at, metavar="FILE")
    options = parser.parse_args()
    given = {name: getattr(options, name) or "" for name in ("statement", "cutoff", "randomness")}
    try:
        with Opened(options.bundle) as opened:
            return say(opened.verified(given, options.trust, options.parent, options.addenda or ""))
    except NotABundle as error:
        print(f"Bukan bundel / not a bundle: {error}")
        return 2


if __name__ == "__main__":
    sys.exit(main())
