"""The witnesses wait no longer for a round that never came: each says so by its key."""

import json
import time

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from prakerja_sandbox.switches import Mode
from prakerja_sandbox.witnesses.books import Books
from prakerja_sandbox.witnesses.http import books_of
from prakerja_sandbox.witnesses.notes import key_of, sign_giving_up
from prakerja_sandbox.witnesses.spelling import read_line
from prakerja_sandbox.witnesses.told import read_told
from prakerja_sandbox.world import world_of


async def give_up(request: Request) -> Response:
    """Of each witness that is up and has read that the round was due: a line by which it waits for it no longer."""
    async with request.form() as form:
        statement, following = (str(form.get(name, "")) for name in ("statement_sha256", "next_chain"))
    told, switches = read_told(world_of(request).options.witnesses), world_of(request).store.switches
    lines = [
        json.dumps(
            {
                "next_chain": following,
                "signature": sign_giving_up(signer.secret, statement, following),
                "statement_sha256": statement,
                "witness": key_of(signer.name, signer.secret),
            }
        )
        for part, signer in (told.signers if told else {}).items()
        if switches[f"witness-{part}"].mode is Mode.OK and _is_overdue(books_of(request), part, statement)
    ]
    if not lines:
        return PlainTextResponse("none of them knows a round of that statement that is late\n", status_code=409)
    return PlainTextResponse("".join(f"{line}\n" for line in lines))


def _is_overdue(books: Books, part: str, statement: str) -> bool:
    now = int(time.time()) + books.ahead_s()
    for one in books.entries(part):
        told = read_line(one.line)
        if told and told.get("kind") == "draw.statement" and told.get("statement_sha256") == statement:
            beacon = told["statement"]["beacon"]
            return bool(now >= beacon["genesis_time"] + (beacon["round"] - 1) * beacon["period"])
    return False
