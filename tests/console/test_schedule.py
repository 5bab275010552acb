"""Every recurring job exists, and everything that recurs is in the one place."""

import ast
import inspect

from procrastinate.contrib.django import app

from prakerja.console import schedule


def _named_jobs() -> set[str]:
    calls = [node for node in ast.walk(ast.parse(inspect.getsource(schedule))) if isinstance(node, ast.Call)]
    names = [node.args[0] for node in calls if getattr(node.func, "id", "") == "put_on_queue"]
    return {str(name.value) for name in names if isinstance(name, ast.Constant)}


def test_every_recurring_job_is_a_known_task() -> None:
    assert _named_jobs()
    assert _named_jobs() <= set(app.tasks)


def test_the_clocks_are_in_the_schedule_alone() -> None:
    periodic = {task.task.name for task in app.periodic_registry.periodic_tasks.values()}
    assert {name for name in periodic if not name.startswith(("schedule.", "builtin:"))} == set()
