"""How long a draw's stages are, as the environment says it: `commit,reveal,round`, in seconds."""

from datetime import timedelta
from itertools import starmap
from typing import Final

from prakerja.draw.attempt_rules import Spans

#: In production: a witness has a day to see the statement before commitments end, and the round is half an hour away.
_SHORTEST_S: Final = (90_000, 3_600, 1_800)
_NAMES: Final = ("commitments", "reveals", "the round")


def checked_spans(text: str) -> str:
    """Three whole numbers of seconds, none of them nothing. Raises ValueError."""
    parts = text.split(",")
    if len(parts) != len(_NAMES) or not all(part.isdecimal() and 0 < int(part) < 10**7 for part in parts):
        raise ValueError("three numbers of seconds: for commitments, for reveals, and until the round")
    return text


def faults_of_spans(text: str) -> list[str]:
    """What production refuses: too short for those who watch."""
    given = zip(_NAMES, map(int, text.split(",")), _SHORTEST_S, strict=True)
    return list(starmap("{}: {} s; at least {} s".format, (one for one in given if one[1] < one[2])))


def spans_of(text: str) -> Spans:
    commit, reveal, until_round = (timedelta(seconds=int(part)) for part in text.split(","))
    return Spans(commit, reveal, until_round)
