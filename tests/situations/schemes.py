"""Schemes that no law knows, to see whether what they change is followed."""

from collections.abc import Mapping
from pathlib import Path

from pytest_django.fixtures import Settings

from prakerja.schemes.load_scheme import load_scheme, schemes_folder
from prakerja.schemes.scheme import Scheme


def another_scheme(name: str, changes: Mapping[str, str], *, folder: Path, settings: Settings) -> Scheme:
    """The scheme of 2021 under another name and with these lines changed, beside all real ones, for this test."""
    for path in schemes_folder().glob("*.toml"):
        (folder / path.name).write_bytes(path.read_bytes())
    text = (folder / "2021.toml").read_text()
    for old, new in {'name = "2021"': f'name = "{name}"', **changes}.items():
        assert f"\n{old}\n" in text
        text = text.replace(f"\n{old}\n", f"\n{new}\n")
    (folder / f"{name}.toml").write_text(text)
    settings.SCHEMES_FOLDER = folder
    return load_scheme(name)
