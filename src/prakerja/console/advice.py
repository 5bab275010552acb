"""What is taken in production and could be better: said in the log at each start, and no reason not to start."""

import structlog
from django.conf import settings

from prakerja.config.database_url import holds_password

_log = structlog.get_logger()


def advise_of_database() -> None:
    """A password is whoever's who has read it once; a certificate runs out, and its key never leaves the machine."""
    if holds_password(settings.ENVIRONMENT.database_url or ""):
        _log.warning("database_by_password", better="sslcert and sslkey in PRAKERJA_DATABASE_URL (docs/operate.md)")
