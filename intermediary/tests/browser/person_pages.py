"""The addresses of one person: their tabs, and the forms that lead from them."""

from datetime import date

from intermediary.tests import people
from participants.casework import services

OF_A_PERSON = (
    "document_add", "exclusion_add", "goal_add", "note_add", "participant_casework", "participant_record",
    "participant_work", "service_add", "service_plan", "support_add", "task_add",
)  # fmt: skip
EXAMPLES = {
    **{name: lambda w: [w.participant.key] for name in OF_A_PERSON},
    "goal_edit": lambda w: [w.casework.goal.key],
    "merge_compare": lambda w: [w.participant.key, w.casework.twin.key],
    "merge_find": lambda w: [w.participant.key],
    "note_edit": lambda w: [w.casework.note.key],
    "support_budget": lambda w: [w.grant.key],
    "task_edit": lambda w: [w.casework.task.key],
}
LEADS_BACK = "leads back: it takes a POST"
NO_PAGE = {
    "document_file": "a file",
    "participant_alike": "a fragment of the page of a new person",
    **dict.fromkeys(
        ("document_remove", "exclusion_lift", "goal_close", "goal_remove", "goal_reopen", "merge_apart", "merge_undo",
         "note_remove",
         "service_given", "service_remove", "support_remove", "task_done", "task_remove", "task_undone"),
        LEADS_BACK,
    ),
}  # fmt: skip


class Casework:
    """Something in every part of a person's pages."""

    def __init__(self, person, grant, by):
        day, to_come, of = date(2025, 9, 1), date(2099, 6, 1), {"participant": person, "by": by}
        services.set_budget(grant=grant, amount=500, by=by)
        services.give_service(kind="Career counseling", provided_on=day, **of)
        services.give_service(kind="Workshop", provided_on=to_come, planned=True, reason="Waits for the course", **of)
        services.give_supportive_services(
            participants=[person], kind="transport", given_on=day, cost=60, grant=grant, by=by
        )
        self.goal = services.set_goal(title="Pass the CNA exam", target_on=to_come, **of)
        self.task = services.add_task(title="Book the exam", owner=by, due_on=day, goal=self.goal, **of)
        services.add_task(title="Bring the diploma", **of)
        services.do_task(task=services.add_task(title="Call the clinic", owner=by, **of), on=day, by=by)
        self.note = services.write_note(text="Likes the night shift.", about_on=day, visibility="team", **of)
        self.twin = people.participant(person.identity.first_name, "Lasst")
        services.say_exclusion(reason="02", effective_on=to_come, **of)
