"""From entered numbers to a decision: the registry is asked, screening says what it knows, identity decides."""

from prakerja.connectors.registry.ask import ask
from prakerja.identity.note_registry_silence import note_registry_silence
from prakerja.identity.question_of import question_of
from prakerja.identity.record_registry_answer import record_registry_answer
from prakerja.identity.rules import policy_on
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.clock import read_clock, wib_day
from prakerja.kit.retries import TryAgain
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.screening.standing import standing_of

_REGISTRY = Actor.system("identity.check_identity")


def check_identity(*, applicant_id: ApplicantId, question_number: int) -> None:
    """The registry's answer to this question is recorded, once. Raises TryAgain while there is no verdict."""
    asked = question_of(applicant_id=applicant_id, question_number=question_number)
    if asked is None:
        return
    question, nik_digest = asked
    today = wib_day(read_clock())
    try:
        answer = ask(question, threshold=policy_on(today).sent_threshold)
    except TryAgain:
        with unit_of_work(by=_REGISTRY) as work:
            note_registry_silence(
                applicant_id=applicant_id, question_number=question_number, by=work.actor, now=work.now
            )
        raise
    standing = standing_of(nik_digest=nik_digest, on=today)
    with unit_of_work(by=_REGISTRY) as work:
        record_registry_answer(
            applicant_id=applicant_id,
            question_number=question_number,
            answer=answer,
            standing=standing,
            by=work.actor,
            now=work.now,
        )
