"""What two people decided about a year's money stands in the books, under their decision's own name."""

from datetime import datetime

from prakerja.approvals.models import Proposal
from prakerja.ledger.post import post
from prakerja.ledger.posting import PROGRAMME, Leg, Posting, posting_id


def post_decision(decided: Proposal, leg: Leg, *, year: int, now: datetime) -> bool:
    """False: it stood there already. A decision is posted once, however often it is carried out."""
    return post(
        Posting(
            id=posting_id(decided.act, decided.pk),
            owner_id=PROGRAMME,
            act=decided.act,
            year=year,
            legs=(leg,),
            happened_at=now,
            posted_at=now,
            reason=decided.reason,
        )
    )
