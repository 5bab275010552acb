"""`Rejected`: an endpoint says no by raising it."""

from collections.abc import Sequence

from prakerja.partner_api.v2.answers import FieldFault
from prakerja.partner_api.v2.problems import Problem


class Rejected(Exception):
    """Nothing was done; `problem` says why, and `errors` which fields are to blame."""

    def __init__(self, problem: Problem, *, errors: Sequence[FieldFault] = ()) -> None:
        super().__init__(problem.code)
        self.problem = problem
        self.errors = errors
