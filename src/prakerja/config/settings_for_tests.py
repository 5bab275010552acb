"""The settings of the suite: mode `test` and a folder of its own, whatever the shell says."""

import os
import tempfile
from pathlib import Path

os.environ["PRAKERJA_MODE"] = "test"
os.environ["PRAKERJA_VAR"] = os.environ.get("PRAKERJA_TEST_VAR", f"{tempfile.gettempdir()}/prakerja-test-{os.getuid()}")

from prakerja.config.settings import *  # noqa: F403
from prakerja.config.settings import MEDIA_ROOT as MEDIA_ROOT_OF_ALL
from prakerja.config.settings import STATIC_ROOT
from prakerja.config.settings import TEMPLATES as _TEMPLATES

#: A chain whose secret is 5 (tests/situations/attempts.py).
SANDBOX_BEACON = Path(__file__).resolve().parents[3] / "tests" / "situations" / "beacon.json"
#: Nobody is asked for time stamps, but where a test says whom.
TIME_STAMP_URL = ""
#: Nor is a witness asked for its line.
WITNESS_ADDRESSES = ""
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
#: Tests that run at the same time draw waves of the same number, and one of them may delete what it kept.
MEDIA_ROOT = MEDIA_ROOT_OF_ALL / os.environ.get("PYTEST_XDIST_WORKER", "alone")


class UndefinedVariable(str):
    """Stands for what a page or a letter names and nobody gave it: there is no page that may be drawn with it."""

    __slots__ = ()

    def __mod__(self, name: object) -> str:
        raise LookupError(f"a template names {name}, and nobody gave it")


# Django puts the name into the place of the %s.
UNDEFINED_IN_TEMPLATES = UndefinedVariable("%s")
TEMPLATES = [{**one, "OPTIONS": {**one["OPTIONS"], "string_if_invalid": UNDEFINED_IN_TEMPLATES}} for one in _TEMPLATES]
