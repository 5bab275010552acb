"""What jobs are known, emptied for a test that declares its own."""

import pytest

from prakerja.kit import jobs, lost, recurring


@pytest.fixture
def no_jobs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody has declared a job, does one, finds lost work again or keeps a clock; at the end all is as it was."""
    for room, register in (
        (jobs, "_declared"),
        (jobs, "_bound"),
        (lost, "_kinds"),
        (lost, "_found_again"),
        (recurring, "_recurring"),
    ):
        monkeypatch.setattr(room, register, type(getattr(room, register))())
