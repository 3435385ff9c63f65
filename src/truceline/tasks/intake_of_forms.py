"""Receiving filled-in forms: what is checked, and in which order it is written.

    looked at, read, held against the record      nothing has been written
    a form that is not complete is held           answered as waiting
    its files are kept as evidence                each with its custody on record
    its entries go on record                      answered as recorded
    it is written down as taken, and what was held goes

A machine that stops anywhere in between has answered nothing that is not durable, and what it held goes on from there
at the next start. What arrives again says so by its instance ID; other content under the same one is refused.
"""

from collections.abc import Sequence

from truceline.errors import TrucelineError
from truceline.tasks.form_checks import Checks, Plan, digest_of, number_of
from truceline.tasks.form_desk import Ground, Outcome, Sent, Stand
from truceline.tasks.form_inbox import Held, Taken, key_of
from truceline.tasks.form_look import Look, look
from truceline.tasks.receiving import Answer, Became


class FormIntake:
    """Takes forms, many at a time, in one thread."""

    def __init__(self, ground: Ground) -> None:
        self._ground, self._checks = ground, Checks(ground)
        # What waits for its original, by the original: looked up with every form that goes on record.
        self._early: dict[str, list[str]] = {}
        for held in ground.inbox.waiting():
            replaces = look(held.xml).replaces
            if replaces is not None:
                self._remember(held.instance, replaces)

    def resume(self) -> list[Outcome]:
        """Go on with what is held and needs nothing more; what became of it. What still waits is left out."""
        found = [self._retry(held) for held in self._ground.inbox.waiting()]
        return [one for one in found if one is not None and one.stand is not Stand.WAITING]

    def _retry(self, held: Held) -> Outcome | None:
        """Go on with one; why it was not taken is written beside it."""
        (answer,) = self.take([Sent(held.station, held.xml, {})])
        if isinstance(answer, Outcome):
            return answer
        self._ground.inbox.remark(held.instance, str(answer))
        return None

    def take(self, batch: Sequence[Sent]) -> list[Outcome | Exception]:
        """Take forms; for each what became of it, or why it was refused. Durable on return.

        Those without files go on record in one step.
        """
        answers: list[Outcome | Exception] = []
        together: list[tuple[int, Plan]] = []
        for number, sent in enumerate(batch):
            try:
                seen = self._checks.look(sent.xml)
                if any(seen.instance == plan.seen.instance for _, plan in together):
                    self._put_together(together, answers)
                found = self._one(sent, seen)
            except Exception as error:
                # One that nobody expected must not cost the others of this batch their answer.
                answers.append(error)
                continue
            if isinstance(found, Plan):
                together.append((number, found))
                answers.append(Outcome(seen.form, Stand.WAITING))
            else:
                answers.append(found)
        self._put_together(together, answers)
        return answers

    def _one(self, sent: Sent, seen: Look) -> Outcome | Plan:
        """What became of a form; the plan, where it can go on record together with others. Raises TrucelineError."""
        known = self._checks.known(sent, seen)
        if known is not None:
            return known
        plan = self._checks.plan(sent, seen)
        if plan.missing or plan.early:
            self._ground.inbox.hold(seen.instance, sent.xml, sent.station, sent.files)
            if seen.replaces is not None:
                self._remember(seen.instance, seen.replaces)
            return Outcome(seen.form, Stand.WAITING, plan.missing, plan.early)
        if plan.files or plan.held or plan.seen.replaces:
            return self._settle(plan)
        return plan

    def _settle(self, plan: Plan) -> Outcome:
        """Put a form with files, or an edited copy, on record."""
        inbox, ground = self._ground.inbox, self._ground
        inbox.hold(plan.seen.instance, plan.sent.xml, plan.sent.station, plan.sent.files)
        held = inbox.held(plan.seen.instance)
        for name, piece in plan.files.items():
            if held is not None:
                ground.desk.keep(held.files[key_of(name)], piece.digest, f"came with a form of {plan.sent.station}")
        edited = plan.seen.replaces is not None
        answers = ground.desk.take(plan.rows, correcting=edited)
        outcome = self._outcome(plan, answers)
        inbox.note([self._taken(plan)])
        inbox.drop(plan.seen.instance)
        self._follow(plan.seen.instance)
        return outcome

    def _follow(self, instance: str) -> None:
        """Edited copies that came before what they replace go on now."""
        for name in self._early.pop(instance, ()):
            held = self._ground.inbox.held(name)
            if held is not None:
                self._retry(held)

    def _remember(self, instance: str, replaces: str) -> None:
        if instance not in self._early.setdefault(replaces, []):
            self._early[replaces].append(instance)

    def _put_together(self, plans: list[tuple[int, Plan]], answers: list[Outcome | Exception]) -> None:
        """Put forms without files on record in one step, and write what became of each among the answers."""
        if not plans:
            return
        rows = [row for _, plan in plans for row in plan.rows]
        try:
            given = iter(self._ground.desk.take(rows, correcting=False))
            noted = []
            for number, plan in plans:
                answers[number] = self._told(plan, [next(given) for _ in plan.rows])
                if isinstance(answers[number], Outcome):
                    noted.append(self._taken(plan))
            self._ground.inbox.note(noted)
        except TrucelineError as error:
            for number, _ in plans:
                answers[number] = error
        else:
            for one in noted:
                self._follow(one.instance)
        plans.clear()

    def _told(self, plan: Plan, answers: Sequence[Answer]) -> Outcome | TrucelineError:
        try:
            return self._outcome(plan, answers)
        except TrucelineError as error:
            return error

    def _outcome(self, plan: Plan, answers: Sequence[Answer]) -> Outcome:
        """What became of a form whose rows were answered. Raises as `Checks.refuse`."""
        self._checks.refuse(answers, edited=plan.seen.replaces is not None)
        found = {answer.became for answer in answers}
        stand = Stand.RECORDED if Became.RECORDED in found else Stand.KNOWN
        if Became.CORRECTED in found:
            stand = Stand.CORRECTED
        return Outcome(plan.seen.form, stand, receipt=number_of(self._first(plan.seen)))

    def _first(self, seen: Look) -> str:
        """The instance ID under which something was first submitted."""
        return seen.instance if seen.replaces is None else self._ground.inbox.first_of(seen.replaces)

    def _taken(self, plan: Plan) -> Taken:
        seen = plan.seen
        files = {key_of(name): piece.digest for name, piece in plan.files.items()}
        files |= {key_of(name): digest for name, digest in plan.carried.items()}
        ids = tuple(row.cells["id"] for row in plan.says.rows)
        form, at = digest_of(plan.sent.xml), self._ground.clock()
        return Taken(seen.instance, self._first(seen), seen.form, ids, form, files, plan.sent.station, at)
