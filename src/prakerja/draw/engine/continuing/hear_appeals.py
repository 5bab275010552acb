"""What becomes of appeals that were decided: their keys, and which row seats whoever won. Bundles and log lines in."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from prakerja.draw.engine.continuing.appeal_ends import AppealEnd
from prakerja.draw.engine.continuing.appeals import key_under
from prakerja.draw.engine.continuing.continue_draw import NotContinued
from prakerja.draw.engine.continuing.seated import Row
from prakerja.draw.engine.continuing.standing import Standing
from prakerja.draw.engine.proof.continuing import after_result, opened_chain
from prakerja.draw.engine.proof.faults import Found
from prakerja.draw.log_entries import ADDENDUM
from prakerja.draw.told_entries import AddendumEntry, AppealEntry

#: In the public log, whose language is Indonesian.
_REASONS: Final[Mapping[AppealEnd, str]] = {
    AppealEnd.SEATED: "kunci mendahului kunci terakhir yang terpilih",
    AppealEnd.BEHIND: "kunci tidak mendahului kunci terakhir yang terpilih",
    AppealEnd.HOUSEHOLD: "keluarga sudah mempunyai kartu sebanyak batas",
    AppealEnd.BARRED: "tidak dapat lagi memegang kartu",
    AppealEnd.LOST: "keberatan tidak diterima",
}
_WON: Final = "keberatan dibenarkan"


@dataclass(frozen=True)
class Heard:
    """`key`: whole, in lowercase hex. `row`: which seats them."""

    receipt: str
    key: str
    end: AppealEnd
    row: Row | None

    def facts(self, origin: str) -> Iterator[dict[str, str]]:
        """What the log says of it, in this order: the key, whoever it was; then what became of who won."""
        named = {"statement_sha256": origin, "receipt": self.receipt, "key": self.key}
        if self.end is AppealEnd.LOST:
            yield {**named, "what": "appeal_lost", "reason": _REASONS[self.end], "row": ""}
            return
        yield {**named, "what": "appeal_won", "reason": _WON, "row": ""}
        what, row = ("seated", ",".join(self.row)) if self.row else ("not_seated", "")
        yield {**named, "what": what, "reason": _REASONS[self.end], "row": row}


def hear_appeals(*, parents: Sequence[Path], lines: Mapping[int, str], receipts: Collection[str]) -> list[Heard]:
    """Those of these receipts whose decision stands in `lines` and whose key is not told yet, in the log's order.

    `parents`: bundles that hold, the nearest first. `lines`: of the log, by number. Raises NotAProof, NotContinued,
    FileRefused.
    """
    with opened_chain(parents) as chain:
        chain.lines |= lines
        after = after_result(chain, until=None)
        if after.faults:
            raise NotContinued(after.faults)
        standing = after.standing
        asked = [one for name, one in standing.appeals.items() if name in receipts and name not in standing.keys]
        return [_heard(standing, appeal) for appeal in asked]


def _heard(standing: Standing, appeal: AppealEntry) -> Heard:
    """It counts for those that come after it: so a household has no more than the cap allows."""
    row = standing.row_for(appeal) if appeal.decision == "won" else None
    heard = Heard(appeal.receipt, key_under(standing.terms.seed, appeal), _end(standing, appeal, row), row)
    faults = [
        Found(name, appeal.receipt)
        for facts in heard.facts(standing.terms.origin)
        for name in standing.take(AddendumEntry.model_validate({**facts, "kind": ADDENDUM, "at": appeal.at}))
    ]
    if faults:
        raise NotContinued(faults)
    return heard


def _end(standing: Standing, appeal: AppealEntry, row: Row | None) -> AppealEnd:
    if appeal.decision == "lost":
        return AppealEnd.LOST
    if row:
        return AppealEnd.SEATED
    if not standing.is_left(appeal.receipt):
        return AppealEnd.BARRED
    return AppealEnd.HOUSEHOLD if standing.is_full(appeal) else AppealEnd.BEHIND
