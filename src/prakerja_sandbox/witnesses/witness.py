"""One witness asked for its line below a checkpoint, as C2SP's add-checkpoint has it, with the house's own refusals."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from prakerja_sandbox.switches import Lie
from prakerja_sandbox.witnesses.books import Books, Refusal
from prakerja_sandbox.witnesses.notes import Head, head_of, line_of, read_note
from prakerja_sandbox.witnesses.question import Question
from prakerja_sandbox.witnesses.reading import NoEntries, entries_of
from prakerja_sandbox.witnesses.rules import Judge, Seen
from prakerja_sandbox.witnesses.spelling import is_of_draws
from prakerja_sandbox.witnesses.told import Signer, Told
from prakerja_sandbox.witnesses.tree import has_only_grown, leaf_of, root_over

#: By how much a liar's time is earlier than its clock.
EARLIER_S: Final = 86_400


@dataclass(frozen=True, slots=True)
class Answer:
    """As HTTP gives it."""

    status: int
    text: str
    is_size: bool = False


class Witness:
    """It has its own key and its own books, and asks the log itself for what is new."""

    def __init__(self, part: str, signer: Signer, told: Told, books: Books) -> None:
        self.part, self.signer = part, signer
        self._told, self._books = told, books

    def now(self) -> int:
        """By the witnesses' own clock."""
        return int(time.time()) + self._books.ahead_s()

    async def add_checkpoint(self, question: Question, lie: Lie | None) -> Answer:
        """Whatever comes of it is in the books before it is said."""
        if question.head.origin != self._told.log.origin:
            return Answer(404, "not a log that this witness knows\n")
        if not any(question.note.is_signed_by(key) for key in self._told.log.keys):
            return Answer(403, "not signed by the log's key\n")
        if lie is Lie.FORK:
            return Answer(200, self._line(question.note.text))
        if answer := self._not_grown(question):
            return answer
        try:
            against = await self._read(question.head)
        except NoEntries as silence:
            return Answer(503, f"{silence}\n")
        if against:
            return self._refused(question, "; ".join(against))
        return Answer(200, self._cosigned(question, lie))

    def _not_grown(self, question: Question) -> Answer | None:
        old, new = question.old, question.head
        if old > new.size:
            return Answer(400, "the old size is larger than the new one\n")
        newest = self._books.cosigned(self.part)
        before = head_of(read_note(newest[1]).text) if newest else Head(new.origin, 0, root_over([]))
        if old != before.size or (old == new.size and before.root != new.root):
            if old == before.size:
                self._refused(question, "another history over as many entries")
            return Answer(409, f"{before.size}\n", is_size=True)
        if not has_only_grown(old, before.root, new.size, new.root, question.proof):
            return self._refused(question, "it does not grow from what this witness vouched for")
        return None

    async def _read(self, head: Head) -> list[str]:
        """What is new is read and judged, with all that was before. Raises NoEntries."""
        leaves = self._books.leaves(self.part)
        lines = await entries_of(self._told.log.url, len(leaves), head.size)
        whole = [*leaves, *map(leaf_of, lines)]
        if root_over(whole[: head.size]) != head.root:
            return ["the entries that the log shows are not those under its checkpoint"]
        at, begin = self.now(), len(leaves)
        new = [Seen(number, line, at, begin == 0) for number, line in enumerate(lines, begin) if is_of_draws(line)]
        self._books.read(self.part, begin, whole[begin:], new)
        return list(self._against(head.size))

    def _against(self, size: int) -> Sequence[str]:
        judge = Judge(self._books.handed(self.part), before_round_s=self._told.before_round_s)
        seen = [one for one in self._books.entries(self.part) if one.number < size]
        return [f"entry {one.number} {fault}" for one in seen for fault in judge.faults_of(one)]

    def _cosigned(self, question: Question, lie: Lie | None) -> str:
        """The same line for the same checkpoint; a lie is told, and not written down."""
        size, now = question.head.size, self.now()
        kept = self._books.cosigned(self.part, size)
        line = self._line(question.note.text, lie) if lie or kept is None else kept[1].splitlines(keepends=True)[-1]
        if lie is None and kept is None:
            self._books.cosign(self.part, size, question.whole + line, now)
        return line

    def _line(self, text: str, lie: Lie | None = None) -> str:
        at = self.now() - EARLIER_S if lie is Lie.EARLY else self.now()
        secret = sha256(self.signer.secret).digest() if lie is Lie.FORGED else self.signer.secret
        return line_of(text, name=self.signer.name, secret=secret, at=at)

    def _refused(self, question: Question, why: str) -> Answer:
        self._books.refuse(self.part, Refusal(why, question.whole, self.now()))
        return Answer(422, f"{why}\n")
