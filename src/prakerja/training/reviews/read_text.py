"""What somebody types into a review or an answer: one line, without what nobody sees."""

from prakerja.kit.refused import Refused
from prakerja.kit.typed_line import clean_line
from prakerja.training.reviews.rules import LONGEST


class NothingSaid(Refused):
    """A review and an answer to one say something, in 1,000 signs at most."""


def read_text(typed: str) -> str:
    """Raises NothingSaid."""
    said = clean_line(typed)
    if not 0 < len(said) <= LONGEST:
        raise NothingSaid
    return said
