"""One draw per wave, its attempts with their secrets, and what it decided about each candidate."""

from prakerja.draw.dry_runs import DryRun
from prakerja.draw.handing.models import Handing
from prakerja.draw.joiners.models import JoinerBlock, JoinerTree
from prakerja.draw.kept_checks import ResultCheck
from prakerja.draw.models.appeals import AppealDecision, AppealOutcome
from prakerja.draw.models.continuing import Continuation, LaterSeat, LeftOut
from prakerja.draw.models.draws import Draw
from prakerja.draw.models.outcomes import AreaResult, Outcome
from prakerja.draw.models.secrets import Commitment, Cutoff, Reveal, SeedRound
from prakerja.draw.models.statements import ChainGivenUp, CustodianKey, NamedCustodian, Statement, TakenBack

__all__ = [
    "AppealDecision",
    "AppealOutcome",
    "AreaResult",
    "ChainGivenUp",
    "Commitment",
    "Continuation",
    "CustodianKey",
    "Cutoff",
    "Draw",
    "DryRun",
    "Handing",
    "JoinerBlock",
    "JoinerTree",
    "LaterSeat",
    "LeftOut",
    "NamedCustodian",
    "Outcome",
    "ResultCheck",
    "Reveal",
    "SeedRound",
    "Statement",
    "TakenBack",
]
