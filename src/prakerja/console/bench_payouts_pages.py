"""A house of a measurement: it answers services 73 and 14 over HTTP, and nothing else."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Final

import click
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from prakerja.console.bench_payouts_day import A_SECOND, AMOUNT, OPENING, moment_of, reference_of

_SECONDS_A_PAGE: Final = 10


@contextmanager
def served_day(lines: int) -> Iterator[str]:
    """Its address, until the block ends."""
    command = [sys.executable, "-m", "prakerja.console.bench_payouts_pages", str(lines)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:  # noqa: S603 - ours
        try:
            printed = server.stdout
            assert printed is not None
            yield f"http://127.0.0.1:{printed.readline().strip()}"
        finally:
            server.terminate()


def write_houses(url: str, folder: Path) -> Path:
    """Of keys that are made for it."""
    from prakerja.connectors.rails.sandbox_houses import sandbox_houses

    pem = generate_private_key(65537, 2048).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    names = {"client_id": "bench", "client_secret": os.urandom(24).hex(), "partner_id": "bench"}
    file = folder / "houses.json"
    file.write_text(json.dumps(sandbox_houses({**names, "client_private_key": pem, "bank_private_key": pem}, url)))
    return file


def _amount(amount: int) -> dict[str, str]:
    return {"value": f"{amount}.00", "currency": "IDR"}


def _page(lines: int, until: str) -> dict[str, object]:
    """The newest lines before this moment, whole seconds of them."""
    first = datetime.fromisoformat(moment_of(0))
    last = min((datetime.fromisoformat(until) - first) // timedelta(seconds=1), (lines - 1) // A_SECOND)
    since = max(last - _SECONDS_A_PAGE + 1, 0)
    numbers = range(since * A_SECOND, min((last + 1) * A_SECOND, lines))
    closing = OPENING - lines * AMOUNT
    return {
        "responseCode": "2001400",
        "responseMessage": "Successful",
        "balance": [{"startingBalance": _amount(OPENING), "endingBalance": _amount(closing)}],
        "totalCreditEntries": {"numberOfEntries": 0, "amount": _amount(0)},
        "totalDebitEntries": {"numberOfEntries": lines, "amount": _amount(lines * AMOUNT)},
        "hasMore": "Y" if since else "N",
        "lastRecordDateTime": moment_of(since * A_SECOND),
        "detailData": [_line(number) for number in reversed(numbers)],
    }


def _line(number: int) -> dict[str, object]:
    return {
        "amount": _amount(AMOUNT),
        "transactionDate": moment_of(number),
        "remark": reference_of(number),
        "transactionId": f"{number:012}",
        "type": "DEBIT",
        "transactionDetailStatus": "SUCCESS",
    }


_TOKEN: Final = {
    "responseCode": "2007300",
    "responseMessage": "Successful",
    "accessToken": "bench",
    "tokenType": "Bearer",
    "expiresIn": "900",
}


def serve(lines: int) -> None:
    class Pages(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            told = _page(lines, asked["toDateTime"]) if "toDateTime" in asked else _TOKEN
            body = json.dumps(told, separators=(",", ":")).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None: ...  # noqa: A002  the parent's name

    server = HTTPServer(("127.0.0.1", 0), Pages)
    click.echo(str(server.server_port))
    sys.stdout.flush()
    server.serve_forever()


if __name__ == "__main__":
    serve(int(sys.argv[1]))
