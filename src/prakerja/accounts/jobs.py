"""What the accounts ask of the background."""

from prakerja.kit.jobs import job


@job()
def forget_old_sign_ups() -> None:
    """Sign-ups whose code is forgotten are gone."""


@job()
def tell_of_attacks() -> None:
    """The audit of each account has heard what was tried at it."""


@job()
def forget_ended_sessions() -> None:
    """Sessions that are over are gone."""
