"""`siti@gmail.con` was probably meant to be `siti@gmail.com`. A question to the person, never a refusal."""

from typing import Final

from rapidfuzz.distance import OSA

#: What most people here use.
_USUAL: Final = (
    "gmail.com",
    "yahoo.com",
    "yahoo.co.id",
    "hotmail.com",
    "outlook.com",
    "outlook.co.id",
    "icloud.com",
    "live.com",
    "ymail.com",
    "rocketmail.com",
)
#: Real ones that look like a slip of the ones above.
_REAL: Final = frozenset(
    (*_USUAL, "mail.com", "email.com", "gmx.com", "hotmail.co.id", "live.co.id", "me.com", "mac.com", "yahoo.co.uk")
)
#: Slips too far away to be counted in letters.
_SLIPS: Final = {
    "gmail.co.id": "gmail.com",
    "gmail.id": "gmail.com",
    "gmail": "gmail.com",
    "googlemail.co.id": "gmail.com",
    "yahoo": "yahoo.com",
    "yahoo.id": "yahoo.co.id",
    "hotmail": "hotmail.com",
    "outlook": "outlook.com",
}
_MOST_SLIPS: Final = 2


def suggest_address(address: str) -> str | None:
    """The address that was probably meant, or None when nothing looks wrong."""
    name, at, domain = address.strip().lower().rpartition("@")
    if not at or not name or domain in _REAL:
        return None
    meant = _SLIPS.get(domain) or _nearest(domain)
    return f"{name}@{meant}" if meant else None


def _nearest(domain: str) -> str | None:
    # Letters added, dropped, mistaken or swapped with their neighbour.
    distance, nearest = min((OSA.distance(domain, usual), usual) for usual in _USUAL)
    # Two slips in a short name make another name: `gmx.com` is not `me.com`.
    allowed = _MOST_SLIPS if len(nearest) > len("live.com") else 1
    return nearest if 0 < distance <= allowed else None
