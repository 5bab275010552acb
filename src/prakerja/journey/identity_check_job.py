"""The job from entered numbers to a decision: the registry is asked, screening says what it knows, identity decides.

It opens the units of work, because the registry's answer is waited for between them.
"""

from typing import Final

from prakerja.connectors.registry.ask import ask
from prakerja.identity.note_registry_silence import note_registry_silence
from prakerja.identity.question_of import question_of
from prakerja.identity.record_registry_answer import record_registry_answer
from prakerja.identity.rules import policy_on
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.clock import wib_day
from prakerja.kit.retries import TryAgain
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.screening.standing import standing_of

_REGISTRY: Final = Actor.system("identity.check_identity")


def run_identity_check(*, applicant_id: ApplicantId, question_number: int) -> None:
    """The registry's answer to this question is recorded, once. Raises TryAgain while there is no answer."""
    with unit_of_work(by=_REGISTRY) as work:
        asked = question_of(applicant_id=applicant_id, question_number=question_number, by=work.actor)
    if asked is None:
        return
    question, nik_digest = asked
    today = wib_day(work.now)
    try:
        answer = ask(question, threshold=policy_on(today).sent_threshold)
    except TryAgain:
        with unit_of_work(by=_REGISTRY) as work:
            note_registry_silence(
                applicant_id=applicant_id, question_number=question_number, by=work.actor, now=work.now
            )
        raise
    with unit_of_work(by=_REGISTRY) as work:
        record_registry_answer(
            applicant_id=applicant_id,
            question_number=question_number,
            answer=answer,
            standing=standing_of(nik_digest=nik_digest, on=today),
            by=work.actor,
            now=work.now,
        )
