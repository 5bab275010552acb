"""The command prakerja-sandbox: the world outside as one process, web and mail in one event loop."""

import argparse
import asyncio
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import uvicorn

from prakerja_sandbox.app import make_app
from prakerja_sandbox.bank.bank import BankOptions
from prakerja_sandbox.bank.books import FIRST_FLOAT
from prakerja_sandbox.bank.books import NotAStateFile as NotBanksBooks
from prakerja_sandbox.bank.callbacks import keep_settling
from prakerja_sandbox.bank.keys import NotAKeysFile
from prakerja_sandbox.bank.main import main as bank_main
from prakerja_sandbox.bank.put_told import open_bank_with
from prakerja_sandbox.bank.told_payments import NotAPaymentsFile
from prakerja_sandbox.beacon.beacon import Beacon
from prakerja_sandbox.beacon.chain import NotABeaconFile
from prakerja_sandbox.faults import Connection
from prakerja_sandbox.listening import HOST, PortTaken, QuietServer, http_address, listen, port_number, stop_signal
from prakerja_sandbox.mail import MailServer
from prakerja_sandbox.store import NotAStateFile, Store
from prakerja_sandbox.world import Options, World

_BAD_INPUT: Final = 2
_BAD_FILES: Final = (NotAStateFile, NotBanksBooks, NotAKeysFile, NotAPaymentsFile, NotABeaconFile)


def main() -> None:
    """Serve until SIGINT or SIGTERM. Exit status 2 when a port is taken or an option does not fit."""
    arguments = sys.argv[1:]
    if arguments[:1] == ["bank"]:
        bank_main(arguments[1:])
    else:
        _sandbox(_options(arguments))


def _sandbox(options: Options) -> None:
    try:
        asyncio.run(_serve(options))
    except (PortTaken, *_BAD_FILES) as error:
        print(f"prakerja-sandbox: {error}", file=sys.stderr)  # noqa: T201 - the command line's answer
        raise SystemExit(_BAD_INPUT) from error


async def _serve(options: Options) -> None:
    with listen(options.port, "--port") as web, listen(options.smtp_port, "--smtp-port") as smtp:
        taken = replace(options, port=web.getsockname()[1], smtp_port=smtp.getsockname()[1])
        bank = open_bank_with(options.bank_payments, _of_bank(options))
        world = World(taken, Store(options.state), bank, Beacon(options.beacon))
        world.bank.start(keep_settling(world.bank))
        if options.bank_keys:
            # Whoever is started beside it finds them.
            _ = world.bank.keys
        if options.beacon:
            _ = world.beacon.chain
        stopped = stop_signal()
        mail = await asyncio.get_running_loop().create_server(lambda: MailServer(world), sock=smtp)
        config = uvicorn.Config(make_app(world), http=Connection, lifespan="off", log_level="critical", ws="none")
        serving = asyncio.create_task(QuietServer(config).serve(sockets=[web]))
        print(_greeting(taken), flush=True)  # noqa: T201 - for bin/run and people
        await asyncio.wait({serving, asyncio.create_task(stopped.wait())}, return_when=asyncio.FIRST_COMPLETED)
        mail.close()


def _of_bank(options: Options) -> BankOptions:
    """Its books lie beside the sandbox's own state."""
    file = options.state
    state = file.with_name(f"{file.name}-bank") if file else None
    return BankOptions(
        state=state, keys=options.bank_keys, callbacks=options.bank_callbacks, first_float=options.bank_float
    )


def _greeting(taken: Options) -> str:
    return f"sandbox http://{HOST}:{taken.port} smtp {HOST}:{taken.smtp_port}"


def _options(arguments: Sequence[str]) -> Options:
    default = Options()
    parser = argparse.ArgumentParser(prog="prakerja-sandbox", description="The world outside Prakerja, made up.")
    parser.add_argument(
        "--port", type=port_number, default=default.port, help="web pages, registry, gateways; 0: any free"
    )
    parser.add_argument("--smtp-port", type=port_number, default=default.smtp_port, help="mail server; 0: any free")
    parser.add_argument(
        "--delivery-reports-url",
        type=http_address,
        default=default.delivery_reports_url,
        help="where SMS delivery reports go",
    )
    parser.add_argument(
        "--delivery-reports-secret", default=default.delivery_reports_secret, help="last part of the reports' address"
    )
    parser.add_argument("--state", type=Path, metavar="FILE", help="keep inbox and switches here; default: in memory")
    parser.add_argument(
        "--authenticator", type=Path, metavar="FILE", help="show codes of these: a JSON list of email, role and secret"
    )
    parser.add_argument("--partners", type=Path, metavar="FILE", help="play this file's platform and institution")
    parser.add_argument("--bank-keys", type=Path, metavar="FILE", help="of the bank's partner; written where missing")
    parser.add_argument(
        "--bank-payments", type=Path, metavar="FILE", help="have this file's payments in the bank's books"
    )
    parser.add_argument(
        "--bank-float", type=int, default=FIRST_FLOAT, metavar="RUPIAH", help="on each new float of the bank"
    )
    parser.add_argument("--bank-callbacks", type=http_address, metavar="URL", help="where the bank tells")
    parser.add_argument("--beacon", type=Path, metavar="FILE", help="of the beacon's chain; written where missing")
    parser.add_argument("--witnesses", type=Path, metavar="FILE", help="this file's log is watched, by its keys")
    return Options(**vars(parser.parse_args(arguments)))


if __name__ == "__main__":
    main()
