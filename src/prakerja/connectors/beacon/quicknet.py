"""The public chain of the League of Entropy that is pinned here, and who answers for it. Data.

As drand publishes it, and as its clients pin it (drand/go-clients and drand/tlock-js carry the same; the genuine rounds
in tests/connectors/beacon/ verify under it). Whoever changes a letter of it trusts somebody else's randomness.
"""

from typing import Final

from prakerja.connectors.beacon.chain import SCHEME, Chain

QUICKNET: Final = Chain(
    chain="52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971",
    public_key="83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c"
    "8c4b450b6a0a6c3ac6a5776a2d1064510d1fec758c921cc22b0e17e63aaf4bcb"
    "5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a",
    scheme=SCHEME,
    genesis_time=1_692_803_367,
    period=3,
)
#: By the names under which they rest.
PUBLIC_MIRRORS: Final = {
    "drand1": "https://api.drand.sh",
    "drand2": "https://api2.drand.sh",
    "drand3": "https://api3.drand.sh",
    "cloudflare": "https://drand.cloudflare.com",
}
