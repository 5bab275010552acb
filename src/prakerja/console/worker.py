"""`prakerja worker`: does the background work until it is told to stop."""

import click

from prakerja.console.django_ready import django_ready


@click.command()
@click.option(
    "--concurrency", type=click.IntRange(min=1), default=4, show_default=True, help="Jobs done at the same time."
)
def worker(concurrency: int) -> None:
    """Do the background work."""
    with django_ready():
        _work(concurrency)


def _work(concurrency: int) -> None:
    from procrastinate.contrib.django import app  # noqa: PLC0415  needs the settings

    import prakerja.console.schedule  # noqa: F401, PLC0415  registers the recurring jobs

    connector = app.connector.get_worker_connector()  # type: ignore[attr-defined]
    with app.replace_connector(connector) as worker_app:
        worker_app.run_worker(
            concurrency=concurrency,
            delete_jobs="successful",
            update_heartbeat_interval=5,
            stalled_worker_timeout=20,
            shutdown_graceful_timeout=8,
        )
