"""Why nobody is signed in."""

from prakerja.kit.refused import Refused


class ClientUnknown(Refused):
    """No partner of this name signs people in."""


class AddressNotRegistered(Refused):
    """People are led to addresses alone that two officers have registered."""


class StateMissing(Refused):
    """Without a state of its own a partner could not tell whose browser comes back."""


class NothingAsked(Refused):
    """Of what was asked for the partner may have nothing."""
