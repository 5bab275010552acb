"""What the bundle's part of the public log proves: which entries stand in it, and who vouched for each when. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from prakerja.draw.engine.proof.faults import Found
from prakerja.draw.engine.proof.log_lines import lines_below, only_once, read_line, witness_key
from prakerja.draw.engine.proof.papers import LogLine, LogPaper
from prakerja.publog.checkpoint_text import NotACheckpoint, TreeHead
from prakerja.publog.cosignature import WitnessKey, cosigned_at
from prakerja.publog.key_changes import with_key_of
from prakerja.publog.merkle import hash_leaf, is_included
from prakerja.publog.signed_note import NotAKeyText, NotANote, NoteKey, signer_of, split_note


@dataclass
class LogReading:
    """`log_key`, `named`: the log's key and its witnesses', as the statement has them. `witnesses`: who counts."""

    paper: LogPaper
    log_key: str
    named: Sequence[str]
    witnesses: Sequence[WitnessKey]
    faults: list[Found] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._heads = [self._head(number, note) for number, note in enumerate(self.paper.checkpoints)]
        self._proven = {entry.index: self._proofs_of(entry) for entry in self.paper.entries}
        self.faults += self._forks()

    @cached_property
    def told(self) -> list[dict[str, object]]:
        """Every entry as the object that it is; what is spelt in another way than the log does is none."""
        return [told for entry in self.paper.entries if (told := read_line(entry.line))]

    @cached_property
    def _by_line(self) -> dict[str, LogLine]:
        return {entry.line: entry for entry in self.paper.entries}

    def has(self, line: str) -> bool:
        return line in self._by_line

    def times(self, line: str) -> list[int]:
        """When each witness first vouched for the entry, in seconds since 1970, the earliest first."""
        proven = self._proven[self._by_line[line].index]
        found = (self._first(proven, witness) for witness in self.witnesses)
        return sorted(at for at in found if at is not None)

    def _first(self, checkpoints: list[int], witness: WitnessKey) -> int | None:
        times = (cosigned_at(self.paper.checkpoints[number], key=witness) for number in checkpoints)
        return min((at for at in times if at is not None), default=None)

    def _head(self, number: int, note: str) -> TreeHead | None:
        key = signer_of(note, self._keys)
        try:
            head = TreeHead.read(split_note(note)[0])
        except (NotANote, NotACheckpoint):
            head = None
        if key is None or head is None or head.origin != key.name:
            self.faults.append(Found("log_unsigned", f"checkpoint {number}"))
            return None
        if not all(map(self._is_known, lines_below(note))):
            self.faults.append(Found("cosignature_wrong", f"checkpoint {number}"))
        return head

    def _is_known(self, alone: str) -> bool:
        """`alone`: the checkpoint with one of its lines."""
        if signer_of(alone, self._keys) is not None:
            return True
        return any(cosigned_at(alone, key=key) is not None for key in self._named_keys)

    @cached_property
    def _named_keys(self) -> list[WitnessKey]:
        return [key for key in map(witness_key, self.named) if key]

    @cached_property
    def _keys(self) -> Sequence[NoteKey]:
        """The statement's, and those that took over from it."""
        try:
            keys: Sequence[NoteKey] = [NoteKey.read(self.log_key)]
        except NotAKeyText:
            return []
        for told in self.told:
            keys = with_key_of(told, keys)
        return keys

    def _proofs_of(self, entry: LogLine) -> list[int]:
        """The checkpoints that really cover it."""
        held: list[int] = []
        if len({proof.checkpoint for proof in entry.proofs}) < len(entry.proofs):
            self.faults.append(Found("log_proof_wrong", f"entry {entry.index}"))
        for proof in entry.proofs:
            head = self._heads[proof.checkpoint] if proof.checkpoint < len(self._heads) else None
            path = [bytes.fromhex(one) for one in proof.path]
            leaf = hash_leaf(entry.line.encode())
            if head is not None and is_included(leaf, entry.index, head.size, path, head.root):
                held.append(proof.checkpoint)
            elif head is not None or proof.checkpoint >= len(self._heads):
                self.faults.append(Found("log_proof_wrong", f"entry {entry.index}"))
        return held

    def _forks(self) -> Iterator[Found]:
        """One size or one number twice, two statements of an attempt, two cut-offs of one statement."""
        sizes = [head.size for head in self._heads if head is not None]
        if len(set(sizes)) < len(sizes):
            yield Found("log_forked", "size")
        indexes = [entry.index for entry in self.paper.entries]
        if len(set(indexes)) < len(indexes):
            yield Found("log_forked", "index")
        seen: set[tuple[object, ...]] = set()
        for told in self.told:
            what = only_once(told)
            if what and what in seen:
                yield Found("log_forked", str(what[0]))
            seen.add(what)
