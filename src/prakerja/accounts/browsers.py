"""By what its owner knows a browser: its name and what it runs on. Pure; nothing else of what it says is kept."""

from typing import Final

#: What stands in a browser's description of itself, the most telling first: most of them also claim to be others.
_NAMES: Final = (
    ("Edg", "edge"),
    ("OPR/", "opera"),
    ("Opera", "opera"),
    ("SamsungBrowser", "samsung"),
    ("UCBrowser", "uc"),
    ("MiuiBrowser", "mi"),
    ("HeyTapBrowser", "oppo"),
    ("VivoBrowser", "vivo"),
    ("Firefox", "firefox"),
    ("FxiOS", "firefox"),
    ("CriOS", "chrome"),
    ("Chrome", "chrome"),
    ("Safari", "safari"),
)
_SYSTEMS: Final = (
    ("KAIOS", "kaios"),
    ("Android", "android"),
    ("iPhone", "iphone"),
    ("iPad", "ipad"),
    ("Windows", "windows"),
    ("CrOS", "chromeos"),
    ("Macintosh", "mac"),
    ("Linux", "linux"),
)


def read_browser(described: str) -> str:
    """`chrome android`; what is not known is a dash: `- windows`."""
    return f"{_first_in(described, _NAMES)} {_first_in(described, _SYSTEMS)}"


def _first_in(described: str, marks: tuple[tuple[str, str], ...]) -> str:
    return next((name for mark, name in marks if mark in described), "-")
