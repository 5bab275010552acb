"""What docs/operate.md prints for an operator's terminal, run as printed beside a running programme."""

from urllib.parse import urlsplit

import pytest

from tests.conftest import url_of
from tests.console.printed import RUN_BESIDE_A_RUNNING_PROGRAMME
from tests.faults.test_runbooks import run_as_printed
from tests.instance import Instance

pytestmark = [pytest.mark.fault, pytest.mark.xdist_group("faults")]


@pytest.mark.parametrize("command", sorted(RUN_BESIDE_A_RUNNING_PROGRAMME))
def test_every_command_works_as_printed(instance: Instance, command: str) -> None:
    database = urlsplit(instance.environment["PRAKERJA_DATABASE_URL"]).path.strip("/")
    # "With the owner's URL set", says the page.
    ended = run_as_printed(command, instance, PRAKERJA_DATABASE_OWNER_URL=url_of("postgres", database))
    assert ended.returncode == 0, ended.stderr
    assert "Traceback" not in ended.stderr
