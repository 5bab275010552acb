"""Whatever a picture is, unpacking it takes so much memory and time, harms nobody else's, and can reach nothing."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PIL import Image

from prakerja.identity.decoder.answers import FileProblem, NotAPhoto, of_refusal, read_answer
from prakerja.identity.decoders import Decoder, NoDecoderFree
from tests.situations.identity import as_file, good_picture

#: In a copy as the decoder makes it for a file: what it answers, its most memory in MB, its processor's seconds.
IN_A_COPY = """
import os, sys
from prakerja.identity.decoder import __main__ as process
process._load_all_that_is_needed()
for path in sys.argv[1:]:
    with open(path, "rb") as file: content = file.read()
    ours, theirs = os.pipe()
    if os.fork() == 0:
        try:
            process._give_up_rights()
            os.write(theirs, process._answer_to(content)[:1])
        finally:
            os._exit(0)
    os.close(theirs)
    _, status, used = os.wait4(-1, 0)
    print((os.read(ours, 1) or b"0").decode(), used.ru_maxrss / 1024, used.ru_utime + used.ru_stime)
"""
RIGHTS = """
import os, socket
from prakerja.identity.decoder import __main__ as process
process._load_all_that_is_needed()
process._give_up_rights()
for attempt in (lambda: open("/etc/passwd"), socket.socket, os.pipe, lambda: os.dup(0)):
    try:
        attempt()
    except OSError as error:
        assert error.errno in (22, 24), error
    else:
        os._exit(1)
try:
    hog = bytearray(200_000_000)
except MemoryError:
    os._exit(0)
os._exit(2)
"""

SPINS = """
from prakerja.identity.decoder import __main__ as process
process._give_up_rights()
while True:
    pass
"""


@pytest.fixture
def decoder() -> Iterator[Decoder]:
    made = Decoder(within_s=20)
    yield made
    made.end()


def pid_of(decoder: Decoder) -> int:
    assert decoder._process is not None
    return decoder._process.pid


def heaviest() -> dict[str, bytes]:
    """For each way of unpacking the largest that is allowed."""
    colour = (120, 130, 140)
    return {
        "progressive": as_file(Image.new("RGB", (5600, 4200), colour), progressive=True),
        "progressive in full colour": as_file(Image.new("RGB", (4032, 3024), colour), progressive=True, subsampling=0),
        "progressive cmyk": as_file(Image.new("CMYK", (3199, 2900)), progressive=True),
        "in one scan": as_file(Image.new("RGB", (10_900, 10_900), colour)),
        "in one scan, hardly made smaller": as_file(Image.new("RGB", (3199, 3199), colour)),
        "png": as_file(Image.new("RGB", (4370, 4370), colour), "PNG", compress_level=1),
        "png of 16 bits": as_file(Image.new("I;16", (4370, 4370)), "PNG", compress_level=1),
        "see-through png": as_file(Image.new("RGBA", (3090, 3090)), "PNG", compress_level=1),
        "webp": as_file(Image.new("RGB", (2680, 2680), colour), "WEBP", method=0),
        "lossless webp": as_file(Image.new("RGB", (2680, 2680), colour), "WEBP", method=0, lossless=True),
        "avif": as_file(Image.new("RGB", (3570, 3570), colour), "AVIF", speed=10),
    }


def test_the_heaviest_allowed_pictures_take_150_mb_and_two_seconds(tmp_path: Path) -> None:
    files = heaviest()
    for name, file in files.items():
        (tmp_path / name).write_bytes(file)
    ran = subprocess.run(
        [sys.executable, "-I", "-c", IN_A_COPY, *(str(tmp_path / name) for name in files)],
        env={"MALLOC_ARENA_MAX": "1", "MALLOC_MMAP_THRESHOLD_": "1000000"},
        capture_output=True,
        text=True,
        check=True,
    )
    answers = [line.split() for line in ran.stdout.splitlines()]
    found = {name: (kind, float(mb), float(seconds)) for name, (kind, mb, seconds) in zip(files, answers, strict=True)}
    assert {name: kind for name, (kind, _, _) in found.items()} == dict.fromkeys(files, "+")
    assert max(mb for _, mb, _ in found.values()) <= 150, found
    assert max(seconds for _, _, seconds in found.values()) <= 2, found


def test_a_copy_opens_nothing_and_takes_no_more_memory() -> None:
    assert subprocess.run([sys.executable, "-I", "-c", RIGHTS], check=False).returncode == 0


def test_the_process_knows_no_secret_and_no_database(decoder: Decoder) -> None:
    decoder.answer_to(good_picture())
    process = Path(f"/proc/{pid_of(decoder)}")
    names = {entry.partition(b"=")[0] for entry in (process / "environ").read_bytes().split(b"\0") if entry}
    assert names <= {b"MALLOC_ARENA_MAX", b"MALLOC_MMAP_THRESHOLD_"}
    opened = [str(link.readlink()) for link in (process / "fd").iterdir()]
    assert len([name for name in opened if name != "/dev/null"]) == 1, opened
    code = "import sys, prakerja.identity.decoder.__main__ as _; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)
    assert not {"django", "psycopg", "structlog", "prakerja.config"} & set(loaded.stdout.split())


def test_a_copy_that_eats_time_is_ended_after_two_seconds() -> None:
    ended = subprocess.run([sys.executable, "-I", "-c", SPINS], check=False, timeout=60)
    assert ended.returncode in (-signal.SIGXCPU, -signal.SIGKILL)


def test_a_process_that_hangs_is_replaced() -> None:
    decoder = Decoder(within_s=20)
    decoder.answer_to(b"warm")
    hanging = pid_of(decoder)
    os.killpg(hanging, signal.SIGSTOP)
    decoder._within_s = 0.5
    assert decoder.answer_to(good_picture()) == b""
    decoder._within_s = 20
    read_answer(decoder.answer_to(good_picture()))
    assert pid_of(decoder) != hanging
    decoder.end()


def test_a_process_that_was_killed_is_started_again(decoder: Decoder) -> None:
    decoder.answer_to(b"bukan gambar")
    killed = pid_of(decoder)
    os.killpg(killed, signal.SIGKILL)
    os.waitid(os.P_PID, killed, os.WEXITED | os.WNOWAIT)
    read_answer(decoder.answer_to(good_picture()))


def test_of_eight_at_once_one_is_unpacked_two_wait_and_nobody_is_refused_for_it(decoder: Decoder) -> None:
    file = good_picture()
    decoder.answer_to(file)

    def sent(_number: int) -> str:
        try:
            return "photo" if read_answer(decoder.answer_to(file)) else ""
        except NoDecoderFree:
            return "later"

    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(sent, range(8)))
    assert set(answers) <= {"photo", "later"}
    assert answers.count("photo") >= 3


def test_while_three_are_at_it_the_fourth_is_told_at_once(decoder: Decoder) -> None:
    decoder.answer_to(good_picture())
    os.killpg(pid_of(decoder), signal.SIGSTOP)
    decoder._within_s = 3
    with ThreadPoolExecutor(4) as threads:
        answers = [threads.submit(decoder.answer_to, good_picture()) for _ in range(4)]
        told = [answer for answer in answers if isinstance(answer.exception(), NoDecoderFree)]
    # One hung, two waited their two seconds behind it, and one never waited.
    assert len(told) == 3


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"-",
        b"-nonsense",
        b"+",
        b"+" + b"\0" * 32,
        b"+" + b"\xff" * 100,
        b"?" * 50,
        of_refusal(FileProblem.DAMAGED) + b"!",
    ],
)
def test_an_answer_that_makes_no_sense_is_no_photo(answer: bytes) -> None:
    with pytest.raises(NotAPhoto) as refused:
        read_answer(answer)
    assert refused.value.problem is FileProblem.UNREADABLE
