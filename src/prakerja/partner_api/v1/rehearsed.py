"""What is asked with a test code (`PRAT-`): the same endpoints, answered of a rehearsal instead of a purchase.

No first answer is kept: asking again answers the same by itself.
"""

from prakerja.kit.refused import Refused
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.partner_api.v1.caller import PartnerRequest
from prakerja.training.rehearsals.rehearse import Call, rehearse


def rehearsed[Answer](request: PartnerRequest, code: str, call: Call[Answer]) -> Answer:
    """Raises what the real one raises."""
    with unit_of_work(by=request.actor) as work:
        answer = rehearse(code=code, call=call, by=work.actor, now=work.now)
    # After the unit of work: to be refused may be what the test is of, and is kept.
    if isinstance(answer, Refused):
        raise answer
    return answer
