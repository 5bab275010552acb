"""The banner of the dashboard."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Banner:
    """`tone` is a class of the look: empty, good or warn. Without a link there is nothing to do but wait."""

    heading: str
    text: str
    link: str = ""
    label: str = ""
    tone: str = ""
