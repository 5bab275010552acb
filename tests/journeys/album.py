"""The pictures in docs/screens: a page as it stands, in each language and at each width, small enough to be kept."""

import io
import os
from itertools import product
from pathlib import Path
from typing import Final

from PIL import Image
from playwright.sync_api import Error, Page

from tests.journeys.phone import HIGH, WIDE

FOLDER: Final = Path(__file__).resolve().parents[2] / "docs" / "screens"
WIDTHS: Final = (360, 1280)
LANGUAGES: Final = ("id", "en")
#: As django names it outside production.
_LANGUAGE_COOKIE: Final = "django_language"
#: Pages have few colours; what is left of a photo with so many is enough to know it by.
_COLOURS: Final = 48
#: A long table is known by its beginning.
_HIGHEST: Final = 4_000
_WANTED: Final = os.environ.get("PRAKERJA_PICTURES_OF", "")


def is_wanted(name: str) -> bool:
    """Whoever called for pictures named all of them, or a part of this one's name."""
    return _WANTED in name


def take(page: Page, name: str, path: str | None = None) -> None:
    """Four pictures of the page at `path`, or of the one that is open. The page is then as it was, in Indonesian."""
    if not is_wanted(name):
        return
    shown = page.url if path is None else path
    for language, width in product(LANGUAGES, WIDTHS):
        _open(page, shown, language, width)
        _keep(page.screenshot(full_page=True, animations="disabled"), FOLDER / f"{name}.{language}.{width}.webp")
    _open(page, shown, "id", WIDE)


def _open(page: Page, address: str, language: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": HIGH})
    origin = "/".join(page.url.split("/")[:3])
    page.context.add_cookies([{"name": _LANGUAGE_COOKIE, "value": language, "url": origin}])
    try:
        page.goto(address)
    except Error:
        # A page that waits reloaded itself in this very moment.
        page.goto(address)


def _keep(screenshot: bytes, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with Image.open(io.BytesIO(screenshot)) as picture:
        shown = picture.convert("RGB").crop((0, 0, picture.width, min(picture.height, _HIGHEST)))
        few = shown.quantize(_COLOURS, dither=Image.Dither.NONE).convert("RGB")
        few.save(path, "WEBP", lossless=True, quality=100, method=2)


def write_index() -> None:
    """docs/screens/README.md: every picture that is there, by what it shows."""
    names = sorted({path.name.split(".")[0] for path in FOLDER.glob("*.webp")})
    lines = ["# What people see", "", "Made by `bin/pictures` from the demo; nobody in them exists.", ""]
    for name in names:
        lines += [f"## {name.replace('-', ' ')}", ""]
        for language in LANGUAGES:
            shown = [f"![{name}, {language}, {width} px]({name}.{language}.{width}.webp)" for width in WIDTHS]
            lines += [" ".join(shown), ""]
    FOLDER.joinpath("README.md").write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")
