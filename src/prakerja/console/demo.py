"""`prakerja demo credentials`: who can sign in to the demo."""

import click


@click.group()
def demo() -> None:
    """The demo's people and sign-ins."""


def print_sign_ins() -> None:
    """A table of staff and applicants with their passwords."""
