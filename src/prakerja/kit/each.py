"""Many items, one after the other: a bad one never ends the loop."""

from collections.abc import Callable, Iterable, Sequence

from prakerja.kit.outage import is_our_outage
from prakerja.kit.retries import OurOutage, TryAgain


def do_each[T](items: Iterable[T], do: Callable[[T], None]) -> None:
    """It is done for every item. What failed is told at the end, by an ExceptionGroup, so that somebody is woken; as
    long as a later try may succeed with some of it, by TryAgain.

    An address that nobody could encode ended the hourly sweep over letters, and every letter behind it waited
    (November 2026). `do` opens a unit of work or a savepoint of its own, so that only its own part is undone.
    """
    failures = [failure for item in items for failure in _failures_of(item, do)]
    if not failures:
        return
    together = ExceptionGroup(f"{len(failures)} could not be done", failures)
    if any(isinstance(failure, OurOutage) or is_our_outage(failure) for failure in failures):
        raise OurOutage(str(together)) from together
    if any(isinstance(failure, TryAgain) for failure in failures):
        raise TryAgain(str(together)) from together
    raise together


def _failures_of[T](item: T, do: Callable[[T], None]) -> Sequence[Exception]:
    try:
        do(item)
    except ExceptionGroup as failures:
        return failures.exceptions
    except Exception as failure:  # noqa: BLE001  whatever it is, the others are not to wait for it
        return [failure]
    return []
