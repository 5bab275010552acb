"""The kind: truncation taken for the end. Whatever is read from outside is cut off at every place, and never passes for
the whole of it. What no reader can know is named: a CSV that ends between two rows is a CSV."""

import base64
import json
import random
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from socketserver import BaseRequestHandler, ThreadingTCPServer
from threading import Thread
from typing import Any, Final

import click
import pytest

from prakerja.assessment.bank import CURRENT_BANK, ItemKind, read_bank
from prakerja.config.read_catalogue import read_catalogue
from prakerja.connectors.dua import send as dua
from prakerja.connectors.failures import Silence
from prakerja.connectors.registry import ask as registry
from prakerja.connectors.satu import send as satu
from prakerja.console.backup_manifest import Manifest, faults_of_files, hash_files, read_manifest, write_manifest
from prakerja.console.database_copy import unpack_database
from prakerja.console.kept_checkpoint import read_kept
from prakerja.console.log_over_http import LogOverHttp, NoAnswer
from prakerja.draw.engine.candidates import CandidateRow
from prakerja.draw.engine.candidates_file import read_candidates, write_candidates
from prakerja.draw.engine.file_refused import FileRefused
from prakerja.draw.engine.proof.opened_proof import NotAProof
from prakerja.draw.engine.proof.papers import EVERY_FILE
from prakerja.draw.engine.proof.verify_proof import verify_proof
from prakerja.draw.engine.seats_file import read_seats
from prakerja.draw.engine.table_file import FileFormat
from prakerja.kit.whole_text import TextCut, require_whole, whole_text
from prakerja.profile.declaration_text import read_declaration
from prakerja.publog.signed_note import sign_note
from prakerja.regions.rows import read_rows
from prakerja.schemes.load_scheme import SchemeRefused, scheme_in, schemes_folder
from prakerja.screening.list_faults import ListRefused
from prakerja.screening.listed_numbers import Reading, listed_numbers
from prakerja.waves.parse_seats import SeatsUnreadable, parse_seats
from prakerja_sandbox.authenticator import NotAnAuthenticatorFile, codes_at
from prakerja_sandbox.regencies import DataCut, whole_rows
from tests.situations.proven_draws import Built, Story, build, trust
from tests.situations.screening import a_kk, a_nik

CANDIDATES: Final = (
    b"receipt,area,groups,tickets,household,household_held\nR1,1101,a;b,1,%s,12\nR2,1101,,10,,0\nR3,1102,a,1,%s,345\n"
    % (b"0a" * 16, b"0b" * 16)
)
SEATS: Final = b"seats,pass,area,group,carry\n600,1,1101,*,0\n4000,2,ID,*,1\n"
TYPED_SEATS: Final = b"pass,area,group,seats,carry\n1,1101,*,600,0\n2,ID,*,4000,1\n"
LIST: Final = f"nik\n{a_nik(1, '0001')}\n{a_nik(2, '0001')}\n{a_nik(3, '0001')}\n".encode()
LIST_OF_RECIPIENTS: Final = (
    f"nik,kk\n{a_nik(1, '0001')},{a_kk(1, '0001')}\n{a_nik(2, '0001')},\n{a_nik(3, '0001')},{a_kk(3, '0001')}\n"
).encode()
LIST_WITH_DAYS: Final = (
    f"nik,sejak\n{a_nik(1, '0001')},2021-03-15\n{a_nik(2, '0001')},\n{a_nik(3, '0001')},2020-12-01\n"
).encode()
REGIONS: Final = b"code,name,province\n1101,Aceh Selatan,11\n1102,Aceh Tenggara,11\n"


@dataclass(frozen=True)
class Reader:
    """`read`: what the bytes hold. `refusals`: what it raises. `knows`: whether the end at that place can be told."""

    content: bytes
    read: Callable[[bytes, Path], object]
    refusals: tuple[type[Exception], ...]
    knows: Callable[[bytes, int], bool]


def _at(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def _is_inside_a_row(content: bytes, place: int) -> bool:
    """Not behind a row's own newline."""
    return content[place - 1 : place] != b"\n"


def _is_inside_a_value(content: bytes, place: int) -> bool:
    """As before; a number of sixteen digits, or the last sign of a line, is whole without its newline."""
    return _is_inside_a_row(content, place) and content[place : place + 1] != b"\n"


def _is_inside_a_number(content: bytes, place: int) -> bool:
    """As before; behind a comma a family card may be to come, however the line goes on."""
    return _is_inside_a_value(content, place) or content[place - 1 : place] == b","


TEXTS: Final = b"""msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"

msgid "%(n)s orang"
msgstr "%(n)s people"

msgctxt "tombol"
msgid "Undi"
msgstr "Draw"
"""


def _read_catalogue(content: bytes, folder: Path) -> object:
    path = folder / "en" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    return read_catalogue(_at(path, content))


READERS: Final = {
    "candidates of a draw, CSV": Reader(
        CANDIDATES,
        lambda content, folder: read_candidates(_at(folder / "c.csv", content)),
        (FileRefused,),
        _is_inside_a_row,
    ),
    "seats of a draw, in any order of columns": Reader(
        SEATS,
        lambda content, folder: read_seats(_at(folder / "s.csv", content)),
        (FileRefused,),
        _is_inside_a_row,
    ),
    "seats of a wave, typed or uploaded": Reader(
        TYPED_SEATS, lambda content, _folder: parse_seats(content.decode()), (SeatsUnreadable,), _is_inside_a_value
    ),
    "an exclusion list": Reader(
        LIST,
        lambda content, _folder: list(listed_numbers(BytesIO(content), Reading())),
        (ListRefused,),
        _is_inside_a_value,
    ),
    "an exclusion list of recipients with their family cards": Reader(
        LIST_OF_RECIPIENTS,
        lambda content, _folder: list(listed_numbers(BytesIO(content), Reading(with_family_cards=True))),
        (ListRefused,),
        _is_inside_a_number,
    ),
    "an exclusion list that tells a day of each person": Reader(
        LIST_WITH_DAYS,
        lambda content, _folder: list(listed_numbers(BytesIO(content), Reading(with_days=True))),
        (ListRefused,),
        _is_inside_a_number,
    ),
    "the programme's own regions": Reader(
        REGIONS, lambda content, _folder: read_rows(content.decode(), "r.csv"), (TextCut,), _is_inside_a_row
    ),
    "the sandbox's regions and names": Reader(
        REGIONS, lambda content, _folder: whole_rows(content.decode(), "r.csv"), (DataCut,), _is_inside_a_row
    ),
    "statements and words of our own": Reader(
        b"SELECT count(*)\nFROM waves_joiner\nWHERE wave_id = 12\n",
        lambda content, folder: whole_text(_at(folder / "count.sql", content)),
        (TextCut,),
        _is_inside_a_row,
    ),
    "the English of a step": Reader(TEXTS, _read_catalogue, (TextCut,), _is_inside_a_row),
}


def cuts(content: bytes) -> Iterator[int]:
    """Every place but the end."""
    yield from range(len(content))


@pytest.mark.parametrize("name", READERS)
def test_a_text_that_was_cut_off_in_a_row_is_refused_and_the_line_is_said(name: str, tmp_path: Path) -> None:
    reader = READERS[name]
    reader.read(reader.content, tmp_path)
    tried = [place for place in cuts(reader.content) if reader.knows(reader.content, place)]
    for place in tried:
        with pytest.raises(reader.refusals) as refused:
            reader.read(reader.content[:place], tmp_path)
        # Of what was cut to nothing there is no line.
        assert "line " in str(refused.value) or place == 0, place
    assert len(tried) > 40


@pytest.mark.parametrize("name", ["2020a", "2023"])
def test_a_scheme_that_was_cut_off_anywhere_is_refused(name: str, tmp_path: Path) -> None:
    content = (schemes_folder() / f"{name}.toml").read_bytes()
    path = tmp_path / f"{name}.toml"
    places = [*range(0, len(content), 31), *range(len(content) - 40, len(content))]
    for place in places:
        path.write_bytes(content[:place])
        with pytest.raises(SchemeRefused, match=name):
            scheme_in(path)
    path.write_bytes(content)
    assert scheme_in(path).name == name
    assert len(places) > 200


def _is_inside_an_entry(content: bytes, place: int) -> bool:
    """A whole entry before, and another one behind: that it is there, nobody knows."""
    return content[place - 1 : place] != b"\n" or not content[place:].lstrip().startswith(b"[")


def test_a_declaration_that_was_cut_off_in_a_statement_is_refused() -> None:
    (file,) = (one for one in files("prakerja.profile").joinpath("declarations").iterdir() if one.name == "2021-1.toml")
    content = file.read_bytes()
    places = [place for place in cuts(content) if _is_inside_an_entry(content, place)]
    for place in places:
        with pytest.raises((ValueError, KeyError)):
            read_declaration(require_whole(content[:place].decode(errors="replace"), file.name))
    assert len(places) > 2_000


@pytest.mark.parametrize("part", ["words", *ItemKind])
def test_a_bank_of_items_that_was_cut_off_in_an_item_is_refused(part: str, tmp_path: Path) -> None:
    shutil.copytree(Path(str(files("prakerja.assessment").joinpath("items", CURRENT_BANK))), tmp_path / "bank")
    path = tmp_path / "bank" / f"{part}.toml"
    content = path.read_bytes()
    places = [place for place in _in_pieces(30, len(content)) if _is_inside_an_entry(content, place)]
    for place in places:
        path.write_bytes(content[:place])
        with pytest.raises(ValueError, match=r".+"):
            read_bank(tmp_path / "bank")
    assert len(places) > 40


def test_codes_of_the_demos_staff_that_were_cut_off_are_none(tmp_path: Path) -> None:
    content = json.dumps([{"email": "ratna@prakerja.example", "role": "officer", "secret": "A" * 32}] * 2).encode()
    assert len(codes_at(_at(tmp_path / "codes.json", content), 0)) == 2
    for place in cuts(content):
        with pytest.raises(NotAnAuthenticatorFile):
            codes_at(_at(tmp_path / "codes.json", content[:place]), 0)


def test_a_checkpoint_that_somebody_kept_and_cut_off_is_none(tmp_path: Path) -> None:
    root = base64.b64encode(bytes(32)).decode()
    content = sign_note(f"prakerja.example/log\n1234\n{root}\n", name="prakerja.example/log", secrets=[bytes(32)])
    assert read_kept(_at(tmp_path / "kept", content.encode())).size == 1234
    for place in cuts(content.encode()):
        with pytest.raises(click.UsageError):
            read_kept(_at(tmp_path / "kept", content.encode()[:place]))


@pytest.mark.parametrize("name", ["manifest.json", "database/base.tar.gz", "database/backup_manifest", "uploads/a.jpg"])
def test_a_backup_of_which_a_file_was_cut_off_is_known_before_anything_is_restored(name: str, tmp_path: Path) -> None:
    for one in ("database/base.tar.gz", "database/backup_manifest", "uploads/a.jpg"):
        (tmp_path / one).parent.mkdir(exist_ok=True)
        (tmp_path / one).write_bytes(f"what {one} holds".encode() * 8)
    made = {"format": 1, "made_at": "2021-02-24T03:00:00+00:00", "migrations": {}, "counts": {}, "keys": {}}
    write_manifest(tmp_path, Manifest.model_validate({**made, "files": hash_files(tmp_path)}))
    content = (tmp_path / name).read_bytes()
    assert faults_of_files(tmp_path, read_manifest(tmp_path)) == []
    for place in cuts(content):
        (tmp_path / name).write_bytes(content[:place])
        try:
            faults = faults_of_files(tmp_path, read_manifest(tmp_path))
        except click.UsageError as refused:
            faults = [str(refused)]
        assert any(name in fault for fault in faults), place


def test_an_archive_of_the_database_that_was_cut_off_is_not_unpacked(tmp_path: Path) -> None:
    archive = tmp_path / "base.tar.gz"
    with tarfile.open(archive, "w:gz") as packed:
        for number in range(40):
            content = random.Random(number).randbytes(2_000)
            member = tarfile.TarInfo(f"base/{number}")
            member.size = len(content)
            packed.addfile(member, BytesIO(content))
    (tmp_path / "backup_manifest").write_text("{}")
    content = archive.read_bytes()
    places = [place for place in _in_pieces(60, len(content)) if place < len(content) - 200]
    for place in places:
        archive.write_bytes(content[:place])
        with pytest.raises(click.ClickException, match="is cut off or damaged"):
            unpack_database(tmp_path, tmp_path / "postgres")
        assert not (tmp_path / "postgres").exists()
    assert len(places) > 50


@pytest.fixture
def bundle(tmp_path: Path) -> Built:
    return build(tmp_path / "bundle", Story())


def _status(path: Path, built: Built) -> int:
    return verify_proof(path, given=built.given, trust=trust()).status


def _in_pieces(count: int, size: int) -> Sequence[int]:
    return sorted({size * number // count for number in range(count)} | set(range(max(0, size - 40), size)))


def test_candidates_in_a_cut_parquet_file_are_refused(tmp_path: Path) -> None:
    whole = tmp_path / "whole.parquet"
    rows = [CandidateRow(f"PK12-{number:04}", "1101", "", 1, "", 0) for number in range(200)]
    write_candidates(whole, rows, file_format=FileFormat.PARQUET)
    content = whole.read_bytes()
    places = [place for place in _in_pieces(100, len(content)) if place >= 4]
    for place in places:
        with pytest.raises(FileRefused, match=r"cut\.parquet"):
            read_candidates(_at(tmp_path / "cut.parquet", content[:place]))
    assert len(places) > 100


def test_a_cut_bundle_is_no_bundle(tmp_path: Path, bundle: Built) -> None:
    packed = tmp_path / "packed.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(bundle.folder.iterdir()):
            archive.write(path, path.name)
    assert _status(packed, bundle) == 0
    content = packed.read_bytes()
    places = _in_pieces(100, len(content))
    for place in places:
        with pytest.raises(NotAProof):
            _status(_at(tmp_path / "cut.zip", content[:place]), bundle)
    assert len(places) > 100


@pytest.mark.parametrize("name", EVERY_FILE)
def test_a_bundle_with_a_cut_paper_is_not_verified(name: str, bundle: Built) -> None:
    content = (bundle.folder / name).read_bytes()
    for place in [len(content) * number // 12 for number in range(12)] + [len(content) - 1]:
        (bundle.folder / name).write_bytes(content[:place])
        assert _status(bundle.folder, bundle) == 1, place


def test_a_script_that_was_cut_off_never_says_by_its_exit_that_a_draw_is_correct(bundle: Built) -> None:
    """Python takes the beginning of a script for a script. In its first lines it cannot tell, and says nothing."""
    script = bundle.folder / "verify.py"
    content = script.read_bytes()
    knows_from = content.index(b"\natexit.register(cut_off)\n") + len(b"\natexit.register(cut_off)")
    given = bundle.given
    known = ["--statement-sha256", given.statement, "--cutoff", given.cutoff, "--randomness", given.randomness]
    places = [place for place in _in_pieces(60, len(content)) if place >= knows_from] + [0, knows_from // 2]
    for place in places:
        script.write_bytes(content[:place])
        ended = subprocess.run([sys.executable, "-I", script, *known], capture_output=True, check=False)
        assert b"TERBUKTI" not in ended.stdout, place
        assert ended.returncode != 0 or (place < knows_from and not ended.stdout), place
    assert len(places) > 60


ANSWERS: Final = {
    "registry": {"content": [{"RESPONSE_CODE": "00", "NIK": "Sesuai", "NO_KK": "Sesuai", "NAMA_LGKP": "Sesuai (100)"}]},
    "satu": {"message_id": "abc-123", "status": "queued"},
    "dua": {"status": 1, "text": "Success", "messageId": "abc-123"},
}
HEADS: Final = {
    "shorter than announced": "Content-Length: {length}\r\nConnection: close\r\n\r\n",
    "ended by hanging up": "Connection: close\r\n\r\n",
}


class Cutting:
    """Somebody outside who hangs up in the middle of an answer."""

    def __init__(self) -> None:
        self.sent = b""
        cutting = self

        class Answer(BaseRequestHandler):
            def handle(self) -> None:
                received = self.request.recv(65_536)
                head, _, body = received.partition(b"\r\n\r\n")
                lengths = [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length")]
                announced = int(lengths[0].split(b":")[1]) if lengths else 0
                while len(body) < announced:
                    body += self.request.recv(65_536)
                self.request.sendall(cutting.sent)

        self.server = ThreadingTCPServer(("127.0.0.1", 0), Answer)
        self.server.daemon_threads = True
        self.thread = Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02})

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}"


@pytest.fixture
def outside(settings: Any) -> Iterator[Cutting]:
    somebody = Cutting()
    somebody.thread.start()
    settings.REGISTRY_URL = settings.SMS_URL_SATU = settings.SMS_URL_DUA = somebody.url
    yield somebody
    somebody.server.shutdown()
    somebody.server.server_close()
    somebody.thread.join()


def asked(of: str) -> object:
    if of == "registry":
        return registry._post(registry.Question("3201010203900001", "3201010203900001", "Siti", date(1990, 3, 2)), 80)
    return (satu if of == "satu" else dua).send(message_id="m", number="+6281100000000", text="Halo")


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("of", ANSWERS)
def test_an_answer_that_was_cut_off_is_silence(of: str, head: str, outside: Cutting) -> None:
    body = json.dumps(ANSWERS[of]).encode()
    before = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n{HEADS[head].format(length=len(body))}".encode()
    outside.sent = before + body
    assert asked(of)
    places = [*range(0, len(before), 9), *(len(before) + place for place in range(len(body)))]
    for place in places:
        outside.sent = (before + body)[:place]
        with pytest.raises(Silence):
            asked(of)
    assert len(places) > 40


def test_a_public_log_that_hangs_up_is_not_read_to_its_end(outside: Cutting) -> None:
    body = b'{"index":0,"kind":"a"}\n{"index":1,"kind":"b"}\n'
    before = f"HTTP/1.1 200 OK\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n".encode()
    for place in range(len(body)):
        outside.sent = before + body[:place]
        with LogOverHttp(outside.url) as log, pytest.raises(NoAnswer):
            list(log.lines(0, 1))
