"""The sandbox's five witnesses. Their secrets stand here: they vouch for nothing, and sign the demo's past."""

from typing import Final

from prakerja.publog.cosignature import WitnessKey

#: By the part of the address at which the sandbox has each.
_PARTS: Final = ("satu", "dua", "tiga", "empat", "lima")
SANDBOX_SECRETS: Final = {
    f"pengawas-{part}.sandbox.example/w1": bytes([0xC0 + number]) * 32 for number, part in enumerate(_PARTS, 1)
}


def sandbox_witnesses() -> list[WitnessKey]:
    return [WitnessKey.of_secret(name, secret) for name, secret in SANDBOX_SECRETS.items()]


def sandbox_witness_addresses(sandbox: str) -> str:
    """As the setting has them."""
    named = zip(SANDBOX_SECRETS, _PARTS, strict=True)
    return ",".join(f"{name}={sandbox}/witnesses/{part}" for name, part in named)
