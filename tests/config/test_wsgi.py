"""What holds in the web process alone."""

import os
import subprocess
import sys
from typing import Final

_ASK: Final = """
import prakerja.config.wsgi
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("SELECT current_setting('statement_timeout'), current_setting('lock_timeout')")
    print(*cursor.fetchone())
"""


def test_a_page_that_only_reads_does_not_wait_for_ever() -> None:
    environment = {**os.environ, "PRAKERJA_DATABASE_URL": os.environ["PRAKERJA_TEST_URL"]}
    environment.pop("PGOPTIONS", None)
    asked = subprocess.run([sys.executable, "-c", _ASK], env=environment, capture_output=True, text=True, check=True)
    assert asked.stdout.split() == ["15s", "2s"]
