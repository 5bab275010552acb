"""Two things at the same time: the database writes one piece while the program makes the next one ready."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor


def prepare_ahead[Piece, Ready](
    pieces: Sequence[Piece], prepare: Callable[[Piece], Ready], do: Callable[[Ready], None]
) -> None:
    """`do` is done with each piece, in order, as `prepare` made it ready.

    `prepare` runs in another thread, one piece ahead, and so asks the database nothing: a connection belongs to the
    thread that opened it. What either raises is raised here, and nothing further is done. For one piece there is no
    other thread.
    """
    if len(pieces) < 2:
        for piece in pieces:
            do(prepare(piece))
        return
    first, *others = pieces
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="ahead") as ahead:
        ready = ahead.submit(prepare, first)
        for piece in others:
            before, ready = ready.result(), ahead.submit(prepare, piece)
            do(before)
        do(ready.result())
