"""`prakerja troubles`: what an operator looks at first, whatever the alarm was."""

import json
from dataclasses import asdict, dataclass

import click
from rich.console import Console
from rich.table import Table

from prakerja.console.django_ready import django_ready
from prakerja.console.operator_option import OPERATOR_OR_USER


@dataclass(frozen=True)
class Report:
    """Nothing in it is of a person: kinds, subjects, causes and numbers."""

    troubles: list[tuple[str, str]]
    #: Seconds that the job due longest has waited, by lane.
    waiting: dict[str, int]
    #: Jobs that failed within a day, by name.
    failed_jobs: dict[str, int]
    #: Long work that failed: what it was, and the name of the fault.
    failed_work: dict[str, str]
    #: Messages that failed within a day, by channel and cause.
    failed_messages: dict[str, int]
    #: Parties that rest, and their cause.
    resting: dict[str, str]
    #: Events that partners' own servers have not taken in time, by client code: theirs to mend.
    late_webhooks: dict[str, int]


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
@click.option("--try-again", "is_tried", is_flag=True, help="Long work that failed goes on, once its cause is mended.")
@OPERATOR_OR_USER
def troubles(*, as_json: bool, is_tried: bool, operator: str) -> None:
    """Say what is late, failed, silent or full, with the causes; exit status 1 while there is something to do."""
    with django_ready():
        if is_tried:
            for what in try_all_again(operator):
                click.echo(f"Goes on: {what}", err=True)
        report = read_report()
    if as_json:
        click.echo(json.dumps(asdict(report)))
    else:
        print_report(report)
    if report.troubles:
        raise SystemExit(1)


def try_all_again(operator: str) -> list[str]:
    """Every piece of long work that has failed is due again, from where it stood, also what has no page of its own."""
    from prakerja.audit.record_operation import record_command
    from prakerja.kit.actor import Actor
    from prakerja.kit.jobs import job_named, know_all_jobs
    from prakerja.kit.unit_of_work import unit_of_work
    from prakerja.work.models import LongWork
    from prakerja.work.states import WorkState
    from prakerja.work.try_again import try_again

    know_all_jobs()
    with unit_of_work(by=Actor.operator(operator)) as work:
        record_command("troubles --try-again", by=work.actor, now=work.now)
        failed = list(LongWork.objects.filter(state=WorkState.FAILED).order_by("failed_at"))
        jobs = [(row, job_named(row.kind)) for row in failed]
        again = [row for row, job in jobs if try_again(job, work.now, **job.read(row.arguments))]
    return [f"{row.kind} · {row.subject}" for row in again]


def read_report() -> Report:
    """As it is at this moment."""
    from prakerja.connectors.models import Breaker
    from prakerja.kit.clock import read_clock
    from prakerja.kit.queue import failed_jobs, queue_ages
    from prakerja.messages.mailing import failures_of_last_day
    from prakerja.partners.webhooks.late_events import late_events
    from prakerja.work.models import LongWork
    from prakerja.work.states import WorkState
    from prakerja.work.troubles import troubles as troubles_now

    resting = Breaker.objects.filter(rests_until__isnull=False)
    failed = LongWork.objects.filter(state=WorkState.FAILED)
    return Report(
        troubles=[(one.kind.value, one.what) for one in troubles_now()] + _late_disputes(),
        waiting={lane.value: round(seconds) for lane, seconds in queue_ages().items()},
        failed_jobs=failed_jobs(),
        failed_work={f"{one.kind} · {one.subject}": one.failure for one in failed},
        failed_messages=failures_of_last_day(),
        resting={one.party: one.cause for one in resting},
        late_webhooks=late_events(now=read_clock()),
    )


def _late_disputes() -> list[tuple[str, str]]:
    """Of partners: somebody of the office is to have answered them. A step's matter, and so asked here."""
    from prakerja.kit.clock import read_clock
    from prakerja.training.statements.overdue import waiting_disputes

    _, late = waiting_disputes(now=read_clock())
    return [("disputes_late", str(late))] if late else []


def print_report(report: Report) -> None:
    """The same for people."""
    table = Table("what", "", title="Troubles", show_header=False)
    for kind, what in report.troubles:
        table.add_row(kind.replace("_", " "), what)
    for title, figures in (
        ("waits, seconds", report.waiting),
        ("jobs failed today", report.failed_jobs),
        ("work failed", report.failed_work),
        ("messages failed today", report.failed_messages),
        ("rests because of", report.resting),
        ("webhooks late, events", report.late_webhooks),
    ):
        for name, figure in figures.items():
            table.add_row(title, f"{name}: {figure}")
    if table.row_count:
        Console().print(table)
    if not report.troubles:
        click.echo("Nothing has to be done.")
