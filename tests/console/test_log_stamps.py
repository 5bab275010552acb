"""`prakerja log verify --tsa-certificate`: since when was the log so long, on the word of somebody whom one trusts?"""

import json
import re
import shlex
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import httpx
import pytest
import time_machine
from click.testing import CliRunner, Result
from django.db import connection, transaction
from pytest_django.live_server_helper import LiveServer

from prakerja.console.log import log
from prakerja.kit.jobs import do_job
from prakerja.publog import jobs
from prakerja.publog.keys import log_keys
from prakerja.publog.models import Stamp
from prakerja_sandbox.testing import Sandbox, running_sandbox
from tests.owner import as_owner
from tests.situations.publog import grow, hand_in

_PAGE: Final = (Path(__file__).resolve().parents[2] / "docs" / "watch-the-log.md").read_text()

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(scope="module")
def authority() -> Iterator[Sandbox]:
    with running_sandbox() as sandbox:
        yield sandbox


@pytest.fixture(scope="module")
def root(authority: Sandbox, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return root_of(authority, tmp_path_factory.mktemp("root"))


def root_of(authority: Sandbox, folder: Path) -> Path:
    file = folder / "root.pem"
    file.write_bytes(httpx.get(f"{authority.url}/tsa/root.pem", timeout=60).raise_for_status().content)
    return file


@pytest.fixture
def site(live_server: LiveServer, authority: Sandbox, now: datetime, settings: Any) -> str:
    """Six entries, stamped; then three more, which are not."""
    settings.TIME_STAMP_URL = f"{authority.url}/tsa"
    more(5, now=now)
    do_job(jobs.stamp_checkpoint.name, {})
    more(3, begin=5, now=now)
    return str(live_server.url)


def more(count: int, *, begin: int = 0, now: datetime) -> None:
    with transaction.atomic():
        hand_in(count, begin=begin, now=now)
        grow(now)


def verify(site: str, root: Path, *options: str) -> Result:
    # The suite's clock stands still in 2021; the authority is another machine.
    with time_machine.travel(datetime.now(UTC), tick=True):
        return CliRunner().invoke(log, ["verify", "--from", site, "--tsa-certificate", str(root), *options])


def rewrite(statement: str) -> None:
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_newest_stamp_is_told_with_its_time(site: str, root: Path, tmp_path: Path) -> None:
    said = verify(site, root, "--against", str(tmp_path / "kept"))
    at = Stamp.objects.get().stamped_at
    assert (said.exit_code, said.stderr) == (0, "")
    assert f"Its first 6 were there by {at:%Y-%m-%d %H:%M:%S} UTC, says the authority." in said.stdout
    told = json.loads(verify(site, root, "--against", str(tmp_path / "kept"), "--json").stdout)
    assert (told["stamped_size"], told["stamped_at"]) == (6, at.isoformat())


def test_the_command_of_the_page_for_journalists_does_as_printed(site: str, root: Path, tmp_path: Path) -> None:
    (command,) = re.findall(r"^    prakerja (log verify .* --tsa-certificate \S+)$", _PAGE, flags=re.MULTILINE)
    (tmp_path / "tsa-root.pem").write_bytes(root.read_bytes())
    ours = {"https://prakerja.example": site, "$HOME": str(tmp_path), "KEY": str(log_keys()[0])}
    for printed, value in ours.items():
        command = command.replace(printed, value)
    with time_machine.travel(datetime.now(UTC), tick=True):
        said = CliRunner().invoke(log, shlex.split(command)[1:])
    assert (said.exit_code, said.stderr, "says the authority" in said.stdout) == (0, "", True)


def test_a_stamp_by_somebody_else_is_no_stamp(site: str, tmp_path: Path) -> None:
    with running_sandbox() as another:
        said = verify(site, root_of(another, tmp_path), "--against", str(tmp_path / "kept"))
    assert (said.exit_code, "not by an authority that your certificate vouches for" in said.stderr) == (1, True)
    assert not (tmp_path / "kept").exists()


def test_a_stamp_over_another_text_is_no_stamp(site: str, root: Path) -> None:
    rewrite("UPDATE publog_stamp SET note = (SELECT note FROM publog_checkpoint WHERE size = 9)")
    assert verify(site, root).exit_code == 1


def test_a_log_written_anew_under_a_stamp_that_was_left_is_found(site: str, root: Path, now: datetime) -> None:
    rewrite("TRUNCATE publog_checkpoint, publog_node, publog_entry, publog_waiting, publog_submission")
    more(9, begin=100, now=now)
    said = verify(site, root)
    assert (said.exit_code, "no longer those of the checkpoint that was stamped" in said.stderr) == (1, True)


def test_a_log_without_a_stamp_is_nothing_known(site: str, root: Path) -> None:
    rewrite("DELETE FROM publog_stamp")
    said = verify(site, root)
    assert (said.exit_code, "none of its checkpoints has a time stamp" in said.stderr) == (3, True)


def test_a_log_that_stands_still_is_told_by_the_age_of_its_newest_stamp(site: str, root: Path) -> None:
    with time_machine.travel(datetime.now(UTC) + timedelta(days=2), tick=True):
        said = CliRunner().invoke(log, ["verify", "--from", site, "--tsa-certificate", str(root)])
    assert (said.exit_code, "of later nothing is known" in said.stderr) == (3, True)


@pytest.mark.parametrize(
    "content", [b"", b"no certificate", b"-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n"]
)
def test_a_file_without_a_certificate_is_exit_status_2(site: str, tmp_path: Path, content: bytes) -> None:
    wrong = tmp_path / "wrong.pem"
    wrong.write_bytes(content)
    said = verify(site, wrong)
    assert (said.exit_code, "holds no certificate" in said.stderr) == (2, True)


@pytest.mark.parametrize("change", ["note = ''", "note = 'x'", "reply = ''", "reply = 'x'"])
def test_a_stamp_that_was_spoilt_is_told_in_a_sentence(site: str, root: Path, change: str) -> None:
    rewrite(f"UPDATE publog_stamp SET {change}")
    said = verify(site, root)
    assert (said.exit_code, said.exception is None or isinstance(said.exception, SystemExit)) == (1, True)
