"""What somebody knows of a draw from outside, and what a verifier found."""

from dataclasses import dataclass, field

from prakerja.draw.engine.proof.faults import Found


@dataclass(frozen=True)
class Given:
    """What somebody knows from outside the bundle, in lowercase hex; empty: nothing."""

    statement: str = ""
    cutoff: str = ""
    randomness: str = ""


@dataclass
class Findings:
    """All that is wrong, and all that lacks; with neither, the draw is proven."""

    statement_sha256: str = ""
    cutoff: str = ""
    randomness: str = ""
    seed: str = ""
    #: *F* under which the secrets were committed: the parent's, where a draw is continued.
    origin: str = ""
    candidates: int = 0
    seated: int = 0
    faults: list[Found] = field(default_factory=list)
    lacks: list[Found] = field(default_factory=list)

    @property
    def status(self) -> int:
        """0 proven, 1 wrong, 3 consistent and not proven."""
        return 1 if self.faults else 3 if self.lacks else 0
