"""Refusals of whoever would decide about themselves."""

from prakerja.kit.refused import Refused


class OwnCase(Refused):
    """It is about this very person, so that two others decide it."""


class FavoursProposer(Refused):
    """Nobody proposes for themselves what they do not have; they may propose to give something up."""
