"""The settings of the suite: mode `test` and a folder of its own, whatever the shell says."""

import os
import tempfile

os.environ["PRAKERJA_MODE"] = "test"
os.environ["PRAKERJA_VAR"] = os.environ.get("PRAKERJA_TEST_VAR", f"{tempfile.gettempdir()}/prakerja-test-{os.getuid()}")

from prakerja.config.settings import *  # noqa: F403
from prakerja.config.settings import STATIC_ROOT

STATIC_ROOT.mkdir(parents=True, exist_ok=True)
