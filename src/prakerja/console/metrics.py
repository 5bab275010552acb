"""`prakerja metrics`: the house's figures for Prometheus, on an address of its own that no visitor reaches.

Queue, outbox, work and parties are read from the database at the moment of asking, and are of all machines. Requests,
jobs and connections are counted by each process, and added up over those of this machine.
"""

import signal
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from wsgiref.simple_server import WSGIServer

import click
from prometheus_client import CollectorRegistry, start_http_server
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.registry import Collector

from prakerja.config.shared_figures import SharedFigures
from prakerja.console.django_ready import django_ready
from prakerja.console.tls_options import require_tls_elsewhere, tls_options


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Never an address that visitors reach.")
@click.option("--port", type=click.IntRange(1, 65_535), default=9108, show_default=True, help="Of this address.")
@tls_options
def metrics(host: str, port: int, certificate: Path | None, key: Path | None) -> None:
    """Answer Prometheus until told to stop."""
    require_tls_elsewhere(host, certificate=certificate, key=key)
    with django_ready():
        from django.conf import settings

        registry = CollectorRegistry()
        registry.register(HouseFigures())
        registry.register(SharedFigures(settings.ENVIRONMENT.var))
        server, thread = listen(host, port, registry, certificate=certificate, key=key)
        click.echo(f"Figures for Prometheus: {'https' if certificate else 'http'}://{host}:{port}/metrics")
        stopped = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: stopped.set())
        stopped.wait()
        server.shutdown()
        thread.join()


def listen(
    host: str, port: int, registry: CollectorRegistry, *, certificate: Path | None, key: Path | None
) -> tuple[WSGIServer, threading.Thread]:
    try:
        return start_http_server(
            port,
            addr=host,
            registry=registry,
            certfile=str(certificate) if certificate else None,
            keyfile=str(key) if key else None,
        )
    except OSError as error:
        raise click.ClickException(f"{host}:{port} cannot be listened on: {error.strerror or error}") from error


#: As they are called where they rest (connectors/breaker.py).
_PARTIES: Final = ("mail", "satu", "dua", "registry", "time_stamps", "files")

#: By the values of the labels.
type Values = dict[tuple[str, ...], float]


class HouseFigures(Collector):
    """Queue, outbox, long work and the parties outside, as they are now."""

    def collect(self) -> Iterator[GaugeMetricFamily | CounterMetricFamily]:
        from django.conf import settings
        from django.db import DatabaseError, connection

        from prakerja.kit.disk import free_bytes

        room: Values = {(): float(free_bytes(Path(settings.ENVIRONMENT.var)))}
        yield _gauge("prakerja_disk_free_bytes", "Room left where this machine keeps its files.", room, [])
        try:
            yield from self._figures()
            yield from self._of_books()
            yield from self._of_year_ends()
            yield from self._of_webhooks()
            yield _gauge("prakerja_database_up", "1 while the database answers.", {(): 1.0}, [])
        except DatabaseError:
            yield _gauge("prakerja_database_up", "1 while the database answers.", {(): 0.0}, [])
        finally:
            connection.close()

    def _figures(self) -> Iterator[GaugeMetricFamily | CounterMetricFamily]:
        from django.db.models import Count, Sum

        from prakerja.audit.models import SecurityCount
        from prakerja.audit.security import SecurityKind
        from prakerja.connectors.models import Breaker
        from prakerja.connectors.sms_budget import part_spent
        from prakerja.kit.clock import read_clock
        from prakerja.kit.clock_watch import OF_THIS_PROCESS, time_of_database
        from prakerja.kit.known_workers import is_worker_alive
        from prakerja.kit.lanes import Lane
        from prakerja.kit.queue import queue_ages
        from prakerja.messages.models import Message
        from prakerja.work.models import LongWork
        from prakerja.work.states import WorkState

        ages = queue_ages()
        waits: Values = {(lane.value,): ages.get(lane, 0.0) for lane in Lane}
        yield _gauge("prakerja_queue_age_seconds", "How long the job due longest has waited.", waits, ["lane"])
        by_state = Message.objects.values_list("channel", "state").annotate(messages=Count("*"))
        outbox: Values = {(channel, state): float(count) for channel, state, count in by_state}
        yield _gauge("prakerja_outbox_messages", "Messages by channel and outcome.", outbox, ["channel", "outcome"])
        found = dict(LongWork.objects.values_list("state").annotate(works=Count("*")))
        works: Values = {(state.value,): float(found.get(state.value, 0)) for state in WorkState}
        yield _gauge("prakerja_long_work", "Pieces of long work by state.", works, ["state"])
        resting = set(Breaker.objects.filter(rests_until__isnull=False).values_list("party", flat=True))
        parties: Values = {(party,): float(party in resting) for party in _PARTIES}
        yield _gauge("prakerja_party_resting", "1 while a party outside is not asked.", parties, ["party"])
        seen = dict(SecurityCount.objects.values_list("kind").annotate(total=Sum("times")))
        events: Values = {(kind.value,): float(seen.get(kind.value, 0)) for kind in SecurityKind}
        yield _counter("prakerja_security_events", "What looked like an attack, by kind, ever.", events, ["kind"])
        spent: Values = {(): part_spent(now=read_clock())}
        yield _gauge(
            "prakerja_sms_budget_spent_ratio", "Part of the day's SMS that is used up; 1: none is left.", spent, []
        )
        ahead = (read_clock() - time_of_database()).total_seconds()
        off: Values = {("an_hour_ago",): OF_THIS_PROCESS.leap_s(), ("database",): ahead}
        yield _gauge("prakerja_clock_ahead_seconds", "How far this machine's clock is ahead, by what.", off, ["of"])
        yield _gauge("prakerja_worker_up", "1 while some worker was heard of.", {(): float(is_worker_alive())}, [])

    def _of_books(self) -> Iterator[GaugeMetricFamily]:
        from prakerja.kit.clock import read_clock
        from prakerja.ledger.models import KeptProof

        proof = KeptProof.objects.order_by("-night").first()
        faults: Values = {(): float(proof.faults if proof else 0)}
        yield _gauge("prakerja_ledger_faults", "What did not fit in the newest proof of the books.", faults, [])
        age: Values = {(): (read_clock() - proof.proven_at).total_seconds() if proof else 0.0}
        yield _gauge("prakerja_ledger_proof_age_seconds", "Since the books were proven; 0: never yet.", age, [])

    def _of_year_ends(self) -> Iterator[GaugeMetricFamily]:
        from prakerja.cards.unclosed_years import unclosed_years
        from prakerja.cards.year_ends import closing_in
        from prakerja.kit.clock import read_clock

        now = read_clock()
        days: Values = {
            (subject,): (now - closing_in(subject).opens_at).total_seconds() / 86_400
            for subject in unclosed_years(now=now)
        }
        yield _gauge("prakerja_year_end_unclosed_days", "How long a year is over and not closed.", days, ["of"])

    def _of_webhooks(self) -> Iterator[GaugeMetricFamily]:
        from prakerja.kit.clock import read_clock
        from prakerja.partners.webhooks.late_events import late_events, webhooks_by_state

        webhooks: Values = {(state,): float(count) for state, count in webhooks_by_state().items()}
        yield _gauge("prakerja_webhooks", "Webhooks of partners, by how they do.", webhooks, ["state"])
        late = sum(late_events(now=read_clock()).values())
        yield _gauge("prakerja_webhook_late_events", "Events not delivered in time.", {(): float(late)}, [])


def _counter(name: str, text: str, values: Values, labels: list[str]) -> CounterMetricFamily:
    """Prometheus adds `_total`. It lies in the database, so that it is of all processes and survives them."""
    family = CounterMetricFamily(name, text, labels=labels)
    for label_values, value in values.items():
        family.add_metric(list(label_values), value)
    return family


def _gauge(name: str, text: str, values: Values, labels: list[str]) -> GaugeMetricFamily:
    family = GaugeMetricFamily(name, text, labels=labels)
    for label_values, value in values.items():
        family.add_metric(list(label_values), value)
    return family
