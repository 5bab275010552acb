"""Two things at the same time: the database writes one piece while the program makes the next ones ready."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager


@contextmanager
def prepared_ahead[Piece, Ready](
    pieces: Sequence[Piece], prepare: Callable[[Piece], Ready]
) -> Iterator[Iterator[Ready]]:
    """The pieces, in order, as `prepare` makes them ready: it begins at once, whatever is done inside meanwhile.

    `prepare` runs in another thread, and so asks the database nothing: a connection belongs to the thread that opened
    it. What it raises is raised where its piece is taken. Whoever leaves early leaves the rest unprepared. All pieces
    lie ready in memory where they are not taken as quickly. For one piece there is no other thread.
    """
    if len(pieces) < 2:
        yield map(prepare, pieces)
        return
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="ahead") as ahead:
        ready = [ahead.submit(prepare, piece) for piece in pieces]
        try:
            yield (one.result() for one in ready)
        finally:
            ahead.shutdown(cancel_futures=True)


def prepare_ahead[Piece, Ready](
    pieces: Sequence[Piece], prepare: Callable[[Piece], Ready], do: Callable[[Ready], None]
) -> None:
    """`do` is done with each piece, in order, as `prepare` made it ready.

    What either raises is raised here, and nothing further is done.
    """
    with prepared_ahead(pieces, prepare) as ready:
        for one in ready:
            do(one)
