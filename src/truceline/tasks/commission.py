"""The joint commission: its sessions, the tasks it gave, and a draft of the next agenda."""

from dataclasses import dataclass

from truceline.errors import NotOnRecord
from truceline.liaison.agenda import Draft, drafts
from truceline.liaison.openings import Matter, standing
from truceline.liaison.sessions import Sitting, sittings
from truceline.liaison.subjects import subjects_of
from truceline.liaison.tasks_due import TaskState
from truceline.tasks.desk import Desk
from truceline.values.instants import Instant


@dataclass(frozen=True)
class Commission:
    """Everything about joint bodies at an instant, as known."""

    sittings: tuple[Sitting, ...]
    tasks: tuple[TaskState, ...]
    drafts: tuple[Draft, ...]

    def only(self, session: str | None) -> "Commission":
        """One session with the tasks that it gave; everything for None.

        Raises:
            NotOnRecord: if no session has this id.
        """
        if session is None:
            return self
        found = tuple(one for one in self.sittings if one.entry.id == session)
        if not found:
            known = ", ".join(one.entry.id for one in self.sittings) or "none is known by then"
            raise NotOnRecord(f"there is no session {session}", f"name one of the sessions on record: {known}")
        return Commission(found, tuple(one for one in self.tasks if one.task.session == session), ())


def commission(desk: Desk, at: Instant, *, known: Instant) -> Commission:
    """Every session, task and draft of a case at an instant, as known at an instant."""
    view = desk.view(known)
    now = standing(view, desk.case, subjects_of(desk.entries, known), at)
    found = sittings(view, at)
    notices = [one for one in now.openings() if one.matter is Matter.NOTICE]
    return Commission(tuple(found), now.tasks, tuple(drafts(desk.case, found, now.tasks, notices)))
