"""A number in full, to whoever typed it a moment ago: that is how they see a slip of their finger.

The session keeps a mark of it and not the number; another session of the same account is shown its end alone.
"""

from typing import Final

from django.utils.crypto import constant_time_compare

from prakerja.accounts.session_store import SessionStore
from prakerja.kit.sealed import masked
from prakerja.kit.shown import version_of

_TYPED: Final = "typed_here"


def note_typed(session: SessionStore, number: str) -> None:
    """In the sending: it is the verb called there that writes into the trail that the number will be shown."""
    session[_TYPED] = _mark_of(session, number)


def as_typed(session: SessionStore, number: str) -> str:
    """The number, if it was typed in this session, and last; else masked."""
    mark = session.get(_TYPED, "")
    return number if mark and constant_time_compare(mark, _mark_of(session, number)) else masked(number)


def _mark_of(session: SessionStore, number: str) -> str:
    return version_of(_TYPED, str(session.get("_auth_user_id", "")), number)
