"""The population registry over HTTP: verification by element. Called by background work, outside any transaction."""

from dataclasses import dataclass
from datetime import date
from typing import Final

import httpx
import structlog
from django.conf import settings
from django.core.cache import cache

from prakerja.identity.answers import BadAnswer, NotNow, RegistryAnswer, SetupWrong, read_answer
from prakerja.kit.outside import http_client
from prakerja.kit.retries import TryAgain

_log = structlog.get_logger()

_TIMEOUT_S: Final = 5.0
_REST_KEY: Final = "identity.registry_rests"
#: After a refusal that holds for everybody, others need not run into it too: a wrong password asked a thousand times
#: gets the user locked.
_REST_S: Final = 30


class RegistryUnavailable(TryAgain):
    """No verdict now: the network, an error, garbage, quota or hours. Says nothing about the applicant."""


class RegistrySetupWrong(TryAgain):
    """Our sign-in or address is wrong. Applicants stay pending; somebody must be woken."""


@dataclass(frozen=True, slots=True, repr=False)
class Question:
    """What the registry is asked. No repr: it must not end up in a log."""

    nik: str
    family_card: str
    name: str
    birth_date: date


def ask(question: Question, *, threshold: int) -> RegistryAnswer:
    """The registry's answer. Raises RegistryUnavailable or RegistrySetupWrong; neither may move an applicant."""
    if cache.get(_REST_KEY):
        raise RegistryUnavailable("resting")
    try:
        return read_answer(_post(question, threshold), nik=question.nik)
    except BadAnswer as bad:
        _log.warning("registry_answer_not_understood", cause=bad.code)
        raise RegistryUnavailable(bad.code) from None
    except NotNow as not_now:
        _log.warning("registry_not_now", code=not_now.code)
        cache.set(_REST_KEY, not_now.code, _REST_S)
        raise RegistryUnavailable(not_now.code) from None
    except SetupWrong as wrong:
        _log.error("registry_setup_wrong", code=wrong.code, kind="broken")
        cache.set(_REST_KEY, wrong.code, _REST_S)
        raise RegistrySetupWrong(wrong.code) from None


def _post(question: Question, threshold: int) -> object:
    try:
        response = http_client().post(
            f"{settings.REGISTRY_URL}/CALL_VERIFY_BY_ELEMEN", json=_body(question, threshold), timeout=_TIMEOUT_S
        )
        response.raise_for_status()
        body: object = response.json()
    # The request holds personal data, and httpx's errors hold the request: neither the error nor its cause goes on.
    except httpx.HTTPError as error:
        raise RegistryUnavailable(type(error).__name__) from None
    # Brackets without end are a RecursionError.
    except (ValueError, RecursionError):
        raise BadAnswer("not json") from None
    return body


def _body(question: Question, threshold: int) -> dict[str, str | int]:
    return {
        "USER_ID": settings.REGISTRY_USER,
        "PASSWORD": settings.REGISTRY_PASSWORD,
        "IP_USER": settings.REGISTRY_IP,
        # Spelt as the registry spells it.
        "TRESHOLD": threshold,
        "NIK": question.nik,
        "NO_KK": question.family_card,
        "NAMA_LGKP": question.name.upper(),
        "TGL_LHR": f"{question.birth_date:%d-%m-%Y}",
    }
