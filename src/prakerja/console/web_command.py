"""How the web server is started: the same in the demo, in production and in the measurements."""


def web_command(*, host: str, port: int, workers: int = 2) -> list[str]:
    """Program and arguments."""
    return command_for("prakerja.config.rsgi:application", host=host, port=port, workers=workers)


def command_for(target: str, *, host: str, port: int, workers: int) -> list[str]:
    """The same, whatever is served."""
    where = f"--host {host} --port {port} --workers {workers}"
    return ["python", "-m", "prakerja.front.server", *where.split(), target]
