"""`prakerja worker`: does the background work until it is told to stop."""

import click

from prakerja.console.django_ready import django_ready


@click.command()
def worker() -> None:
    """Do the background work: every kind in places of its own. For more of them, start it more often."""
    with django_ready():
        from django.conf import settings

        import prakerja.console.schedule  # noqa: F401  registers the recurring jobs
        from prakerja.config.shared_figures import share_figures
        from prakerja.console.tables import require_tables_of_this_version
        from prakerja.kit.worker import work

        require_tables_of_this_version()
        share_figures(settings.ENVIRONMENT.var, "worker")
        work()
