"""What the description of either version promises to take is taken or refused: schemathesis makes the calls up.

Bounded here to some calls of each endpoint; as many as one likes are tried by
`PRAKERJA_CALLS=2000 bin/test tests/partner_api/test_described_calls.py`.
"""

import json
import os
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from prakerja.partner_api.v1.api import api as v1
from prakerja.partner_api.v2.api import api as v2
from prakerja.partners.known_partners import forget_known_partners
from prakerja.partners.states import PartnerKind
from tests.situations.calls_of_v2 import V2, Program
from tests.situations.partners import INTEGRATION, PartnersProgram, put_partner, sign_key_of

#: Not in an environment that was made before it was needed; `bin/test` brings it.
schemathesis: Any = pytest.importorskip("schemathesis")
pytestmark = [pytest.mark.django_db]
CALLS: Final = int(os.environ.get("PRAKERJA_CALLS", "8"))
KINDS: Final = (PartnerKind.PLATFORM, PartnerKind.INSTITUTION)
#: What a call of any kind may be answered besides: it is of the frame, and not of the endpoint.
_ENVELOPE: Final = {200, 400, 401, 403, 404, 405, 409, 413, 422, 429, 503}


def _described(api: Any, prefix: str) -> dict[str, Any]:
    described: dict[str, Any] = json.loads(json.dumps(api.get_openapi_schema(path_prefix=prefix)))
    return described


DESCRIBED: Final = {INTEGRATION: _described(v1, INTEGRATION), V2: _described(v2, V2)}
OPERATIONS: Final = [
    (prefix, path, method)
    for prefix, described in DESCRIBED.items()
    for path, methods in described["paths"].items()
    for method in methods
]


def cases_of(prefix: str, path: str, method: str) -> st.SearchStrategy[Any]:
    schema = schemathesis.openapi.from_dict(DESCRIBED[prefix])
    strategy: st.SearchStrategy[Any] = schema[path][method].as_strategy()
    return strategy


@pytest.fixture
def codes() -> Iterator[list[str]]:
    forget_known_partners()
    yield [put_partner(kind).client_code for kind in KINDS]
    forget_known_partners()


def sent(prefix: str, code: str, case: Any) -> Any:
    body = b"" if case.body is schemathesis.core.NOT_SET else json.dumps(case.body).encode()
    endpoint = case.path.removeprefix(prefix)
    if prefix == INTEGRATION:
        return PartnersProgram(code).ask(endpoint, raw=body)
    query = urlencode(case.query or {}, doseq=True)
    return Program(code, sign_key_of(code)).send(case.method, endpoint, raw=body, query=query)


@pytest.mark.parametrize(("prefix", "path", "method"), OPERATIONS)
def test_every_call_that_is_described_is_answered(prefix: str, path: str, method: str, codes: list[str]) -> None:
    @settings(
        max_examples=CALLS,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        deadline=None,
        database=None,
    )
    @given(case=cases_of(prefix, path, method))
    def each(case: Any) -> None:
        for code in codes:
            answer = sent(prefix, code, case)
            assert answer.status_code in _ENVELOPE, (answer.status_code, answer.content)
            if prefix == V2 and answer.status_code >= 400:
                assert answer.headers["Content-Type"] == "application/problem+json"

    each()
