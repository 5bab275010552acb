"""A draw of format 2 from its keys to its bundle, made of pure functions: three custodians, five witnesses, a beacon as
the sandbox has it, a log. What an insider does is a change of the story; its bundle is made anew, signed by all that
they own.
"""

import csv
import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from prakerja.draw.engine.proof import papers as p
from prakerja.draw.engine.proof.findings import Given
from prakerja.draw.engine.proof.trust import Trust
from prakerja.draw.engine.proof.write_proof import verifier
from prakerja.draw.engine.select_from_files import select_from_files
from prakerja.draw.engine.table_file import sha256_of
from prakerja.draw.statement import Statement, commitment_of, cutoff_of, seed_of, signed_commitment, statement_hash
from prakerja.publog.checkpoint_text import TreeHead
from prakerja.publog.cosignature import WitnessKey, cosign
from prakerja.publog.merkle import Hash, hash_leaf, hash_pair, prove_inclusion, root_of
from prakerja.publog.signed_note import public_key_of, sign_note
from prakerja_sandbox.beacon.chain import SCHEME, Chain, made_chain
from tests.draw.draw_inputs import CANDIDATE_COLUMNS, SEAT_COLUMNS, candidate, seat_row, write_rows

DAY: Final = 86_400
KEYED: Final = 1_800_000_000
STATED: Final = KEYED + 12 * DAY
COMMIT_BY: Final = KEYED + 15 * DAY
REVEAL_BY: Final = COMMIT_BY + DAY
GENESIS: Final = KEYED - 3000
ROUND: Final = (REVEAL_BY + 3600 - GENESIS) // 3 + 1
DRAWN_AT: Final = GENESIS + (ROUND - 1) * 3
SECRETS: Final = ("1a" * 32, "2b" * 32, "3c" * 32)
CUSTODIANS: Final = [Ed25519PrivateKey.from_private_bytes(bytes([number]) * 32) for number in (1, 2, 3)]
LOG_NAME, LOG_SECRET = "log.example", b"L" * 32
WITNESSES: Final = [(f"w{number}.example", bytes([number]) * 32) for number in range(11, 16)]
WITNESS_KEYS: Final = [str(WitnessKey.of_secret(name, secret)) for name, secret in WITNESSES]

#: Who joined, candidates or not: as many leaves.
JOINERS: Final = 20

type Line = tuple[str, dict[str, Any]]


@cache
def chain() -> Chain:
    return made_chain(7, genesis_time=GENESIS)


@cache
def signature_of(number: int, *, stranger: bool = False) -> str:
    return (chain().stranger if stranger else chain()).signature(number).hex()


def pinned() -> dict[str, Any]:
    one = chain()
    told = {"public_key": one.public_key, "genesis_time": one.genesis_time, "period": one.period}
    return {"chain": one.hash, "scheme": SCHEME, **told}


def trust(**changed: Any) -> Trust:
    return Trust.model_validate({"chains": [pinned()], "sandbox": False, "witnesses": WITNESS_KEYS, **changed})


PEOPLE: Final = tuple(candidate(f"PK12-{n:04}", household=f"{n % 5:032x}", tickets=1 + n % 2) for n in range(12))
SEATS: Final = (seat_row(area="1101", seats=3), seat_row(**{"pass": 2}, seats=2, carry=1))


def line(kind: str, facts: dict[str, Any]) -> str:
    told = {"at": "2027-01-15T08:00:00.000000+00:00", **facts, "kind": kind}
    return json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


@dataclass(frozen=True)
class Story:
    """Everything that happened. `stated`: what the statement says otherwise. `cosigned`: per batch, when and by how
    many. `told`: entries beside, each with the batch that it stands in. `left_out`: kinds that the log does not have.
    """

    people: Sequence[dict[str, Any]] = PEOPLE
    seats: Sequence[dict[str, Any]] = SEATS
    stated: dict[str, Any] = field(default_factory=dict)
    secrets: Sequence[str] = SECRETS
    #: Whose reveals are in *K*, by position; the others are `-`.
    came: Sequence[int] = (1, 2, 3)
    signers: Sequence[int] = (1, 2, 3)
    cosigned: dict[str, tuple[int, int]] = field(default_factory=dict)
    told: Sequence[tuple[str, str, dict[str, Any]]] = ()
    left_out: Sequence[str] = ()
    round_signed: int = ROUND
    stranger: bool = False
    log_secret: bytes = LOG_SECRET
    #: Of the parent: its papers serve, and the log goes on from its own.
    parent: "Built | None" = None
    #: By household: what it has won before.
    won: dict[str, int] = field(default_factory=dict)


#: When witnesses cosigned, and how many of the five did.
COSIGNED: Final = {
    "keys": (KEYED, 5),
    "addenda": (DRAWN_AT + DAY, 5),
    "statement": (STATED, 5),
    "commitments": (STATED + 100, 5),
    "reveals": (COMMIT_BY + 100, 5),
    "cutoff": (REVEAL_BY + 10, 5),
    "seed": (DRAWN_AT + 10, 5),
}


@dataclass(frozen=True)
class Built:
    """`folder`: the bundle unpacked. `given`: what somebody outside knows of it. `lines`: the whole log by then."""

    folder: Path
    papers: p.Papers
    given: Given
    seed: str
    lines: list[str] = field(default_factory=list)

    @property
    def origin(self) -> str:
        return self.papers.cutoff.statement_sha256

    @staticmethod
    def given_nothing() -> Given:
        return Given()


def build(folder: Path, story: Story) -> Built:
    """The folder holds the bundle of the story."""
    folder.mkdir()
    write_rows(folder / p.CANDIDATES, CANDIDATE_COLUMNS, story.people)
    write_rows(folder / p.SEATS, SEAT_COLUMNS, story.seats)
    (folder / p.VERIFIER).write_bytes(verifier())
    statement = _statement(folder, story)
    f = statement_hash(statement.model_dump())
    if story.parent is None:
        commitments, reveals, cutoff, beacon = _secrets(f, story)
    else:
        theirs = story.parent.papers
        commitments, reveals, cutoff, beacon = theirs.commitments, theirs.reveals, theirs.cutoff, theirs.beacon
    seed = seed_of(cutoff.statement_sha256, cutoff.reveals, beacon.randomness)
    result = folder / p.RESULT
    drawn_from = folder / p.CANDIDATES
    if story.won:
        drawn_from = folder / "won.csv"
        held = [
            {**one, "household_held": one["household_held"] + story.won.get(one["household"], 0)}
            for one in story.people
        ]
        write_rows(drawn_from, CANDIDATE_COLUMNS, held)
    select_from_files(candidates=drawn_from, seats=folder / p.SEATS, seed=seed, cap=statement.cap, out=result)
    lines, log = _log(story, f, statement, commitments, reveals, cutoff, beacon, sha256_of(result))
    papers = p.Papers(statement, commitments, reveals, cutoff, beacon, log)
    for name, content in papers.files().items():
        (folder / name).write_bytes(content)
    reseal(folder)
    return Built(folder, papers, Given(f, cutoff.cutoff, beacon.randomness), seed, lines)


def reseal(folder: Path) -> None:
    """The manifest fits whatever lies there."""
    (folder / p.MANIFEST).write_bytes(p.spelt({name: sha256_of(folder / name) for name in p.LISTED}))


def _statement(folder: Path, story: Story) -> Statement:
    hashes = dict.fromkeys(("scheme_sha256", "household_key_sha256"), "ab" * 32)
    custodians = [
        {
            "position": position,
            "name": f"Saksi {position}",
            "organisation": f"Lembaga {position}",
            "public_key": key.public_key().public_bytes_raw().hex(),
        }
        for position, key in enumerate(CUSTODIANS, 1)
    ]
    usual = {
        "format": 2,
        "draw": "gelombang-12",
        "attempt": 1,
        "previous": "",
        "parent": story.parent.given.statement if story.parent else "",
        "scheme": "2020-1",
        "cap": 1,
        "candidates_sha256": sha256_of(folder / p.CANDIDATES),
        "candidates_count": len(story.people),
        "seats_sha256": sha256_of(folder / p.SEATS),
        "joiners_root": root_of(JOINERS, _node([hash_leaf(joiner_leaf(n)) for n in range(JOINERS)])).hex(),
        "joiners_count": JOINERS,
        **hashes,
        "custodians": custodians,
        "reserves": [],
        "minimum_reveals": 2,
        "commit_by": COMMIT_BY,
        "reveal_by": REVEAL_BY,
        "beacon": {**pinned(), "round": ROUND},
        "log_key": str(public_key_of(LOG_NAME, LOG_SECRET)),
        "witnesses": WITNESS_KEYS,
        "quorum": 4,
        "verify_sha256": sha256_of(folder / p.VERIFIER),
    }
    return Statement.model_validate({**usual, **story.stated})


def _secrets(f: str, story: Story) -> tuple[list[p.Committed | None], list[p.Revealed | None], p.CutOff, p.BeaconRound]:
    at = "2027-01-15T08:00:00.000000+00:00"
    commitments: list[p.Committed | None] = []
    reveals: list[p.Revealed | None] = []
    for position, secret in enumerate(story.secrets, 1):
        commitment = commitment_of(f, position, secret)
        key = CUSTODIANS[story.signers[position - 1] - 1]
        signature = key.sign(signed_commitment(f, position, commitment)).hex()
        commitments.append(p.Committed(position=position, commitment=commitment, signature=signature, at=at))
        came = position in story.came
        reveals.append(p.Revealed(position=position, secret=secret, at=at) if came else None)
    shown = [one.secret if one else "-" for one in reveals]
    cutoff = p.CutOff(statement_sha256=f, reveals=shown, cutoff=cutoff_of(f, shown), at=at)
    signature = signature_of(story.round_signed, stranger=story.stranger)
    randomness = hashlib.sha256(bytes.fromhex(signature)).hexdigest()
    beacon = p.BeaconRound(chain=chain().hash, round=ROUND, signature=signature, randomness=randomness)
    return commitments, reveals, cutoff, beacon


def _log(
    story: Story,
    f: str,
    statement: Statement,
    commitments: list[p.Committed | None],
    reveals: list[p.Revealed | None],
    cutoff: p.CutOff,
    beacon: p.BeaconRound,
    result: str,
) -> tuple[list[str], p.LogPaper]:
    of_ours = {"statement_sha256": f}
    origin = cutoff.statement_sha256
    keys = [
        {"name": one.name, "organisation": one.organisation, "public_key": one.public_key, "published_at": "https://x/"}
        for one in statement.custodians
    ]
    batches: dict[str, list[str]] = {
        "keys": [line("draw.custodian_key", key) for key in keys],
        "addenda": [],
        "statement": [line("draw.statement", {"statement": statement.model_dump(), **of_ours})],
        "commitments": [line("draw.commitment", {**one.model_dump(), **of_ours}) for one in commitments if one],
        "reveals": [line("draw.reveal", {**one.model_dump(), **of_ours}) for one in reveals if one],
        "cutoff": [line("draw.cutoff", cutoff.model_dump())],
        "seed": [
            line("draw.round", {**beacon.model_dump(), "statement_sha256": origin}),
            line("draw.result", {"result_sha256": result, "candidates": 12, "seated": 5, **of_ours}),
        ],
    }
    if story.parent is not None:
        batches |= {"keys": [], "commitments": [], "reveals": [], "cutoff": []}
    for batch, kind, facts in story.told:
        batches[batch].append(line(kind, {**of_ours, **facts}))
    batches = {name: [one for one in lines if not _is(one, story.left_out)] for name, lines in batches.items()}
    return shown_log({name: lines for name, lines in batches.items() if lines}, {**COSIGNED, **story.cosigned}, story)


def _is(entry: str, kinds: Sequence[str]) -> bool:
    return json.loads(entry)["kind"] in kinds


def shown_log(
    batches: dict[str, list[str]], cosigned: dict[str, tuple[int, int]], story: Story
) -> tuple[list[str], p.LogPaper]:
    """Something of others first; then batch after batch, a checkpoint over each, all entries proven under their own."""
    lines = [line("audit.seal", {"number": number}) for number in range(3)]
    if story.parent is not None:
        lines = list(story.parent.lines)
    entries, notes = [], []
    for number, (name, batch) in enumerate(batches.items()):
        first = len(lines)
        lines += batch
        node = _node([hash_leaf(one.encode()) for one in lines])
        text = str(TreeHead(LOG_NAME, len(lines), root_of(len(lines), node)))
        at, many = cosigned[name]
        by = "".join(
            cosign(text, name=who, secret=secret, at=at + n) for n, (who, secret) in enumerate(WITNESSES[:many])
        )
        notes.append(sign_note(text, name=LOG_NAME, secrets=[story.log_secret]) + by)
        for index in range(first, len(lines)):
            path = [one.hex() for one in prove_inclusion(index, len(lines), node)]
            entries.append({"index": index, "line": lines[index], "proofs": [{"checkpoint": number, "path": path}]})
    return lines, p.LogPaper.model_validate({"checkpoints": notes, "entries": entries})


def _node(leaves: list[Hash]) -> Callable[[int, int], Hash]:
    def node(level: int, position: int) -> Hash:
        if level == 0:
            return leaves[position]
        return hash_pair(node(level - 1, 2 * position), node(level - 1, 2 * position + 1))

    return node


def joiner_leaf(place: int) -> bytes:
    return hashlib.sha256(f"joiner {place}".encode()).digest()


def appeal(place: int, receipt: str, **changed: Any) -> tuple[str, str, dict[str, Any]]:
    """Somebody who joined, and was found not eligible at first, was heard."""
    node = _node([hash_leaf(joiner_leaf(n)) for n in range(JOINERS)])
    path = [one.hex() for one in prove_inclusion(place, JOINERS, node)]
    row = {"area": "1101", "groups": "", "tickets": 1, "household": "", "household_held": 0}
    told = {"decision": "won", "receipt": receipt, "reason": "data keliru", "leaf": joiner_leaf(place).hex()}
    return "addenda", "draw.appeal", {**told, "place": place, "path": path, **row, **changed}


def addendum(
    what: str, receipt: str, *, key: str = "", row: str = "", reason: str = "dicabut"
) -> tuple[str, str, dict[str, Any]]:
    return "addenda", "draw.addendum", {"what": what, "receipt": receipt, "reason": reason, "key": key, "row": row}


def write_addenda(parent: Built, told: Sequence[tuple[str, str, dict[str, Any]]], *, by: int = 5) -> Path:
    """The file of what the log says after the parent's result, beside it. `by`: so many witnesses."""
    lines = [line(kind, {"statement_sha256": parent.origin, **facts}) for _, kind, facts in told]
    batches, cosigned = {"addenda": lines}, {"addenda": (DRAWN_AT + DAY, by)}
    _, paper = shown_log(batches if lines else {}, cosigned, Story(parent=parent))
    path = parent.folder.parent / f"{parent.folder.name}-addenda.json"
    path.write_bytes(p.spelt(paper.model_dump()))
    return path


def seated_rows(parent: Built) -> list[list[str]]:
    """The lines of its result that have a seat, by rank."""
    rows = [row.split(",") for row in (parent.folder / p.RESULT).read_text().splitlines()[1:]]
    return [row for row in rows if row[1] == "seated"]


def continued(parent: Built, **changed: Any) -> Story:
    """A seat of the parent fell vacant, and one candidate is left out, as the log says."""
    people, seated = list(people_of(parent)), seated_rows(parent)
    vacated = seated[-1]
    gone = {row[0] for row in seated}
    excluded = min(one["receipt"] for one in people if one["receipt"] not in gone)
    house = {one["receipt"]: one["household"] for one in people}
    usual = Story(
        people=[one for one in people if one["receipt"] not in {*gone, excluded}],
        seats=[seat_row(**{"pass": int(vacated[2])}, area=vacated[3], group=vacated[4], seats=1)],
        told=of_origin(parent, addendum("vacated", vacated[0]), addendum("excluded", excluded, reason="meninggal")),
        parent=parent,
        won=dict(Counter(house[row[0]] for row in seated[:-1] if house[row[0]])),
    )
    return replace(usual, **changed)


def of_origin(parent: Built, *told: tuple[str, str, dict[str, Any]]) -> list[tuple[str, str, dict[str, Any]]]:
    """About the draw whose seed serves."""
    return [(batch, kind, {**facts, "statement_sha256": parent.origin}) for batch, kind, facts in told]


def people_of(parent: Built) -> Iterator[dict[str, Any]]:
    with (parent.folder / p.CANDIDATES).open(newline="") as file:
        for row in csv.DictReader(file):
            yield {**row, "tickets": int(row["tickets"]), "household_held": int(row["household_held"])}
