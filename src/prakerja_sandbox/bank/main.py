"""The command `prakerja-sandbox bank`: the bank alone, for anyone who builds against SNAP BI."""

import argparse
import asyncio
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import uvicorn
import uvloop
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from prakerja_sandbox.bank.app import ROUTES, SnapFirst
from prakerja_sandbox.bank.bank import Bank, BankOptions
from prakerja_sandbox.bank.books import FIRST_FLOAT, NotAStateFile
from prakerja_sandbox.bank.callbacks import keep_settling
from prakerja_sandbox.bank.keys import NotAKeysFile
from prakerja_sandbox.bank.pages import STATIC
from prakerja_sandbox.bank.pain import keep_taking
from prakerja_sandbox.bank.put_told import open_bank_with
from prakerja_sandbox.bank.told_payments import NotAPaymentsFile
from prakerja_sandbox.faults import Connection
from prakerja_sandbox.listening import HOST, PortTaken, QuietServer, http_address, listen, port_number, stop_signal
from prakerja_sandbox.safe_headers import SafeHeaders

_BAD_INPUT: Final = 2


def main(arguments: Sequence[str]) -> None:
    """Serve until SIGINT or SIGTERM. Exit status 2 when a port is taken or an option does not fit."""
    port, payments, options = _options(arguments)
    try:
        uvloop.run(_serve(port, payments, options))
    except (PortTaken, NotAStateFile, NotAKeysFile, NotAPaymentsFile) as error:
        print(f"prakerja-sandbox bank: {error}", file=sys.stderr)  # noqa: T201 - the command line's answer
        raise SystemExit(_BAD_INPUT) from error


async def _serve(port: int, payments: Path | None, options: BankOptions) -> None:
    with listen(port, "--port") as web:
        bank = open_bank_with(payments, options)
        told = bank.keys.as_json()
        stopped = stop_signal()
        bank.start(keep_settling(bank))
        if options.drop:
            bank.start(keep_taking(bank, options.drop))
        config = uvicorn.Config(
            _app(bank), http=Connection, lifespan="off", log_level="critical", ws="none", loop="none"
        )
        serving = asyncio.create_task(QuietServer(config).serve(sockets=[web]))
        print(_greeting(web.getsockname()[1], told, options.keys), flush=True)  # noqa: T201 - for people and tests
        await asyncio.wait({serving, asyncio.create_task(stopped.wait())}, return_when=asyncio.FIRST_COMPLETED)
        bank.books.close()


async def _to_front(request: Request) -> Response:
    del request
    return RedirectResponse("/bank")


def _app(bank: Bank) -> SnapFirst:
    pages = Starlette(routes=[Route("/", _to_front), *ROUTES, STATIC], middleware=[Middleware(SafeHeaders)])
    pages.state.bank = bank
    return SnapFirst(pages, bank)


def _greeting(port: int, keys: dict[str, str], file: Path | None) -> str:
    """Where it is; and the keys, where no file has them."""
    where = f"bank http://{HOST}:{port}"
    return f"{where} keys {file}" if file else f"{where}\n{json.dumps(keys, indent=1)}"


def _options(arguments: Sequence[str]) -> tuple[int, Path | None, BankOptions]:
    parser = argparse.ArgumentParser(prog="prakerja-sandbox bank", description="A bank and wallets that speak SNAP BI.")
    parser.add_argument("--port", type=port_number, default=8020, help="SNAP and pages; 0: any free")
    parser.add_argument("--state", type=Path, metavar="FILE", help="keep the books here; default: in memory")
    parser.add_argument(
        "--keys", type=Path, metavar="FILE", help="partner's names and keys; written where it is missing"
    )
    parser.add_argument("--callbacks", type=http_address, metavar="URL", help="where outcomes are told")
    parser.add_argument("--tolerance-s", type=float, default=300.0, help="how far a time stamp may be from now")
    parser.add_argument("--settle-s", type=float, default=2.0, help="how long RTGS and SKN take")
    parser.add_argument("--first-float", type=int, default=FIRST_FLOAT, help="rupiah on each new float")
    parser.add_argument("--drop", type=Path, metavar="FOLDER", help="take pain.001 files from here")
    parser.add_argument("--payments", type=Path, metavar="FILE", help="have this file's payments in the books")
    told = vars(parser.parse_args(arguments))
    return told.pop("port"), told.pop("payments"), BankOptions(**told)
