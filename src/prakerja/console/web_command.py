"""How the web server is started: the same in the demo, in production and in the measurements."""

from pathlib import Path


def web_command(
    *, host: str, port: int, workers: int = 2, certificate: Path | None = None, key: Path | None = None
) -> list[str]:
    """Program and arguments."""
    target = "prakerja.config.rsgi:application"
    return command_for(target, host=host, port=port, workers=workers, certificate=certificate, key=key)


def command_for(
    target: str, *, host: str, port: int, workers: int, certificate: Path | None = None, key: Path | None = None
) -> list[str]:
    """The same, whatever is served."""
    where = f"--host {host} --port {port} --workers {workers}"
    tls = ["--certificate", str(certificate), "--key", str(key)] if certificate and key else []
    return ["python", "-m", "prakerja.front.server", *where.split(), *tls, target]
