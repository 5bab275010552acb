"""What the sandbox's witnesses need to know of the demo's log, and their lines below its past."""

import json
from datetime import datetime
from pathlib import Path
from typing import Final

from django.conf import settings

from prakerja.kit.actor import Actor
from prakerja.publog.cosignature import cosign
from prakerja.publog.keep_cosignatures import keep_cosignatures
from prakerja.publog.keys import log_keys
from prakerja.publog.read_log import newest_checkpoint
from prakerja.publog.sandbox_witnesses import SANDBOX_SECRETS
from prakerja.publog.signed_note import split_note

#: In the demo a draw's deadlines are seconds apart.
DEMO_BEFORE_ROUND_S: Final = 1
_BY: Final = Actor.system("web.cosignatures")


def write_witnesses(file: Path) -> None:
    """The sandbox reads the file at each use. The secrets in it are no secrets."""
    log = {"origin": settings.LOG_NAME, "url": settings.BASE_URL, "keys": [str(key) for key in log_keys()]}
    signers = [{"name": name, "secret": secret.hex()} for name, secret in SANDBOX_SECRETS.items()]
    file.touch(mode=0o600)
    file.write_text(json.dumps({"log": log, "witnesses": signers, "before_round_s": DEMO_BEFORE_ROUND_S}))


def cosign_past(*, at: datetime) -> None:
    """The demo's log as it stands was cosigned by all of the sandbox's witnesses at that moment; they had no say."""
    newest = newest_checkpoint()
    if newest is None:
        return
    text, _ = split_note(newest.note)
    seconds = int(at.timestamp())
    lines = [cosign(text, name=name, secret=secret, at=seconds) for name, secret in SANDBOX_SECRETS.items()]
    keep_cosignatures(newest.note + "".join(lines), by=_BY, now=at)
