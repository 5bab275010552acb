"""Reads a scheme from its file in `schemes/`."""

import hashlib
import tomllib
from functools import cache
from pathlib import Path

from django.conf import settings
from pydantic import ValidationError

from prakerja.kit.whole_text import require_whole
from prakerja.schemes.scheme import Scheme


class SchemeRefused(ValueError):
    """The scheme file is missing or not as it must be; the message names the file and the place."""


def load_scheme(name: str) -> Scheme:
    """The scheme of that name. Raises SchemeRefused, naming the file and the place.

    A file is read once per process: it does not change under a running programme.
    """
    if not name.isalnum():
        raise SchemeRefused(f"{name!r} is not the name of a scheme")
    return _read(str(settings.SCHEMES_FOLDER), name)


def scheme_names() -> tuple[str, ...]:
    """The names of all schemes at hand, sorted."""
    return tuple(sorted(path.stem for path in schemes_folder().glob("*.toml")))


def schemes_folder() -> Path:
    """Where the schemes are: beside `src/` in a checkout, elsewhere by PRAKERJA_SCHEMES."""
    return Path(settings.SCHEMES_FOLDER)


@cache
def _read(folder: str, name: str) -> Scheme:
    # By two texts: every page about a wave comes here, and hashing a path costs more than all else that it does.
    return scheme_in(Path(folder) / f"{name}.toml")


def scheme_in(path: Path) -> Scheme:
    """What the file says, read anew. Raises SchemeRefused."""
    try:
        raw = path.read_bytes()
        values = tomllib.loads(require_whole(raw.decode(), path.name))
    except FileNotFoundError:
        raise SchemeRefused(f"there is no scheme {path.stem!r} in {path.parent}") from None
    except ValueError as error:
        raise SchemeRefused(f"{path.name} cannot be read: {error}") from error
    if values.get("name") != path.stem or "sha256" in values:
        raise SchemeRefused(f"{path.name} must be named by its key `name` and must not hold its own hash")
    try:
        return Scheme.model_validate({**values, "sha256": hashlib.sha256(raw).hexdigest()})
    except ValidationError as error:
        raise SchemeRefused(f"{path.name}: {_first_fault(error)}") from error


def _first_fault(error: ValidationError) -> str:
    fault = error.errors()[0]
    return ": ".join(filter(None, (".".join(map(str, fault["loc"])), fault["msg"])))
