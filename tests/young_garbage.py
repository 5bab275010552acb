"""Garbage is looked for among what the tests make, and never among the thirty thousand tests themselves.

They and the program that they have read in last as long as the process. The collector went through all of them again
and again while they became more, and at times while they ran.
"""

import gc


def let_collecting_be() -> None:
    """What is made from now on lasts."""
    gc.disable()


def look_among_what_comes() -> None:
    """All that was made is left alone."""
    gc.freeze()
    gc.enable()
