"""How the web server is started: the same in the demo, in production and in the measurements."""

from typing import Final

_PER_WORKER: Final = (
    "--interface wsgi --blocking-threads 4 --backpressure 64"
    " --respawn-failed-workers --no-access-log --log-level warning"
)


def web_command(*, host: str, port: int, workers: int = 2) -> list[str]:
    """Program and arguments."""
    where = f"--host {host} --port {port} --workers {workers}"
    return ["granian", *where.split(), *_PER_WORKER.split(), "prakerja.config.wsgi:application"]
