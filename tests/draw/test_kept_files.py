"""The draw's files in the storage: named by their content, checked when they come back, never waited for in a lock."""

import hashlib
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from prakerja.draw import kept_files
from prakerja.draw.kept_files import FrozenFileChanged, fetch, keep
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import WaitsInsideUnitOfWork, unit_of_work

CONTENT = b"receipt\n12-A\n"
SHA256 = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "candidates.csv"
    path.write_bytes(CONTENT)
    return path


def test_a_file_is_kept_under_its_wave_its_kind_and_its_hash(file: Path) -> None:
    name, sha256 = keep(file, wave_number=12, kind="candidates")
    assert (name, sha256) == (f"draws/12/candidates-{SHA256[:16]}.csv", SHA256)
    assert Path(default_storage.path(name)).read_bytes() == CONTENT


def test_keeping_it_twice_is_keeping_it_once(file: Path) -> None:
    first, again = (keep(file, wave_number=12, kind="candidates") for _ in range(2))
    assert first == again
    assert default_storage.listdir("draws/12")[1] == [Path(first[0]).name]


def test_half_a_file_that_a_killed_worker_left_is_written_over(file: Path) -> None:
    name, _ = keep(file, wave_number=12, kind="candidates")
    default_storage.delete(name)
    default_storage.save(name, ContentFile(CONTENT[:5]))
    assert keep(file, wave_number=12, kind="candidates")[0] == name
    assert Path(default_storage.path(name)).read_bytes() == CONTENT


def test_a_whole_one_is_left_alone_because_a_row_may_speak_of_it(file: Path) -> None:
    name, _ = keep(file, wave_number=12, kind="candidates")
    before = Path(default_storage.path(name)).stat()
    assert keep(file, wave_number=12, kind="candidates")[0] == name
    after = Path(default_storage.path(name)).stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_what_a_killed_worker_was_writing_never_had_the_name(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor is it in the way of the next."""
    with monkeypatch.context() as patched:
        patched.setattr("prakerja.draw.kept_files._on_disk", _die)
        with pytest.raises(KeyboardInterrupt):
            keep(file, wave_number=12, kind="candidates")
    assert [Path(name).suffix for name in default_storage.listdir("draws/12")[1]] == [".part"]
    name, _ = keep(file, wave_number=12, kind="candidates")
    assert default_storage.listdir("draws/12")[1] == [Path(name).name]


def _die(_path: Path) -> None:
    raise KeyboardInterrupt


def test_another_content_has_another_name(file: Path) -> None:
    first, _ = keep(file, wave_number=12, kind="candidates")
    file.write_bytes(CONTENT + b"12-B\n")
    second, _ = keep(file, wave_number=12, kind="candidates")
    assert first != second
    assert Path(default_storage.path(first)).read_bytes() == CONTENT


def test_what_was_kept_comes_back_to_the_byte(file: Path, tmp_path: Path) -> None:
    name, sha256 = keep(file, wave_number=12, kind="candidates")
    assert fetch(name, sha256=sha256, to=tmp_path / "back").read_bytes() == CONTENT


@pytest.mark.parametrize("found", [b"", CONTENT[:-1], CONTENT + b"\n", CONTENT.replace(b"12-A", b"12-B")])
def test_what_is_not_to_the_byte_what_was_published_is_refused(file: Path, tmp_path: Path, found: bytes) -> None:
    name, sha256 = keep(file, wave_number=12, kind="candidates")
    Path(default_storage.path(name)).write_bytes(found)
    with pytest.raises(FrozenFileChanged, match="does not have the SHA-256 that was published"):
        fetch(name, sha256=sha256, to=tmp_path / "back")


def test_what_is_gone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FrozenFileChanged, match=r"draws/12/gone\.csv cannot be read"):
        fetch("draws/12/gone.csv", sha256=SHA256, to=tmp_path / "back")


@pytest.mark.django_db
def test_the_storage_is_never_waited_for_inside_a_unit_of_work(file: Path, tmp_path: Path) -> None:
    name, sha256 = keep(file, wave_number=12, kind="candidates")
    with unit_of_work(by=Actor.visitor()):
        with pytest.raises(WaitsInsideUnitOfWork):
            keep(file, wave_number=12, kind="candidates")
        with pytest.raises(WaitsInsideUnitOfWork):
            fetch(name, sha256=sha256, to=tmp_path / "back")


def test_whoever_keeps_the_same_file_at_the_same_moment_finds_it_whole(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two workers draw one wave: the second comes while the first one's part is not yet whole."""
    others: list[tuple[str, str]] = []

    def meanwhile(_path: Path) -> None:
        monkeypatch.undo()
        others.append(keep(file, wave_number=12, kind="candidates"))
        kept_files._on_disk(_path)

    monkeypatch.setattr(kept_files, "_on_disk", meanwhile)
    name, sha256 = keep(file, wave_number=12, kind="candidates")
    assert others == [(name, sha256)]
    assert Path(default_storage.path(name)).read_bytes() == CONTENT
    assert default_storage.listdir("draws/12")[1] == [Path(name).name]
