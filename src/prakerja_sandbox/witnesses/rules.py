"""What a witness does not vouch for: a log whose draws break their rules. Moments are those of first reading."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from prakerja_sandbox.witnesses.dead_chain import fault_of_giving_up
from prakerja_sandbox.witnesses.spelling import KINDS, STATED, is_well_made, read_line

_NONE: Final = "-"


@dataclass(frozen=True, slots=True)
class Seen:
    """An entry, its number, and when the witness first read it. `is_older`: it was there before the witness was."""

    number: int
    line: bytes
    at: int
    is_older: bool = False


@dataclass(frozen=True, slots=True)
class Handed:
    """A reveal that somebody gave to the witness itself."""

    statement_sha256: str
    position: int
    secret: str
    at: int


@dataclass
class _Draw:
    """One attempt. `is_older`: commitments were over before the witness was there, which judges none of its moments."""

    said: Mapping[str, Any]
    name: str
    is_older: bool
    bound: dict[int, str] = field(default_factory=dict)
    shown: dict[int, str] = field(default_factory=dict)
    answered: set[int] = field(default_factory=set)
    was_taken_back: bool = False
    #: Of the chain that takes the place of a dead one.
    next_chain: str = ""
    cut: tuple[list[str], int] | None = None

    def is_secret(self, position: int, secret: str) -> bool:
        text = f"prakerja-draw-commitment-2:{self.name}:{position}:{secret}"
        return self.bound.get(position) == hashlib.sha256(text.encode()).hexdigest()

    def round_at(self) -> int:
        beacon = self.said["beacon"]
        return int(beacon["genesis_time"] + (beacon["round"] - 1) * beacon["period"])


class Judge:
    """It takes the entries in their order and says what is wrong with each."""

    def __init__(self, handed: Sequence[Handed], *, before_round_s: int) -> None:
        self._handed, self._before_round_s = handed, before_round_s
        self._draws: dict[str, _Draw] = {}
        self._attempts: dict[str, list[_Draw]] = {}

    def faults_of(self, seen: Seen) -> list[str]:
        """Each a few words; none: it may be vouched for."""
        told = read_line(seen.line)
        if told is None:
            return ["cannot be read"]
        if not isinstance(kind := told.get("kind"), str) or kind not in KINDS:
            return []
        if not is_well_made(seen.line, told):
            return ["cannot be read"]
        try:
            return list(self._judged(told, seen))
        except (KeyError, TypeError, ValueError, IndexError, AttributeError):
            return ["cannot be read"]

    def _judged(self, told: Mapping[str, Any], seen: Seen) -> Iterator[str]:
        name = told["statement_sha256"]
        if told["kind"] == "draw.statement":
            yield from self._of_statement(told["statement"], name, seen)
            return
        draw = self._draws.get(name)
        if draw is None:
            yield "is about a statement that is not in the log"
        elif told["kind"] == "draw.cutoff":
            yield from self._of_cutoff(draw, told, seen)
        elif told["kind"] == "draw.chain_given_up":
            yield from _of_chain(draw, told, seen)
        elif told["kind"] == "draw.taken_back":
            yield from _of_taking_back(draw, seen)
        else:
            self._of_custodian(draw, told, seen)

    def _of_custodian(self, draw: _Draw, told: Mapping[str, Any], seen: Seen) -> None:
        if told["kind"] == "draw.commitment":
            self._bind(draw, told, seen)
            return
        draw.answered.add(told["position"])
        if seen.at < draw.said["reveal_by"] and draw.is_secret(told["position"], told["secret"]):
            draw.shown[told["position"]] = told["secret"]

    def _of_statement(self, said: Mapping[str, Any], name: str, seen: Seen) -> Iterator[str]:
        text = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False) + "\n"
        if hashlib.sha256(text.encode()).hexdigest() != name or said.keys() != STATED or _asks_too_few(said):
            yield "cannot be read"
            return
        earlier = self._attempts.setdefault(said["draw"], [])
        draw = _Draw(said, name, seen.is_older and seen.at >= said["commit_by"])
        if any(one.said["attempt"] == said["attempt"] for one in earlier):
            yield "is a second statement of one draw and attempt"
        elif said["attempt"] != len(earlier) + 1 or said["previous"] != (earlier[-1].name if earlier else ""):
            yield "is an attempt that does not follow the last one"
        elif earlier and not self._is_over(earlier[-1], seen.at):
            yield "is a next attempt, and the last one has neither ended nor was it taken back"
        elif earlier and not self._is_like(earlier[-1], said):
            yield "is a next attempt that changes more than its times, its round and who revealed nothing"
        # What cannot be read of it later must not pass for a draw now.
        _ = draw.round_at(), said["commit_by"], said["reveal_by"], said["minimum_reveals"], said["custodians"]
        earlier.append(draw)
        self._draws.setdefault(name, draw)

    def _is_over(self, draw: _Draw, at: int) -> bool:
        if draw.was_taken_back or draw.next_chain or draw.is_older:
            return True
        latest = draw.round_at() - self._before_round_s
        if draw.cut is None or draw.cut[1] > latest:
            return at > latest
        came = len([one for one in draw.cut[0] if one != _NONE])
        return came < int(draw.said["minimum_reveals"])

    def _is_like(self, last: _Draw, said: Mapping[str, Any]) -> bool:
        """Times, round and a dead chain change; who gave nothing makes room for the next reserve; the rest stays."""
        spare, custodians = list(last.said["reserves"]), []
        lost = {one["position"] for one in last.said["custodians"]} - last.answered
        for one in last.said["custodians"]:
            is_out = one["position"] in lost and not last.was_taken_back and spare
            custodians.append((spare.pop(0) if is_out else one) | {"position": one["position"]})
        wanted = dict(last.said) | {key: said[key] for key in ("attempt", "previous", "commit_by", "reveal_by")}
        is_chain = said["beacon"]["chain"] == (last.next_chain or last.said["beacon"]["chain"])
        beacon = said["beacon"] if last.next_chain else last.said["beacon"]
        wanted["beacon"] = dict(beacon) | {"round": said["beacon"]["round"]}
        wanted["custodians"] = custodians
        wanted["reserves"] = [one | {"position": place} for place, one in enumerate(spare, 1)]
        had = [] if last.was_taken_back else [position for position, _ in self._had(last)]
        return is_chain and said == wanted and not lost & set(had)

    def _bind(self, draw: _Draw, told: Mapping[str, Any], seen: Seen) -> None:
        position, custodians = told["position"], draw.said["custodians"]
        if seen.at >= draw.said["commit_by"] or not 1 <= position <= len(custodians):
            return
        signed = f"prakerja-draw-commit-2:{draw.name}:{position}:{told['commitment']}".encode()
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(custodians[position - 1]["public_key"]))
        try:
            key.verify(bytes.fromhex(told["signature"]), signed)
        except InvalidSignature:
            return
        draw.bound.setdefault(position, told["commitment"])

    def _of_cutoff(self, draw: _Draw, told: Mapping[str, Any], seen: Seen) -> Iterator[str]:
        if draw.cut is not None:
            yield "is a second cut-off of one statement"
            return
        reveals = list(told["reveals"])
        draw.cut = reveals, seen.at
        if seen.at < draw.said["reveal_by"] and not draw.is_older:
            yield "is a cut-off before reveal_by"
        if not _is_right(draw, reveals, told["cutoff"]):
            yield "is a cut-off that is not over the custodians' reveals"
        elif any(reveals[position - 1] != secret for position, secret in self._had(draw)):
            yield "is a cut-off that lacks a reveal which this witness had before reveal_by"

    def _had(self, draw: _Draw) -> Iterator[tuple[int, str]]:
        """Of an older draw nothing: no commitment of it counts for this witness."""
        yield from draw.shown.items()
        for one in self._handed:
            in_time = one.statement_sha256 == draw.name and one.at < draw.said["reveal_by"]
            if in_time and draw.is_secret(one.position, one.secret):
                yield one.position, one.secret


def _is_right(draw: _Draw, reveals: Sequence[str], cutoff: str) -> bool:
    hashed = hashlib.sha256(f"prakerja-draw-cutoff-2:{draw.name}:{','.join(reveals)}".encode()).hexdigest()
    if hashed != cutoff or len(reveals) != len(draw.said["custodians"]):
        return False
    given = [(position, secret) for position, secret in enumerate(reveals, 1) if secret != _NONE]
    # Whoever was not there knows of no commitment whether it came in time.
    return draw.is_older or all(draw.is_secret(position, secret) for position, secret in given)


def _of_taking_back(draw: _Draw, seen: Seen) -> Iterator[str]:
    if seen.at < draw.said["commit_by"] or draw.is_older:
        draw.was_taken_back = True
    else:
        yield "is taken back at commit_by or later"


def _of_chain(draw: _Draw, told: Mapping[str, Any], seen: Seen) -> Iterator[str]:
    is_early = seen.at < draw.round_at() and not draw.is_older
    if fault := fault_of_giving_up(told, said=draw.said, name=draw.name, is_early=is_early):
        yield fault
    else:
        draw.next_chain = draw.next_chain or told["next_chain"]


def _asks_too_few(said: Mapping[str, Any]) -> bool:
    """All but one in five vouch for a draw, or two histories of it could have witnesses of their own."""
    many = len(said["witnesses"])
    return not many - many // 5 <= said["quorum"] <= many
