"""A bundle as it is published."""

from pathlib import Path

import pytest

from prakerja.draw.engine.bundle import Bundle, write_bundle
from tests.draw.engine.bundles import inputs


@pytest.fixture
def bundle(tmp_path: Path) -> Bundle:
    return write_bundle(tmp_path / "bundle", **inputs(tmp_path))
