"""What docs/operate.md prints works as it stands there; what is not run is known, and its words are the command's."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from tests.console.printed import (
    OPERATE,
    ROOT,
    RUN_BESIDE_A_RUNNING_PROGRAMME,
    RUN_HERE,
    RUN_OTHERWISE,
    commands_in,
)
from tests.console.test_every_command import TREE


def run(command: str) -> subprocess.CompletedProcess[str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("PRAKERJA_", "DJANGO_"))}
    environment = inherited | {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    return subprocess.run(
        ["bash", "-c", command], env=environment, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )


def test_every_command_that_is_printed_is_run_or_is_known_not_to_be() -> None:
    known = {*RUN_HERE, *RUN_BESIDE_A_RUNNING_PROGRAMME, *RUN_OTHERWISE}
    assert commands_in(OPERATE.read_text()) == known
    assert len(known) > 12


def test_what_is_not_run_as_printed_is_run_by_a_test_that_is_there() -> None:
    for why, test in RUN_OTHERWISE.values():
        assert why
        file, _, name = test.partition("::")
        assert f"def {name}" in (ROOT / file).read_text()


@pytest.mark.parametrize(
    "command", sorted(one for one in (*RUN_BESIDE_A_RUNNING_PROGRAMME, *RUN_OTHERWISE) if "prakerja " in one)
)
def test_its_words_are_those_of_the_command(command: str) -> None:
    words = shlex.split(re.sub(r"^(?:PRAKERJA_\w+=\S+ )*prakerja ", "", command))
    path = max((path for path in TREE if tuple(words[: len(path)]) == path), key=len)
    taken = {name for one in TREE[path].params for name in one.opts}
    assert {word for word in words if word.startswith("-")} <= taken
    places = [one for one in TREE[path].params if isinstance(one, click.Argument)]
    assert path == ("manage",) or bool(places) == any(
        not word.startswith("-") for word in words[len(path) : len(path) + 1]
    )


def test_a_secret_is_made_as_printed() -> None:
    assert re.fullmatch(r"[0-9a-f]{64}\n", run("openssl rand -hex 32").stdout)
    assert re.fullmatch(r"2026:[0-9a-f]{64}\n", run('echo "2026:$(openssl rand -hex 32)"').stdout)


@pytest.mark.skipif(shutil.which("promtool") is None, reason="Prometheus is not here")
def test_the_rules_are_checked_as_printed() -> None:
    assert run("promtool check rules docs/alerts.yml").returncode == 0


def test_production_starts_nothing_until_all_of_it_is_right_and_says_what_lacks() -> None:
    ended = run("PRAKERJA_MODE=production prakerja serve")
    assert (ended.returncode, ended.stdout) == (2, "")
    lacking = {name for name in re.findall(r"`(PRAKERJA_[A-Z_]+)`", OPERATE.read_text()) if name in ended.stderr}
    assert len(lacking) > 5
    assert "Traceback" not in ended.stderr


@pytest.mark.skipif(shutil.which("nginx") is None, reason="nginx is not here")
def test_nginx_takes_its_file(tmp_path: Path) -> None:
    """As it stands, but for the certificate and the folder of the log, which are the operator's."""
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=localhost"]
    files = ["-keyout", str(tmp_path / "key.pem"), "-out", str(tmp_path / "fullchain.pem")]
    subprocess.run([*made, *files], capture_output=True, check=True)
    written = (ROOT / "docs" / "proxy" / "nginx.conf").read_text()
    theirs = written.replace("/etc/ssl/prakerja", str(tmp_path)).replace("/var/log/nginx", str(tmp_path))
    (tmp_path / "site.conf").write_text(theirs)
    whole = tmp_path / "nginx.conf"
    whole.write_text(f"pid {tmp_path}/pid;\nevents {{}}\nhttp {{ include {tmp_path}/site.conf; }}\n")
    checked = run(f"nginx -t -c {whole} -e {tmp_path}/error.log")
    assert checked.returncode == 0, checked.stderr


def _caddy_is_new_enough() -> bool:
    """2.7, as docs/operate.md says."""
    if shutil.which("caddy") is None:
        return False
    version = re.findall(r"\d+", run("caddy version").stdout)
    return tuple(map(int, version[:2])) >= (2, 7)


@pytest.mark.skipif(not _caddy_is_new_enough(), reason="a Caddy of 2.7 or newer is not here")
def test_caddy_takes_its_file(tmp_path: Path) -> None:
    checked = run(f"HOME={tmp_path} caddy validate --config docs/proxy/Caddyfile --adapter caddyfile")
    assert checked.returncode == 0, checked.stderr
