"""A statement of a measurement, read from a file in constant memory, each in a process of its own."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import click

_ACCOUNT: Final = "8000000001"
_HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">'
    "<BkToCstmrStmt><Stmt><Id>BNI</Id><Acct><Id><Othr><Id>8000000001</Id></Othr></Id><Ccy>IDR</Ccy></Acct>\n"
)
_ENTRY: Final = (
    '<Ntry><NtryRef>{0}</NtryRef><Amt Ccy="IDR">600000.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>'
    "<BookgDt><DtTm>2026-11-27T09:00:00+07:00</DtTm></BookgDt><AcctSvcrRef>{0}</AcctSvcrRef><BkTxCd><Prtry>"
    "<Cd>transfer</Cd></Prtry></BkTxCd><NtryDtls><TxDtls><RmtInf><Ustrd>PKJ{0}</Ustrd></RmtInf></TxDtls></NtryDtls>"
    "</Ntry>\n"
)
_TAIL: Final = "</Stmt></BkToCstmrStmt></Document>\n"


def measure_reading(lines: int) -> dict[str, object]:
    """`reference`: seconds that the bare bytes take; `ratio`: of the reading to it."""
    with TemporaryDirectory() as name:
        file = Path(name) / "statement.xml"
        with file.open("w", encoding="utf-8") as out:
            out.writelines(_written(lines))
        began = time.monotonic()
        size = _length_of(file)
        reference = time.monotonic() - began
        command = [sys.executable, "-m", "prakerja.console.bench_payouts_statement", str(file)]
        told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)  # noqa: S603 - ours
    return {
        **told,
        "per_second": round(told["lines"] / told["seconds"]),
        "megabytes": round(size / 1e6),
        "reference": round(reference, 2),
        "ratio": round(told["seconds"] / reference, 1),
    }


def read_file(file: Path) -> dict[str, object]:
    """In a process of its own: lines, seconds, and the most memory that it ever took."""
    from prakerja.connectors.rails.house import House
    from prakerja.connectors.rails.read_camt053 import read_camt053

    # Of a house no more than its account and its words are looked at.
    known: dict[str, Any] = {"name": "bni", "source_account": _ACCOUNT}
    house = House.model_construct(**known)
    began = time.monotonic()
    with file.open("rb") as content:
        lines = sum(1 for _ in read_camt053(content, house))
    return {"lines": lines, "seconds": round(time.monotonic() - began, 1), "peak_rss_mb": peak_mb()}


def _length_of(file: Path) -> int:
    with file.open("rb") as content:
        return sum(len(piece) for piece in iter(lambda: content.read(2**20), b""))


def peak_mb() -> int:
    """Of this program alone; getrusage would count whoever started it."""
    status = Path("/proc/self/status").read_text(encoding="ascii").split()
    return round(int(status[status.index("VmHWM:") + 1]) / 1024)


def _written(lines: int) -> Iterator[str]:
    yield _HEAD
    yield from (_ENTRY.format(f"{number:012}") for number in range(lines))
    yield _TAIL


if __name__ == "__main__":
    click.echo(json.dumps(read_file(Path(sys.argv[1]))))
