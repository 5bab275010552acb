"""The second of the three kinds of error, and how often a job that meets it is tried again."""

from typing import Final

from procrastinate import BaseRetryStrategy, RetryStrategy
from procrastinate.jobs import Job as QueuedJob
from procrastinate.retry import RetryDecision

type Retry = BaseRetryStrategy


class TryAgain(Exception):
    """The world outside, or our own database, did not answer properly; a later try may succeed."""


class OurOutage(TryAgain):
    """Our own database or disk was away: it is tried again soon and without end, however patient the job is."""


#: A database that restarts is back within seconds; nobody is to wait for the tenth power of two.
_LONGEST_WAIT_FOR_US_S: Final = 30
_LONGEST_WAIT_S: Final = 600


class _Patient(BaseRetryStrategy):
    """12 tries, after 2, 4, 8 … 4096 s: more than two hours of an outage outside are bridged by one job.

    What is due after that is found again (kit/lost.py), so that it is the job that ends, and never the work.
    """

    _outside: Final = RetryStrategy(max_attempts=12, exponential_wait=2, retry_exceptions=[TryAgain])

    def get_retry_decision(self, *, exception: BaseException, job: QueuedJob) -> RetryDecision | None:
        if isinstance(exception, OurOutage):
            return _in_turn(job, longest_s=_LONGEST_WAIT_FOR_US_S)
        return self._outside.get_retry_decision(exception=exception, job=job)


class _UntilAnswered(BaseRetryStrategy):
    """After 2, 4, 8 … s and at last every ten minutes, without end: who waits for an answer is never forgotten.

    A used-up daily quota lasts longer than any bounded number of tries.
    """

    def get_retry_decision(self, *, exception: BaseException, job: QueuedJob) -> RetryDecision | None:
        if not isinstance(exception, TryAgain):
            return None
        longest_s = _LONGEST_WAIT_FOR_US_S if isinstance(exception, OurOutage) else _LONGEST_WAIT_S
        return _in_turn(job, longest_s=longest_s)


def _in_turn(job: QueuedJob, *, longest_s: int) -> RetryDecision:
    wait = min(2 ** min(job.attempts + 1, 10), longest_s)
    # Spread out, so that all who waited for the same party do not come back in the same second.
    return RetryDecision(retry_in={"seconds": wait + (job.id or 0) % (wait // 4 + 1)})


PATIENT: Final[Retry] = _Patient()
UNTIL_ANSWERED: Final[Retry] = _UntilAnswered()
