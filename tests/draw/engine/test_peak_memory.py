"""How much memory the draw needed, as Linux and as other systems tell it."""

import resource
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from prakerja.draw.engine import peak_memory
from prakerja.draw.engine.peak_memory import peak_rss_mb

STATUS = "Name:\tpython\nVmPeak:\t  999999 kB\nVmHWM:\t  123456 kB\nVmRSS:\t  111111 kB\n"


def test_linux_tells_the_largest_size_of_this_very_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "status").write_text(STATUS)
    monkeypatch.setattr(peak_memory, "_STATUS", tmp_path / "status")
    assert peak_rss_mb() == 120.6


@pytest.mark.parametrize(("platform", "told"), [("freebsd14", 123_456), ("darwin", 123_456 * 1024)])
def test_elsewhere_the_system_counts_in_kilobytes_or_in_bytes(
    platform: str, told: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usages = {resource.RUSAGE_SELF: SimpleNamespace(ru_maxrss=told)}
    monkeypatch.setattr(peak_memory, "_STATUS", tmp_path / "nowhere")
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(resource, "getrusage", usages.__getitem__)
    assert peak_rss_mb() == 120.6


def test_this_process_has_needed_some() -> None:
    before = peak_rss_mb()
    held = bytearray(64 * 1024**2)
    assert peak_rss_mb() >= before > 1
    assert len(held) > 0
