"""A draw that continues another, from files to files: its bundles and what the log says since; the draw's own files."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from prakerja.draw.engine.continuing.left_over import vacant_seats, write_left, write_with_seats_won
from prakerja.draw.engine.file_refused import FileRefused
from prakerja.draw.engine.proof import papers as p
from prakerja.draw.engine.proof.continuing import after_result, opened_chain
from prakerja.draw.engine.proof.faults import Found
from prakerja.draw.engine.seats_file import write_seats
from prakerja.draw.engine.select_from_files import Selection, select_from_files
from prakerja.kit.refused import Refused

_DRAWN_FROM = "drawn_from.csv"


class NotContinued(Refused):
    """What the log says since the result is wrong; `faults` says what."""

    def __init__(self, faults: Sequence[Found]) -> None:
        self.faults = faults
        super().__init__("; ".join(one.sentence for one in faults))


def continue_draw(*, parents: Sequence[Path], lines: Mapping[int, str], out: Path) -> Selection:
    """The folder `out` holds candidates.csv, seats.csv and result.csv: vacant seats by the first draw's seed.

    `parents`: bundles that hold, the nearest first. `lines`: of the log, by number. Raises NotAProof, NotContinued,
    FileRefused.
    """
    if not out.is_dir():
        raise FileRefused(out, "is no folder")
    with opened_chain(parents) as chain:
        chain.lines |= lines
        after = after_result(chain, until=None)
        if after.faults:
            raise NotContinued(after.faults)
        write_left(out / p.CANDIDATES, chain.folders[0] / p.CANDIDATES, after.standing)
        write_with_seats_won(out / _DRAWN_FROM, out / p.CANDIDATES, after.standing)
        write_seats(out / p.SEATS, vacant_seats(after.standing))
        terms = chain.terms
        try:
            return select_from_files(
                candidates=out / _DRAWN_FROM,
                seats=out / p.SEATS,
                seed=terms.seed,
                cap=terms.cap,
                out=out / p.RESULT,
            )
        finally:
            (out / _DRAWN_FROM).unlink()
