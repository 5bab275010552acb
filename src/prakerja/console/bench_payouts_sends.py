"""Sends of a measurement: processes with a few threads each, through the same verb as any payment."""

import json
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import click

from prakerja.console.local_http import local_client

#: One a core, and as many threads as keep the bank busy.
_PROCESSES: Final = 2
_THREADS: Final = 4
#: Of 600,000 each the float would end.
_AMOUNT: Final = 1
_PAYEE: Final = "1005000000"
_REFERENCE_S: Final = 5
_WANTED: Final = 300


def measure_sends(database: str, *, seconds: int) -> dict[str, object]:
    """`reference`: signatures a second that one core makes; `ratio`: sends to it. `other` must be empty."""
    with TemporaryDirectory() as name:
        keys = Path(name) / "keys.json"
        command = [sys.executable, "-m", "prakerja_sandbox.main", "bank", "--port", "0", "--keys", str(keys)]
        with subprocess.Popen(  # noqa: S603
            [*command, "--state", f"{name}/books"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        ) as bank:
            try:
                printed = bank.stdout
                assert printed is not None
                url = printed.readline().split()[1]
                return _measured(url, _houses(Path(name), url), database, seconds)
            finally:
                bank.terminate()


def _measured(bank: str, houses: Path, database: str, seconds: int) -> dict[str, object]:
    command = [sys.executable, "-m", "prakerja.console.bench_payouts_sends", str(seconds)]
    environment = os.environ | {"PRAKERJA_HOUSES": str(houses), "PRAKERJA_DATABASE_URL": database}
    senders = [
        subprocess.Popen([*command, str(number)], env=environment, stdout=subprocess.PIPE, text=True)  # noqa: S603 - ours
        for number in range(_PROCESSES)
    ]
    told = [json.loads(sender.communicate()[0]) for sender in senders]
    took = sorted(one for sender in told for one in sender["took_ms"])
    books = local_client().get(f"{bank}/bank/books.json", timeout=60).json()
    if not took:
        raise click.ClickException("Nothing was sent")
    per_second, reference = len(took) / max(sender["seconds"] for sender in told), _signatures_per_second()
    return {
        "per_second": round(per_second),
        "wanted": _WANTED,
        "p50_ms": took[len(took) // 2],
        "p99_ms": took[len(took) * 99 // 100],
        "sent": len(took),
        "other": {kind: count for sender in told for kind, count in sender["other"].items()},
        "paid_by_the_bank": books["payments"].get("00", 0),
        "faults_of_the_bank": books["faults"],
        "seconds": seconds,
        "reference": round(reference),
        "ratio": round(per_second / reference, 4),
    }


def _houses(folder: Path, url: str) -> Path:
    from prakerja.connectors.rails.sandbox_houses import sandbox_houses

    keys = local_client().get(f"{url}/bank/keys.json", timeout=10).json()
    file = folder / "houses.json"
    file.write_text(json.dumps(sandbox_houses(keys, url)))
    return file


def _signatures_per_second() -> float:
    from prakerja.connectors.rails.signatures import signed_by_secret, text_of_call

    body, until, made = b'{"partnerReferenceNo":"%s"}' % (b"1" * 300), time.monotonic() + _REFERENCE_S / 5, 0
    while time.monotonic() < until:
        signed_by_secret("s" * 48, text_of_call("POST", "/v1.0/transfer-intrabank", body, "now", token="t" * 70))
        made += 1
    return made / (_REFERENCE_S / 5)


def send_for(seconds: int, sender: str) -> dict[str, object]:
    """In a process of its own: what each of its sends took, and what came of those that were not paid."""
    with ThreadPoolExecutor(_THREADS) as pool:
        began = time.monotonic()
        runs = [pool.submit(_send_until, began + seconds, f"{sender}{thread}") for thread in range(_THREADS)]
        found = [run.result() for run in runs]
    other: dict[str, int] = {}
    for _, kinds in found:
        for kind in kinds:
            other[kind] = other.get(kind, 0) + 1
    took = [one for times, _ in found for one in times]
    return {"took_ms": took, "other": other, "seconds": time.monotonic() - began}


def _send_until(until: float, thread: str) -> tuple[list[float], list[str]]:
    from django.db import connection

    from prakerja.connectors.rails.call import new_external_id
    from prakerja.connectors.rails.outcome import OutcomeKind
    from prakerja.connectors.rails.payment import Payment
    from prakerja.connectors.rails.rail import Rail
    from prakerja.connectors.rails.send_payment import send_payment
    from prakerja.kit.rupiah import Rupiah

    times, other = list[float](), list[str]()
    while (began := time.monotonic()) < until:
        reference = f"BENCH{thread}{len(times) + len(other):012}"
        payment = Payment(
            reference=reference,
            external_id=new_external_id(),
            rail=Rail.INTRABANK,
            house="bni",
            amount=Rupiah(_AMOUNT),
            number=_PAYEE,
            name="SOMEBODY",
            remark=reference,
        )
        outcome = send_payment(payment)
        if outcome.kind is OutcomeKind.PAID:
            times.append(round((time.monotonic() - began) * 1000, 2))
        else:
            other.append(f"{outcome.kind} {outcome.code}")
    connection.close()
    return times, other


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prakerja.config.settings")
    django.setup()
    click.echo(json.dumps(send_for(int(sys.argv[1]), sys.argv[2])))
