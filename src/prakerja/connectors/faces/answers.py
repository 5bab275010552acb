"""What the service says of two photos, read from its answer's body. Pure; whatever it does not understand is none."""

from enum import StrEnum


class Likeness(StrEnum):
    """Whether two photos show one person."""

    SAME = "same"
    #: It cannot tell.
    UNSURE = "unsure"
    OTHER = "other"


class BadAnswer(Exception):
    """It says nothing about the photos; asking again may help. The argument: what was wrong with it."""


_LIKENESSES = {"match": Likeness.SAME, "unsure": Likeness.UNSURE, "no_match": Likeness.OTHER}


def read_answer(body: object) -> Likeness:
    """Raises BadAnswer."""
    match body:
        case {"result": str(result)} if result in _LIKENESSES:
            return _LIKENESSES[result]
        case {"result": _}:
            raise BadAnswer("result")
        case _:
            raise BadAnswer("shape")
