"""The attempt at a wave's draw that counts, as it stands: what was stated, what came since, and who vouched for it."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from uuid import UUID

from prakerja.connectors.beacon.chain import Chain
from prakerja.draw.attempt_rules import Attempt, Stage, stage_of
from prakerja.draw.log_entries import COMMITMENT, CUTOFF
from prakerja.draw.models import ChainGivenUp, Cutoff, NamedCustodian, SeedRound, TakenBack
from prakerja.draw.models import Statement as StatementRow
from prakerja.draw.statement import Statement
from prakerja.kit.refused import Refused
from prakerja.publog.quorum import Quorum, places_of, vouched_for


@dataclass
class AttemptNow:
    """The newest statement of a draw, read."""

    row: StatementRow

    @cached_property
    def told(self) -> Statement:
        """What it says."""
        return Statement.model_validate_json(self.row.file)

    @property
    def taken_back(self) -> TakenBack | None:
        return getattr(self.row, "taken_back", None)

    @property
    def chain_given_up(self) -> ChainGivenUp | None:
        return getattr(self.row, "chain_given_up", None)

    @property
    def cutoff(self) -> Cutoff | None:
        return getattr(self.row, "cutoff", None)

    @property
    def seed_round(self) -> SeedRound | None:
        return getattr(self.row, "seed_round", None)

    @property
    def chain(self) -> Chain:
        """Whose round it hangs on."""
        return Chain(**self.told.beacon.model_dump(exclude={"round"}))

    def is_cut_off(self) -> bool:
        """By now, and not only when it was read."""
        return Cutoff.objects.filter(statement=self.row).exists()

    @cached_property
    def facts(self) -> Attempt:
        """As the rules look at it."""
        cutoff = self.cutoff
        return Attempt(
            commit_by=self.row.commit_by,
            reveal_by=self.row.reveal_by,
            drawn_from=self.row.drawn_from,
            minimum_reveals=self.told.minimum_reveals,
            is_taken_back=self.taken_back is not None,
            reveals=cutoff.reveals if cutoff else None,
            vouched_at=self._vouched_at() if cutoff else None,
            has_round=self.seed_round is not None,
            is_chain_given_up=self.chain_given_up is not None,
        )

    def stage(self, *, now: datetime) -> Stage:
        return stage_of(self.facts, now=now)

    @property
    def moments(self) -> tuple[datetime, datetime, datetime]:
        """When its stages end."""
        return self.row.commit_by, self.row.reveal_by, self.row.drawn_from

    @property
    def quorum(self) -> Quorum:
        return Quorum(self.told.witnesses, self.told.quorum)

    def committed_in_time(self) -> set[int]:
        """Positions whose commitment a quorum had cosigned before commit_by: no other one counts."""
        names = {f"{COMMITMENT}:{self.row.sha256}:{one.position}": one.position for one in self.told.custodians}
        places = places_of(names)
        vouched = vouched_for(places.values(), by=self.told.witnesses)
        reached = {names[name]: self.quorum.reached(vouched[place]) for name, place in places.items()}
        return {position for position, at in reached.items() if at is not None and at < self.row.commit_by}

    def _vouched_at(self) -> datetime | None:
        """When the quorum had cosigned the cut-off, at reveal_by or later by the witnesses' own clocks."""
        name = f"{CUTOFF}:{self.row.sha256}"
        place = places_of([name]).get(name)
        if place is None:
            return None
        vouched = vouched_for([place], by=self.told.witnesses)[place]
        return self.quorum.reached(vouched, after=self.row.reveal_by)


class NotACustodian(Refused):
    """The statement of the attempt that counts does not name this person as one who holds a secret."""


def attempt_now(wave_id: int) -> AttemptNow | None:
    """None before the wave is frozen."""
    row = StatementRow.objects.newest_of(wave_id)
    return AttemptNow(row) if row else None


def attempt_of_custodian(wave_id: int, account_id: UUID) -> tuple[AttemptNow, NamedCustodian]:
    """With the person's place in it. Raises NotACustodian, also before the wave is frozen."""
    attempt = attempt_now(wave_id)
    mine = NamedCustodian.objects.filter(statement=attempt.row, account_id=account_id) if attempt else None
    me = mine.filter(is_reserve=False).first() if mine is not None else None
    if attempt is None or me is None:
        raise NotACustodian
    return attempt, me
