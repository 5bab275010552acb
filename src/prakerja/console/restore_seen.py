"""Whether somebody saw more of the public log than a backup can hold: asked before anything is restored from it."""

from collections.abc import Iterator
from contextlib import suppress

from prakerja.config.environment import Environment
from prakerja.connectors.witnesses.ask_published import ask_published
from prakerja.kit.retries import TryAgain
from prakerja.publog.checkpoint_text import TreeHead
from prakerja.publog.cosignature import WitnessKey
from prakerja.publog.witnessed_head import witnessed_head


def shorter_than_seen(log_entries: int | None, environment: Environment, kept: TreeHead | None) -> list[str]:
    """A sentence for each who saw more. Whoever does not answer is asked again after the restore, and named then.

    `log_entries`: how many the backup has at most; None where it was made before that was written down.
    """
    if log_entries is None:
        return []
    shorter = []
    if kept and kept.size > log_entries:
        shorter.append(_said(log_entries, f"had {kept.size} when its checkpoint was kept"))
    for key, address in _addresses(environment):
        with suppress(TryAgain):
            head = witnessed_head(key, ask_published(address))
            if head and head.size > log_entries:
                shorter.append(_said(log_entries, f"the witness {key.name} saw {head.size}"))
    return shorter


def _said(log_entries: int, seen: str) -> str:
    return f"the public log in this backup has {log_entries} entries, and {seen}"


def _addresses(environment: Environment) -> Iterator[tuple[WitnessKey, str]]:
    """Settings are not there before the database is; what they are made from is."""
    named = [one.partition("=") for one in environment.witness_addresses.split(",") if one]
    urls = {name: url for name, _, url in named}
    for text in environment.witnesses.split(","):
        if text and (key := WitnessKey.read(text)).name in urls:
            yield key, urls[key.name]
