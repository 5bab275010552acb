"""The second of the three kinds of error, and how often a job that meets it is tried again."""

from typing import Final

from procrastinate import BaseRetryStrategy, RetryStrategy
from procrastinate.jobs import Job as QueuedJob
from procrastinate.retry import RetryDecision

type Retry = BaseRetryStrategy


class TryAgain(Exception):
    """The world outside, or our own database, did not answer properly; a later try may succeed."""


#: 12 tries, after 2, 4, 8 … 4096 s: more than two hours of an outage are bridged without a person.
PATIENT: Final[Retry] = RetryStrategy(max_attempts=12, exponential_wait=2, retry_exceptions=[TryAgain])

_LONGEST_WAIT_S: Final = 600


class _UntilAnswered(BaseRetryStrategy):
    """After 2, 4, 8 … s and at last every ten minutes, without end: who waits for an answer is never forgotten.

    A used-up daily quota lasts longer than any bounded number of tries.
    """

    def get_retry_decision(self, *, exception: BaseException, job: QueuedJob) -> RetryDecision | None:
        if not isinstance(exception, TryAgain):
            return None
        wait = min(2 ** min(job.attempts + 1, 10), _LONGEST_WAIT_S)
        # Spread out, so that all who waited for the same party do not come back in the same second.
        return RetryDecision(retry_in={"seconds": wait + (job.id or 0) % (wait // 4 + 1)})


UNTIL_ANSWERED: Final[Retry] = _UntilAnswered()
