"""What an authority answered, read by the program `openssl`: it takes what all of them write, which no library does.

(The strict ones refuse the order in which OpenSSL's own authority writes its certificates.)
"""

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

_TIMEOUT_S: Final = 20
#: A stamp with its certificates is some thousand bytes.
LONGEST_REPLY: Final = 100_000
_TIME: Final = re.compile(r"^Time stamp: (\w{3} +\d{1,2} [\d:]{8})(?:\.\d+)? (\d{4}) GMT$", re.MULTILINE)


class NotAStamp(ValueError):
    """The reply holds no stamp, or not the one that was asked for."""


class NotChecked(Exception):
    """The program `openssl` is not on this machine, or does not end: nothing is known of the stamp."""


def time_in(reply: bytes) -> datetime:
    """The time that the stamp states; whoever made it up. Raises NotAStamp, NotChecked."""
    with _token_of(reply) as token:
        return _time_in(token)


def vouched_time(reply: bytes, *, text: bytes, root: Path) -> datetime:
    """When the text was there, says an authority whose certificate leads to `root`. Raises NotAStamp, NotChecked.

    The certificates need to have been valid then, not today: a stamp outlives them.
    """
    with _token_of(reply) as token:
        at = _time_in(token)
        data = token.with_name("text")
        data.write_bytes(text)
        named = ("-in", str(token), "-token_in", "-data", str(data))
        _openssl("-verify", *named, "-CAfile", str(root.absolute()), "-attime", str(int(at.timestamp())))
        return at


@contextmanager
def _token_of(reply: bytes) -> Iterator[Path]:
    """The file with the part that is signed: what stands around it, anybody could write."""
    if len(reply) > LONGEST_REPLY:
        raise NotAStamp("it is too long")
    with tempfile.TemporaryDirectory() as folder:
        whole, token = Path(folder) / "reply", Path(folder) / "token"
        whole.write_bytes(reply)
        _openssl("-reply", "-in", str(whole), "-token_out", "-out", str(token))
        yield token


def _time_in(token: Path) -> datetime:
    times = _TIME.findall(_openssl("-reply", "-in", str(token), "-token_in", "-text"))
    if len(times) != 1:
        raise NotAStamp("it states no time")
    try:
        return datetime.strptime(" ".join(times[0]), "%b %d %H:%M:%S %Y").replace(tzinfo=UTC)
    except ValueError:
        raise NotAStamp("it states no time") from None


def _openssl(*arguments: str) -> str:
    program = shutil.which("openssl")
    if program is None:
        raise NotChecked("there is no program openssl on this machine")
    try:
        command = [program, "ts", *arguments]
        done = subprocess.run(command, capture_output=True, timeout=_TIMEOUT_S, check=True)  # noqa: S603  our own words
    except subprocess.TimeoutExpired:
        raise NotChecked("the program openssl does not end") from None
    except subprocess.CalledProcessError:
        raise NotAStamp("openssl does not take it") from None
    return done.stdout.decode(errors="replace")
