"""What of `prakerja bench payouts` is reconciling: a day of a million lines, in either form, each in its own process.

One of a hundred payments was still out: its line settles it. The statement over SNAP comes from a house of the
measurement, since the sandbox's bank counts the whole day anew for each page.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from urllib.parse import urlsplit

import click

from prakerja.config.environment import ROOT
from prakerja.console.bench_payouts_day import AMOUNT, DAY, ONE_OUT_OF, OPENING, moment_of, reference_of
from prakerja.console.bench_payouts_pages import served_day, write_houses
from prakerja.console.bench_payouts_statement import peak_mb
from prakerja.console.django_ready import django_ready
from prakerja.console.payouts import take_day

_FORMS: Final = ("file", "service")
_HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">'
    "<BkToCstmrStmt><Stmt><Id>BNI</Id><Acct><Id><Othr><Id>8000000001</Id></Othr></Id><Ccy>IDR</Ccy></Acct>\n"
)
_BALANCE: Final = (
    "<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp>"
    '<Amt Ccy="IDR">{amount}.00</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>\n'
)
_ENTRY: Final = (
    '<Ntry><NtryRef>{0:012}</NtryRef><Amt Ccy="IDR">600000.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>'
    "<BookgDt><DtTm>{1}</DtTm></BookgDt><AcctSvcrRef>{0:012}</AcctSvcrRef><BkTxCd><Prtry>"
    "<Cd>transfer</Cd></Prtry></BkTxCd><NtryDtls><TxDtls><RmtInf><Ustrd>{2}</Ustrd></RmtInf></TxDtls></NtryDtls>"
    "</Ntry>\n"
)


def measure_reconciling(lines: int) -> dict[str, object]:
    """`reference`: seconds that the same lines take into a bare table; `ratio`: of the slower form to it."""
    report: dict[str, object] = {"lines": lines, "wanted_seconds": 60, "wanted_mb": 300}
    # The server of all databases is started once.
    with django_ready():
        for form in _FORMS:
            report |= {f"{part}_{form}": figure for part, figure in _measured(form, lines).items()}
    slower = max(float(str(report[f"seconds_{form}"])) for form in _FORMS)
    reference = float(str(report["bare_rows_file"]))
    return {**report, "seconds": slower, "reference": reference, "ratio": round(slower / reference, 1)}


def _measured(form: str, lines: int) -> dict[str, object]:
    from prakerja.config.own_database import own_database
    from prakerja.console.tables import bring_tables_up_to_date

    database = "prakerja_bench_reconcile"
    with own_database(database), TemporaryDirectory() as name, served_day(lines) as house:
        bring_tables_up_to_date()
        url = _way_into(database)
        houses = write_houses(house, Path(name))
        command = [sys.executable, "-m", "prakerja.console.bench_payouts_reconcile", form, str(lines), name]
        environment = os.environ | {"PRAKERJA_DATABASE_URL": url, "PRAKERJA_HOUSES": str(houses)}
        told = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603 - ours
    found: dict[str, object] = json.loads(told.stdout)
    return found


def _way_into(database: str) -> str:
    """The program's way into this one."""
    from django.conf import settings

    url = settings.ENVIRONMENT.database_url
    assert url is not None, "the database is ready"
    return urlsplit(url)._replace(path=f"/{database}").geturl()


def reconcile_day(form: str, lines: int, folder: Path) -> dict[str, object]:
    """In a process of its own: its seconds, those of the processors, and the most memory that it ever took. Raises
    where a payment is left.
    """
    from prakerja.connectors.rails.houses import house_called
    from prakerja.connectors.rails.read_camt053 import read_camt053
    from prakerja.connectors.rails.statement_lines import statement_lines
    from prakerja.console.bench_processor import effort_of
    from prakerja.kit.actor import Actor
    from prakerja.payouts.models import Instruction, ReconciliationCase

    _fill(lines)
    file = folder / "statement.xml"
    with file.open("w", encoding="utf-8") as out:
        out.writelines(_written(lines))
    with file.open("rb") as content:
        statement = read_camt053(content, house_called("bni")) if form == "file" else statement_lines("bni", DAY)
        by = Actor.system("payouts.reconcile_house")
        effort = effort_of(lambda: take_day(statement, house="bni", day=DAY, by=by))
    left = Instruction.objects.exclude(state="paid").count(), ReconciliationCase.objects.count()
    if left != (0, 0):
        raise click.ClickException(f"{left[0]} are not settled, and there are {left[1]} cases")
    return {
        "seconds": round(effort.seconds, 1),
        "program_s": round(effort.program_s, 1),
        "database_s": round(effort.database_s, 1),
        "peak_rss_mb": peak_mb(),
        "bare_rows": round(_bare_rows(), 2),
    }


def _fill(lines: int) -> None:
    from prakerja.console.bench_awards_wave import LONGEST_MS, published_wave
    from prakerja.console.bench_housekeeping import do_housekeeping
    from prakerja.kit.actor import Actor
    from prakerja.kit.long_arrays import Value, run_with_arrays
    from prakerja.kit.unit_of_work import unit_of_work
    from prakerja.payouts.models import Batch

    at = datetime.fromisoformat(moment_of(0)).astimezone(UTC)
    with unit_of_work(by=Actor.system("prakerja bench payouts"), statement_timeout_ms=LONGEST_MS) as work:
        batch: Batch = Batch.objects.create(
            due_on=DAY,
            house="bni",
            payee_kind="recipient",
            year=DAY.year,
            pays_on=DAY,
            arrives_by=DAY,
            state="released",
            items=lines,
            amount=lines * AMOUNT,
            sha256="0" * 64,
            built_at=at,
            released_at=at,
        )
        of_them: dict[str, Value] = {"batch_id": batch.pk, "wave_id": published_wave(work.now).pk, "at": at}
        of_them |= {"amount": AMOUNT, "payments": lines, "one_out_of": ONE_OUT_OF}
        run_with_arrays((ROOT / "bench" / "fill_paid.sql").read_text(), of_them)
    do_housekeeping()


def _bare_rows() -> float:
    """The same lines into a bare table, out of another one."""
    from django.db import connection

    from prakerja.kit.actor import Actor
    from prakerja.kit.unit_of_work import unit_of_work
    from prakerja.payouts.reconciliation.take_statement import LONGEST_MS

    work = unit_of_work(by=Actor.system("prakerja bench payouts"), statement_timeout_ms=LONGEST_MS)
    began = time.monotonic()
    with work, connection.cursor() as cursor:
        cursor.execute((ROOT / "bench" / "reference_statement.sql").read_text())
        cursor.execute("DROP TABLE bare")
    return time.monotonic() - began


def _written(lines: int) -> Iterator[str]:
    yield _HEAD
    yield _BALANCE.format(code="OPBD", amount=OPENING)
    yield _BALANCE.format(code="CLBD", amount=OPENING - lines * AMOUNT)
    yield f"<TxsSummry><TtlNtries><NbOfNtries>{lines}</NbOfNtries></TtlNtries></TxsSummry>\n"
    yield from (_ENTRY.format(number, moment_of(number), reference_of(number)) for number in range(lines))
    yield "</Stmt></BkToCstmrStmt></Document>\n"


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prakerja.config.settings")
    django.setup()
    click.echo(json.dumps(reconcile_day(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))))
