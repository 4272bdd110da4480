"""Goals, and what is to be done. Both can be taken back: nothing asks "are you sure"."""

from datetime import date

from intermediary.audit.events import event
from participants.casework.models import Goal, Task
from participants.models import Participant


def set_goal(*, participant: Participant, title: str, target_on: date | None, by) -> Goal:
    with event("goal.set", by=by, subject=participant):
        return Goal.objects.create(participant=participant, title=title, target_on=target_on)


def change_goal(*, goal: Goal, title: str, target_on: date | None, by) -> Goal:
    with event("goal.changed", by=by, subject=goal.participant):
        goal.title, goal.target_on = title, target_on
        goal.save(update_fields=["title", "target_on"])
    return goal


def close_goal(*, goal: Goal, reached: bool, on: date, by) -> Goal:
    """A goal is reached, or dropped. Its open steps stay as they are."""
    with event("goal.reached" if reached else "goal.dropped", by=by, subject=goal.participant):
        goal.reached_on, goal.dropped_on = (on, None) if reached else (None, on)
        goal.save(update_fields=["reached_on", "dropped_on"])
    return goal


def reopen_goal(*, goal: Goal, by) -> Goal:
    with event("goal.reopened", by=by, subject=goal.participant):
        goal.reached_on = goal.dropped_on = None
        goal.save(update_fields=["reached_on", "dropped_on"])
    return goal


def add_task(*, participant: Participant, title: str, owner=None, due_on: date | None = None, goal=None, by) -> Task:
    """Something to be done; without an `owner` it is the person's own to do. With a `goal` it is a step of it."""
    with event("task.added", by=by, subject=participant):
        return Task.objects.create(participant=participant, title=title, owner=owner, due_on=due_on, goal=goal)


def change_task(*, task: Task, title: str, owner, due_on: date | None, goal, by) -> Task:
    with event("task.changed", by=by, subject=task.participant):
        task.title, task.owner, task.due_on, task.goal = title, owner, due_on, goal
        task.save(update_fields=["title", "owner", "due_on", "goal"])
    return task


def do_task(*, task: Task, on: date, by) -> Task:
    """Done. Saying it again changes nothing."""
    if task.done_on is None:
        with event("task.done", by=by, subject=task.participant):
            task.done_on, task.done_by = on, by
            task.save(update_fields=["done_on", "done_by"])
    return task


def undo_task(*, task: Task, by) -> Task:
    with event("task.undone", by=by, subject=task.participant):
        task.done_on = task.done_by = None
        task.save(update_fields=["done_on", "done_by"])
    return task


def remove_goal(*, goal: Goal, by) -> None:
    """It was set in error. Its steps stay, as tasks of no goal."""
    with event("goal.removed", by=by, subject=goal.participant):
        goal.steps.update(goal=None)
        goal.delete()


def remove_task(*, task: Task, by) -> None:
    with event("task.removed", by=by, subject=task.participant):
        task.delete()
