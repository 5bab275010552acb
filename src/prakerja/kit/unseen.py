r"""What nobody sees on a screen, though it is there: two texts that differ by it alone look the same. Pure.

The signs are written as `\u…`, which Python and PostgreSQL read alike, and as a list, so that a password that was made
under one edition of Unicode is the same under another.
"""

import re
from typing import Final

#: What Unicode lets a program leave away (Default_Ignorable_Code_Point): soft hyphen, marks of width and direction,
#: joiners, byte-order mark, variants of emoji, tags; and the anchors of annotations.
_IGNORED: Final = (
    r"\u00ad\u034f\u061c\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    r"\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_CONTROL: Final = r"\u0001-\u0008\u000e-\u001b\u007f-\u0084\u0086-\u009f"
#: Letters that are drawn as a gap: fillers of Hangul, a Braille cell without dots.
_BLANKS: Final = r"\u115f\u1160\u3164\uffa0\u2800"
_SPACES: Final = r"\u0009-\u000d\u001c-\u001f\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"

#: All of it, but what no text in the database can hold.
UNSEEN: Final = f"[{_IGNORED}{_CONTROL}{_BLANKS}{_SPACES}]"

#: With NUL, and the halves of a pair that stands for one sign: alone they mean nothing.
_NOTHING: Final = re.compile(rf"[{_IGNORED}{_CONTROL}\u0000\ud800-\udfff]")
_GAP: Final = re.compile(f"[{_BLANKS}{_SPACES}]")


def seen(text: str) -> str:
    """The text without what nobody sees, and every gap a space."""
    return _GAP.sub(" ", _NOTHING.sub("", text))
