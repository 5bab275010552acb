"""The seats of a wave as the one spelling of their file. Pure."""

from collections.abc import Iterable

from prakerja.waves.seats_line import COLUMNS, SeatsLine


def seats_file(lines: Iterable[SeatsLine]) -> str:
    """The bytes of the `seats.csv` that the draw publishes, so that two hashes of them can be compared."""
    values = ((*line[:4], int(line.carry)) for line in lines)
    return "".join(",".join(map(str, line)) + "\n" for line in (COLUMNS, *values))
