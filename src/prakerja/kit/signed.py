"""What goes out under our signature and is good for a while: links, and cookies that open nothing by themselves."""

import time
from datetime import timedelta
from typing import Final

from django.core import signing
from pydantic import TypeAdapter, ValidationError

from prakerja.kit.clock import CLOCKS_AGREE_WITHIN

_AGREE_S: Final = int(CLOCKS_AGREE_WITHIN.total_seconds())


class _Signer(signing.TimestampSigner):
    def unsign(self, value: str, max_age: int | timedelta | None = None) -> str:
        """Django looks at what is too old alone: made before the clock was set back it would be good for too long."""
        plain = super().unsign(value, max_age=max_age)
        if signing.b62_decode(value.rsplit(self.sep, 2)[1]) > time.time() + _AGREE_S:
            raise signing.SignatureExpired("it was made later than now")
        return plain


def sign(value: object, *, salt: str) -> str:
    return _Signer(salt=salt).sign_object(value)


def read_signed[T](text: str, of: TypeAdapter[T], *, salt: str, lives: int | timedelta) -> T:
    """What we signed no longer ago than that. Raises signing.BadSignature, also for what has another shape."""
    value = _Signer(salt=salt).unsign_object(text, max_age=lives)
    try:
        return of.validate_python(value)
    except ValidationError:
        raise signing.BadSignature("signed, and something else") from None
