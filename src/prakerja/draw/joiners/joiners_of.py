"""What the statement of a draw says of those who joined."""

from dataclasses import dataclass

from prakerja.draw.joiners.models import JoinerTree


class JoinersNotFixed(Exception):
    """Nobody has made the tree over the wave's joiners yet: it comes right after the screening."""


@dataclass(frozen=True)
class Joiners:
    """`root`: in lowercase hex."""

    root: str
    count: int


def joiners_of(wave_id: int) -> Joiners:
    """Root and number of leaves, as the public log has them. Raises JoinersNotFixed."""
    found = JoinerTree.objects.filter(pk=wave_id).values_list("root", "joiners").first()
    if found is None:
        raise JoinersNotFixed
    return Joiners(*found)
