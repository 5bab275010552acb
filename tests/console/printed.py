"""Every command that docs/operate.md prints: run as it stands there, or why not, and which test runs it otherwise."""

import re
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
OPERATE: Final = ROOT / "docs" / "operate.md"

#: With what a command begins; the name of one alone, in the middle of a sentence, is no command.
_BEGIN: Final = r"(?:PRAKERJA_\w+=\S+ )*(?:prakerja|openssl|promtool|2026:\$\()"

_NAMED_ALONE: Final = {"prakerja metrics"}

#: In the suite, as printed, here or beside a running programme.
RUN_HERE: Final = frozenset(
    {
        "openssl rand -hex 32",
        "2026:$(openssl rand -hex 32)",
        "promtool check rules docs/alerts.yml",
        "PRAKERJA_MODE=production prakerja serve",
    }
)
RUN_BESIDE_A_RUNNING_PROGRAMME: Final = frozenset({"prakerja manage migrate", "prakerja troubles"})
#: Not as printed, and why; the test that runs the same command with other words.
RUN_OTHERWISE: Final = {
    "prakerja work --follow": (
        "it ends when all work has",
        "tests/console/test_work.py::test_who_follows_is_let_go_once_all_has_ended",
    ),
    "prakerja serve --host 127.0.0.1 --port 8000 --workers 2": (
        "port 8000 may be somebody's",
        "tests/console/test_serve.py::test_the_pages_are_served_and_nothing_in_clear",
    ),
    "prakerja serve --host 10.0.0.5 --certificate FILE --key FILE": (
        "it names no file, and another machine's address",
        "tests/console/test_serve.py::test_with_a_certificate_the_pages_are_served_over_tls_alone",
    ),
    "prakerja worker": (
        "it goes on until it is told to stop",
        "tests/faults/test_killed_processes.py",
    ),
    "prakerja metrics --port 9108": (
        "port 9108 may be somebody's",
        "tests/console/test_metrics.py::test_with_a_certificate_it_speaks_tls_and_nothing_else",
    ),
    "prakerja staff add EMAIL --name … --role officer --operator …": (
        "it names nobody",
        "tests/console/test_staff_and_audit.py",
    ),
    "prakerja staff invite EMAIL": ("it names nobody", "tests/console/test_staff_and_audit.py"),
    "prakerja audit verify --against CHECKPOINT": ("it names no file", "tests/faults/test_backup.py"),
    "prakerja bench slow-clients --idle 200 --slow 50 --senders 50 --deaf 50": (
        "it measures, for a minute, on a machine with nothing else to do",
        "tests/front/test_slow_clients.py",
    ),
    "prakerja backup /backups/2021-02-24 --keys-to /elsewhere/keys-2021-02-24": (
        "it writes into folders of the machine",
        "tests/faults/test_backup.py",
    ),
    "PRAKERJA_VAR=/var/lib/prakerja-new prakerja restore /backups/2021-02-24"
    " --against /elsewhere/prakerja.checkpoint": (
        "it writes into folders of the machine",
        "tests/faults/test_backup.py",
    ),
    'prakerja lists import FILE --kind bsu --source "Kemnaker, surat 3/2021" --legal-basis "Permenaker 14/2020"'
    " --by ratna@prakerja.example": ("it names no file", "tests/console/test_lists.py"),
}


def commands_in(page: str) -> set[str]:
    """Inline, and indented over however many lines."""
    inline = [one for one in re.findall(rf"`({_BEGIN}[^`]* [^`]*)`", page) if one not in _NAMED_ALONE]
    indented = re.findall(rf"^    ({_BEGIN}(?:[^\\\n]|\\\n)*)", page, re.MULTILINE)
    return {re.sub(r"\s*\\\n\s*", " ", one) for one in (*inline, *indented)}
