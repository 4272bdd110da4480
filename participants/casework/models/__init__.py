from participants.casework.models.note import Note
from participants.casework.models.plan import Goal, Task
from participants.casework.models.support import Budget, SupportiveService

__all__ = ["Budget", "Goal", "Note", "SupportiveService", "Task"]
