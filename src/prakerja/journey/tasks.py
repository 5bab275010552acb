"""The hand-overs that run in the background."""

from typing import Final
from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.jobs import Job
from procrastinate.retry import RetryDecision

from prakerja.journey.carry_on_waves import carry_on_waves
from prakerja.journey.check_identity import check_identity
from prakerja.journey.seat_winners import seat_winners
from prakerja.kit.actor import Actor
from prakerja.kit.queue import TryAgain, task
from prakerja.kit.unit_of_work import unit_of_work

_LONGEST_WAIT_S: Final = 600
#: Half a million recipients are noted in one statement.
_LONGEST_MS: Final = 600_000


class _UntilAnswered(RetryStrategy):
    """After 2, 4, 8 … s and at last every ten minutes, without end: an applicant stays pending, never forgotten.

    A used-up daily quota lasts longer than any bounded number of tries.
    """

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        if not isinstance(exception, TryAgain):
            return None
        wait = min(2 ** min(job.attempts + 1, 10), _LONGEST_WAIT_S)
        # Spread out, so that all who waited for the registry do not come back in the same second.
        return RetryDecision(retry_in={"seconds": wait + (job.id or 0) % (wait // 4 + 1)})


@task("identity.check_identity", queue="outside", retry=_UntilAnswered())
def check(identity_id: str, round_number: int) -> None:
    check_identity(identity_id=UUID(identity_id), round_number=round_number)


@task("journey.seat_winners")
def seat(wave_id: int) -> None:
    with unit_of_work(by=Actor.system("journey.seat_winners"), statement_timeout_ms=_LONGEST_MS) as work:
        seat_winners(wave_id=wave_id, by=work.actor, now=work.now)


@task("journey.carry_on_waves")
def carry_on() -> None:
    with unit_of_work(by=Actor.system("journey.carry_on_waves")):
        carry_on_waves()
