"""The population registry over HTTP: verification by element. Called by background work, outside any transaction."""

from dataclasses import dataclass
from datetime import date
from typing import Final

import structlog
from django.conf import settings

from prakerja.connectors.breaker import breaker
from prakerja.connectors.failures import NotAccepted, NotNow, Silence
from prakerja.connectors.post import post
from prakerja.connectors.registry.answers import BadAnswer, NoAnswerNow, RegistryAnswer, SetupWrong, read_answer

_log = structlog.get_logger()

_TIMEOUT_S: Final = 5.0


@dataclass(frozen=True, slots=True, repr=False)
class Question:
    """What the registry is asked. No repr: it must not end up in a log."""

    nik: str
    family_card: str
    name: str
    birth_date: date


def ask(question: Question, *, threshold: int) -> RegistryAnswer:
    """The registry's answer. Raises TryAgain: Silence, NotNow or Resting; none of them may move an applicant."""
    with breaker("registry"):
        try:
            return read_answer(_post(question, threshold), nik=question.nik)
        except BadAnswer as bad:
            _log.warning("registry_answer_not_understood", cause=bad.code)
            raise Silence(bad.code) from None
        except NoAnswerNow as not_now:
            _log.warning("registry_not_now", code=not_now.code)
            raise NotNow(not_now.code) from None
        except SetupWrong as wrong:
            # Somebody must be woken.
            _log.error("registry_setup_wrong", code=wrong.code, kind="broken")
            raise NotNow(wrong.code) from None


def _post(question: Question, threshold: int) -> object:
    url = f"{settings.REGISTRY_URL}/CALL_VERIFY_BY_ELEMEN"
    try:
        return post(url, json=_body(question, threshold), timeout_s=_TIMEOUT_S)
    except NotAccepted as error:
        # Its own refusals stand in the body; a status says nothing about the applicant.
        raise Silence(str(error)) from None


def _body(question: Question, threshold: int) -> dict[str, object]:
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
