"""The files of a draw that continues a wave's first, made from its published bundles and what the log says since.

Part of the job: it opens no unit of work, and reads the storage.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from shutil import copyfileobj
from typing import Final

from django.core.files.storage import default_storage

from prakerja.draw.engine.continuing.continue_draw import continue_draw
from prakerja.draw.engine.continuing.hear_appeals import Heard, hear_appeals
from prakerja.draw.engine.continuing.seated import Row, seated_in
from prakerja.draw.engine.proof import papers as p
from prakerja.draw.engine.proof.opened_proof import opened_proof
from prakerja.draw.engine.select_from_files import Selection
from prakerja.draw.engine.table_file import sha256_of
from prakerja.draw.kept_files import FrozenFileChanged
from prakerja.draw.log_entries import ADDENDUM
from prakerja.draw.models import Continuation, Draw
from prakerja.publog.submit_entry import one_line

#: Behind every number that the log has: what is to be handed in and has no place yet.
_NOT_YET: Final = 10**12


@dataclass(frozen=True)
class Leaving:
    """Whose seat fell vacant, or who is left out, and why; as the log will say."""

    receipt: str
    is_vacated: bool
    reason: str

    def facts(self, origin: str) -> dict[str, str]:
        what = "vacated" if self.is_vacated else "excluded"
        named = {"statement_sha256": origin, "receipt": self.receipt, "reason": self.reason}
        return {**named, "what": what, "key": "", "row": ""}


@dataclass(frozen=True)
class Continued:
    """`folder`: where candidates, seats and result lie. `seated`: by receipt, by rank."""

    folder: Path
    selection: Selection
    seated: dict[str, Row]
    seats: int


def fetch_bundles(draw: Draw, folder: Path) -> list[Path]:
    """The wave's bundles, the newest first. Raises FrozenFileChanged."""
    drawn = Continuation.objects.filter(draw=draw, drawn_at__isnull=False).order_by("-number")
    kept = [*drawn.values_list("bundle_name", "fingerprint"), (draw.bundle_name, draw.fingerprint)]
    return [_fetched(name, fingerprint, folder / f"parent-{at}.zip") for at, (name, fingerprint) in enumerate(kept)]


def _fetched(name: str, fingerprint: str, to: Path) -> Path:
    with default_storage.open(name) as source, to.open("wb") as target:
        copyfileobj(source, target)
    with opened_proof(to) as (folder, doubled):
        if doubled or sha256_of(folder / p.MANIFEST) != fingerprint:
            raise FrozenFileChanged(f"{name} is not the bundle that was published")
    return to


def continued_files(
    bundles: Sequence[Path], lines: Mapping[int, str], leaving: Sequence[Leaving], *, origin: str, folder: Path
) -> Continued:
    """As the draw comes out once the log says so. `lines`: what it says already. Raises NotContinued."""
    folder.mkdir()
    selection = continue_draw(parents=bundles, lines=_told(lines, leaving, origin), out=folder)
    seats = sum(int(row.split(",")[-2]) for row in (folder / p.SEATS).read_text().splitlines()[1:])
    return Continued(folder, selection, dict(seated_in(folder)), seats)


def heard_appeals(
    bundles: Sequence[Path],
    lines: Mapping[int, str],
    leaving: Sequence[Leaving],
    *,
    receipts: Collection[str],
    origin: str,
) -> list[Heard]:
    """What becomes of these appeals once the log says so. `lines`: what it says already. Raises NotContinued."""
    return hear_appeals(parents=bundles, lines=_told(lines, leaving, origin), receipts=receipts)


def _told(lines: Mapping[int, str], leaving: Sequence[Leaving], origin: str) -> dict[int, str]:
    at = datetime.fromtimestamp(0, UTC).isoformat()
    more = [one_line({**one.facts(origin), "kind": ADDENDUM, "at": at}) for one in leaving]
    return {**lines, **{_NOT_YET + number: line for number, line in enumerate(more)}}
