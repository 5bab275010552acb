"""Whether anybody watches: a draw that nobody outside cosigns is none."""

from prakerja.kit.refused import Refused
from prakerja.publog.witnesses import pinned_witnesses


class NoWitnesses(Refused):
    """No witness is named whose cosignature could count."""


def require_witnesses() -> list[str]:
    """Their keys, in the order in which statements name them. Raises NoWitnesses."""
    witnesses = [str(key) for key in pinned_witnesses()]
    if not witnesses:
        raise NoWitnesses
    return witnesses
