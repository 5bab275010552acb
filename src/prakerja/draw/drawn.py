"""What the engine made of the frozen files of a wave, as the database takes it over."""

from dataclasses import dataclass
from pathlib import Path

from prakerja.draw.checks.paper import Checks
from prakerja.draw.models import Statement
from prakerja.waves.seats_line import SeatsLine


@dataclass(frozen=True)
class Drawn:
    """The bundle is kept already. `result`: the file of the outcomes."""

    #: Of the attempt by which it was drawn.
    statement: Statement
    seed: str
    seated: int
    result: Path
    result_sha256: str
    seats: list[SeatsLine]
    bundle_name: str
    fingerprint: str
    #: Sound, or it would not be saved.
    checks: Checks
