"""From where on something is a signal. Pure: the figures are data, and stand with their reasons in a file."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from prakerja.kit.whole_text import whole_text
from prakerja.training.signals.states import SignalKind

_FILE: Final = Path(__file__).with_name("thresholds.toml")
#: What each kind must say beside `least`.
_SAYS: Final[Mapping[SignalKind, frozenset[str]]] = {
    SignalKind.ONE_HOUR: frozenset({"percent"}),
    SignalKind.TOO_FAST: frozenset({"percent"}),
    SignalKind.CODES_IN_A_ROW: frozenset({"seconds"}),
    SignalKind.PRICE: frozenset({"percent"}),
    SignalKind.NEARLY_ALL_FINISH: frozenset({"percent"}),
}


class ThresholdsWrong(ValueError):
    """The file lacks a kind, or says something that nobody reads."""


def thresholds_of(kind: SignalKind) -> Mapping[str, int]:
    """`least`, and what else the kind needs. Raises ThresholdsWrong."""
    return read_thresholds(whole_text(_FILE))[kind]


@cache
def read_thresholds(text: str) -> Mapping[SignalKind, Mapping[str, int]]:
    """Raises ThresholdsWrong."""
    said = tomllib.loads(text)
    if said.keys() != set(SignalKind.values):
        raise ThresholdsWrong(f"kinds: {sorted(said.keys() ^ set(SignalKind.values))}")
    for kind in SignalKind:
        figures, wanted = said[kind.value], {"least"} | _SAYS.get(kind, frozenset())
        if figures.keys() != wanted or not all(isinstance(one, int) and one > 0 for one in figures.values()):
            raise ThresholdsWrong(f"{kind.value}: {sorted(wanted)}, whole numbers above nothing")
    return {kind: said[kind.value] for kind in SignalKind}
