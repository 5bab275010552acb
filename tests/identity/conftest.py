"""A private store of one's own for every test."""

from pathlib import Path

import pytest
from django.core.files.storage import storages


@pytest.fixture(autouse=True)
def private_store(tmp_path: Path, settings: object) -> Path:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    storages._storages.clear()  # type: ignore[attr-defined]
    return tmp_path
