"""Passwords are measured and hashed here and nowhere else, in the one spelling that they have."""

from typing import TYPE_CHECKING

from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.password_validation import validate_password

from prakerja.kit.refused import Refused
from prakerja.kit.typed_password import read_password

if TYPE_CHECKING:
    from prakerja.accounts.models import Account


class PasswordMissing(Refused):
    """Nothing was typed that anybody could see."""


def hashed(typed: str | None) -> str:
    """As it is kept; of None what no password opens. Takes as long as checking one does. Raises PasswordMissing."""
    if typed is None:
        return make_password(None)
    password = read_password(typed)
    if not password:
        raise PasswordMissing
    return make_password(password)


def is_right(account: "Account | None", typed: str) -> bool:
    """Whether it opens the account; where there is none it does not, and takes as long."""
    password = read_password(typed)
    if account is None:
        make_password(password)
        return False
    return account.check_password(password)


def is_hash_of(kept: str, typed: str) -> bool:
    """Whether `hashed` made this of what was typed: of a code that is kept like a password."""
    return check_password(typed, kept)


def refuse_weak_password(typed: str, owner: "Account | None" = None) -> None:
    """Nothing, when it is good. Raises Django's ValidationError."""
    validate_password(read_password(typed), owner)
