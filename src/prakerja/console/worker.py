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
        import prakerja.console.schedule  # noqa: F401  registers the recurring jobs
        from prakerja.console.tables import require_tables_of_this_version
        from prakerja.kit.worker import work

        require_tables_of_this_version()
        work(concurrency=concurrency)
