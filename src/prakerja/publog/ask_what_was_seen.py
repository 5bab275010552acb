"""Witnesses with an address are asked what they saw last. Outside any transaction."""

from dataclasses import dataclass, field

from prakerja.connectors.witnesses.add_checkpoint import published_checkpoint
from prakerja.kit.retries import TryAgain
from prakerja.publog.cosignature import WitnessKey
from prakerja.publog.witnesses import witness_addresses


@dataclass
class Seen:
    """`notes`: by witness, what it publishes. `silent`: names of those who did not answer: they may have seen more."""

    notes: dict[WitnessKey, str] = field(default_factory=dict)
    silent: list[str] = field(default_factory=list)


def ask_what_was_seen() -> Seen:
    seen = Seen()
    for text, address in witness_addresses().items():
        key = WitnessKey.read(text)
        try:
            note = published_checkpoint(address, party=f"witness {key.hint.hex()}")
        except TryAgain:
            seen.silent.append(key.name)
        else:
            seen.notes |= {key: note} if note else {}
    return seen
