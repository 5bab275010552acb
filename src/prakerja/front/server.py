"""`python -m prakerja.front.server`: granian around an application that its first process has loaded already.

It forks the processes that answer, and another one for one that was killed: each has from its first moment what the
first one has. Loading takes seconds of a processor, and on a busy machine visitors waited half a minute for it.
"""

import gc
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Final

import click
from granian.constants import HTTPModes, Interfaces, SSLProtocols
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server import MPServer

from prakerja.front.connections import most_connections

type Task = Callable[..., None]

#: A head that is not whole, and a connection on which nothing is asked, have so long.
_HEAD_WITHIN_MS: Final = 15_000
_BUFFER_BYTES: Final = 65_536
#: Whoever is in the middle of something when we stop.
_STOPS_WITHIN_S: Final = 8
#: Between two starts of processes that end at once, so that they do not eat the machine.
_PAUSE_S: Final = 1.0


@click.command()
@click.argument("target")
@click.option("--host", required=True)
@click.option("--port", type=int, required=True)
@click.option("--workers", type=int, required=True)
@click.option("--certificate", type=click.Path(path_type=Path))
@click.option("--key", type=click.Path(path_type=Path))
def serve(target: str, host: str, port: int, workers: int, certificate: Path | None, key: Path | None) -> None:
    """Serve the application TARGET (`module:name`, RSGI) until told to stop. With a certificate: over TLS alone."""
    import_module(target.partition(":")[0])
    # What is there now stays; to look through it again would copy it into every process.
    gc.collect()
    gc.freeze()
    _Server(
        target,
        address=host,
        port=port,
        workers=workers,
        interface=Interfaces.RSGI,
        # HTTP/2 has no time-out for a head, and no proxy speaks it to us.
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(header_read_timeout=_HEAD_WITHIN_MS, max_buffer_size=_BUFFER_BYTES),
        websockets=False,
        ssl_cert=certificate,
        ssl_key=key,
        # As the proxies of docs/proxy speak it to visitors.
        ssl_protocol_min=SSLProtocols.tls12,
        backpressure=most_connections(),
        respawn_failed_workers=True,
        workers_kill_timeout=_STOPS_WITHIN_S,
        log_level=LogLevels.warning,
    ).serve()


class _Server(MPServer):
    """Goes on whatever its processes die of. Granian's own ends, and cuts everybody off, when the same one dies twice
    within six seconds, as by a request that is sent once more."""

    _begun_at = 0.0

    def _respawn_workers(self, workers: list[int], target: Task, loader: Task, delay: float = 0) -> None:
        time.sleep(max(0.0, self._begun_at + _PAUSE_S - time.monotonic()))
        self._begun_at = time.monotonic()
        super()._respawn_workers(workers, target, loader, delay)
        self.respawned_wrks.clear()


if __name__ == "__main__":
    serve()
