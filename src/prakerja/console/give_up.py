"""`prakerja log give-up`: a witness waits no longer for the round of a draw, and says so by its key."""

import json
import time
from pathlib import Path
from typing import Final, NoReturn

import click
import httpx
from pydantic import ValidationError

from prakerja.connectors.beacon.beacon_file import BeaconRefused, read_beacon
from prakerja.connectors.beacon.quicknet import PUBLIC_MIRRORS, QUICKNET
from prakerja.connectors.beacon.rounds import NotGenuine, Round, read_round
from prakerja.connectors.beacon.signature import NotAKey
from prakerja.console.witness_options import checked_name, secret_in
from prakerja.draw.given_up import sign_giving_up
from prakerja.draw.statement import Statement, statement_file, statement_hash
from prakerja.publog.cosignature import WitnessKey

_NOT_GIVEN_UP: Final = 1
_TIMEOUT_S: Final = 10
#: What drand says of a round that it does not have.
_NOT_OUT: Final = (404, 425)
#: A round is three hundred bytes.
_LONGEST: Final = 10_000

_file = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command("give-up")
@click.option("--statement", "paper", required=True, type=_file, help="statement.json, as the wave's page has it.")
@click.option("--next", "following", required=True, type=_file, help="The beacon for the next attempt: chain, mirrors.")
@click.option("--mirror", "mirrors", multiple=True, metavar="URL", help="Who is asked for the round, beside drand's.")
@click.option("--name", required=True, help="The witness's own name.")
@click.option("--key-file", required=True, type=_file, help="Its secret key, 64 hex digits.")
@click.option("--though-silent", is_flag=True, help="No mirror answers at all, and not only from here.")
def give_up(
    *, paper: Path, following: Path, mirrors: tuple[str, ...], name: str, key_file: Path, though_silent: bool
) -> None:
    """Say by your key that a draw's round is lost, and which chain takes its place.

    Whoever gives up a chain that is well lets somebody look at the round and roll again: so the mirrors are asked
    first, once more, and one must say that it does not have the round: a network that is down is no dead chain.
    Prints one line of JSON for the office. Exit status 1: not given up, and why; 2: bad input.
    """
    stated, secret = _statement_in(paper), secret_in(key_file)
    witness = WitnessKey.of_secret(checked_name(name), secret)
    if str(witness) not in stated.witnesses:
        raise click.UsageError(f"--key-file: the statement names no witness {witness}")
    next_chain = _next_chain(following, stated)
    if time.time() < stated.drawn_at:
        _refuse(f"round {stated.beacon.round} is still to come")
    asked = [*(PUBLIC_MIRRORS.values() if stated.beacon.chain == QUICKNET.chain else ()), *mirrors]
    if not asked:
        raise click.UsageError("--mirror: nobody is known who could have the round of this chain")
    with httpx.Client(timeout=_TIMEOUT_S, headers={"Accept-Encoding": "identity"}) as client:
        lacking = [url for url in asked if _lacks_round(client, url, stated)]
    if not lacking and not though_silent:
        _refuse(
            "no mirror answers from here; see from another network, and say --though-silent if that is so there too"
        )
    f = statement_hash(stated.model_dump())
    told = {"next_chain": next_chain, "signature": sign_giving_up(secret, f, next_chain), "witness": str(witness)}
    click.echo(json.dumps({**told, "statement_sha256": f}, sort_keys=True))


def _statement_in(paper: Path) -> Statement:
    try:
        stated = Statement.model_validate_json(paper.read_bytes())
    except (OSError, ValidationError):
        stated = None
    if stated is None or statement_file(stated.model_dump()) != paper.read_bytes():
        raise click.UsageError(f"--statement: {paper} is no statement of a draw, to the byte")
    return stated


def _next_chain(following: Path, stated: Statement) -> str:
    try:
        chain = read_beacon(following).chain.chain
    except BeaconRefused as refused:
        raise click.UsageError(f"--next: {refused}") from None
    if chain == stated.beacon.chain:
        raise click.UsageError("--next: it is the chain of the statement itself")
    return chain


def _lacks_round(client: httpx.Client, url: str, stated: Statement) -> bool:
    """Whether the mirror says that it does not have the round; one that is silent or lies says nothing. Exits where it
    has the round.
    """
    try:
        came = _round_at(client, url, stated)
    except (httpx.HTTPError, httpx.InvalidURL, NotGenuine, NotAKey) as fault:
        click.echo(f"{url}: {type(fault).__name__}", err=True)
        return False
    if came is not None:
        _refuse(f"{url} has round {came.number}, and its signature is the chain's")
    click.echo(f"{url}: it does not have round {stated.beacon.round}", err=True)
    return True


def _round_at(client: httpx.Client, url: str, stated: Statement) -> Round | None:
    """None: it says so. Raises httpx.HTTPError, also of any other answer; NotGenuine."""
    beacon = stated.beacon
    address = f"{url.rstrip('/')}/{beacon.chain}/public/{beacon.round}"
    with client.stream("GET", address) as answer:
        if answer.status_code in _NOT_OUT:
            return None
        answer.raise_for_status()
        body = next(answer.iter_raw(_LONGEST), b"")
    return read_round(body, chain=beacon, number=beacon.round)


def _refuse(why: str) -> NoReturn:
    click.echo(f"Not given up: {why}.", err=True)
    raise SystemExit(_NOT_GIVEN_UP)
