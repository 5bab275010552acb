"""How the web server is started: the same in the demo, in production and in the measurements."""

from typing import Final

from prakerja.front.connections import most_connections

#: No HTTP/2, which has no time-out for a head, and which no proxy speaks to us. A head that is not whole, and a
#: connection on which nothing is asked, have fifteen seconds. Whoever is in the middle of something when we stop has
#: eight.
_PER_WORKER: Final = (
    "--interface rsgi --http 1 --no-ws --http1-header-read-timeout 15000 --http1-buffer-size 65536"
    " --workers-kill-timeout 8 --respawn-failed-workers --no-access-log --log-level warning"
)


def web_command(*, host: str, port: int, workers: int = 2) -> list[str]:
    """Program and arguments."""
    where = f"--host {host} --port {port} --workers {workers} --backpressure {most_connections()}"
    return ["granian", *where.split(), *_PER_WORKER.split(), "prakerja.config.rsgi:application"]
