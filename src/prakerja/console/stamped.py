"""Whether an authority outside vouches for the time at which a log was so long (RFC 3161)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

import click
from cryptography.x509 import load_pem_x509_certificates

from prakerja.connectors.time_stamps.reply import NotAStamp, NotChecked, vouched_time
from prakerja.console.log_over_http import LogOverHttp, NoAnswer
from prakerja.publog.checkpoint_text import TreeHead
from prakerja.publog.watch import NotTheLog, head_of, require_beginning

#: A log that grows has a stamp every minute. Whoever is shown the one of long ago is shown the log of long ago.
_OLDEST: Final = timedelta(days=1)


@dataclass(frozen=True)
class Vouched:
    """The first `size` entries were there at that time."""

    size: int
    at: datetime


def read_root(path: Path) -> Path:
    """A file of certificates. Raises click.UsageError: a wrong file must not make a good stamp look false."""
    try:
        load_pem_x509_certificates(path.read_bytes())
    except (ValueError, OSError) as error:
        raise click.UsageError(f"--tsa-certificate: {path} holds no certificate in PEM") from error
    return path


def vouched_for(source: LogOverHttp, head: TreeHead, *, root: Path, now: datetime) -> Vouched:
    """What the log's newest stamp says. Raises NotTheLog; NoAnswer where there is none of the last day."""
    stamp = source.newest_stamp(head.size)
    if stamp is None:
        raise NoAnswer("none of its checkpoints has a time stamp")
    try:
        at = vouched_time(stamp.reply, text=stamp.note.encode(), root=root)
    except NotAStamp as fault:
        raise NotTheLog(
            f"its newest time stamp is not by an authority that your certificate vouches for ({fault})"
        ) from None
    except NotChecked as fault:
        raise NoAnswer(str(fault)) from None
    earlier = head_of(stamp.note)
    require_beginning(source, earlier=earlier, head=head)
    if now - at > _OLDEST:
        raise NoAnswer(f"its newest time stamp is of {at:%Y-%m-%d %H:%M} UTC, and of later nothing is known")
    return Vouched(earlier.size, at)
