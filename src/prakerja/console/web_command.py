"""How the web server is started: the same in the demo, in production and in the measurements."""


def web_command(
    *, host: str, port: int, workers: int = 2, target: str = "prakerja.config.rsgi:application"
) -> list[str]:
    """Program and arguments."""
    where = f"--host {host} --port {port} --workers {workers}"
    return ["python", "-m", "prakerja.front.server", *where.split(), target]
