"""Everything on record around the talks by an instant."""

from dataclasses import dataclass, replace

from truceline.record.view import View
from truceline.sources.case import Case, Role
from truceline.talks.between import Pair, pairs_of
from truceline.talks.contacts import Met, Told, contacts_of, other_briefings
from truceline.talks.positions import Course, courses_of, questions_of
from truceline.talks.utterances import Spoken, utterances_of
from truceline.values.instants import Instant


@dataclass(frozen=True)
class Talks:
    """What is on record around the talks by an instant, as known.

    `sides` are those that fight and those that took a position; `silent` are the questions on which one of them has no
    position on record, each with the side.
    """

    at: Instant
    known: Instant
    questions: tuple[str, ...]
    sides: tuple[str, ...]
    courses: tuple[Course, ...]
    silent: tuple[tuple[str, str], ...]
    pairs: tuple[Pair, ...]
    spoken: tuple[Spoken, ...]
    met: tuple[Met, ...]
    briefed: tuple[Told, ...]

    def on(self, question: str) -> "Talks":
        """What is about one question."""
        return replace(
            self,
            questions=tuple(name for name in self.questions if name == question),
            courses=tuple(one for one in self.courses if one.question == question),
            silent=tuple(pair for pair in self.silent if pair[0] == question),
            pairs=tuple(one for one in self.pairs if one.question == question),
            spoken=tuple(one for one in self.spoken if one.said.about == question),
            met=tuple(one for one in self.met if one.contact.about == question),
            briefed=tuple(one for one in self.briefed if one[1].about == question),
        )

    def of(self, party: str, case: Case) -> "Talks":
        """What one side took part in, said, or was told."""

        def named(*names: str | None) -> bool:
            return party in {case.party_of(name) for name in names if name}

        return replace(
            self,
            courses=tuple(one for one in self.courses if one.party == party),
            silent=tuple(pair for pair in self.silent if pair[1] == party),
            pairs=tuple(one for one in self.pairs if party in one.parties),
            spoken=tuple(one for one in self.spoken if named(one.whose, one.said.speaker)),
            met=tuple(one for one in self.met if named(*one.contact.participants)),
            briefed=tuple(one for one in self.briefed if named(one[1].body, one[1].to)),
        )


def around(view: View, case: Case, at: Instant) -> Talks:
    """Everything around the talks of a case by an instant, as the view knows it."""
    courses, questions = courses_of(view, case, at), questions_of(view, at)
    taken = {one.party for one in courses}
    sides = tuple(one.id for one in case.parties if one.role is Role.BELLIGERENT or one.id in taken)
    have = {(one.question, one.party) for one in courses}
    return Talks(
        at=at,
        known=view.known,
        questions=tuple(questions),
        sides=sides,
        courses=tuple(sorted(courses, key=lambda one: (one.question, sides.index(one.party)))),
        silent=tuple((question, side) for question in questions for side in sides if (question, side) not in have),
        pairs=tuple(pairs_of(courses, questions, sides, at)),
        spoken=tuple(utterances_of(view, case, at)),
        met=tuple(contacts_of(view, at)),
        briefed=tuple(other_briefings(view, at)),
    )
