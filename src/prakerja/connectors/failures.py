"""What may come of a call to somebody outside, beside an answer. Three kinds, and never one taken for another."""

from prakerja.kit.retries import TryAgain


class NotAccepted(Exception):
    """Refused for good, and because of this recipient; the argument is the code, without personal data."""


class NotNow(TryAgain):
    """They refuse us (our sign-in, our quota, their hours), or we them (a certificate that does not verify).

    It holds for everybody, and says nothing of a recipient.
    """


class Silence(TryAgain):
    """Nobody answers: no connection, no word in time, an error of theirs, or something that is no answer."""


class Resting(TryAgain):
    """They are not asked now, because they were silent or refused us a moment ago."""
