"""What static analysis has to say about an agreement, and the list of codes under which it says it."""

from dataclasses import dataclass, field

from truceline.sources.yaml_tree import Path_


@dataclass(frozen=True)
class Remark:
    """One hole or doubt in an agreement. It is never an error: a draft may have holes.

    `place`: where in the file, as keys and numbers. `about`: the ids that it concerns. `says`: what is found there;
    `remedy`: what would close it.
    """

    code: str
    place: Path_
    about: tuple[str, ...]
    says: str
    remedy: str = field(default="")

    @property
    def where(self) -> str:
        """The place as one text, such as `terms.3.by`."""
        return ".".join(str(key) for key in self.place) or "the whole file"


@dataclass(frozen=True)
class Code:
    """What a code stands for, and the usual remedy."""

    meaning: str
    remedy: str


CODES: dict[str, Code] = {
    "W01": Code("The start has no clock time, or no zone of its own", "Name the day, the hour and the zone."),
    "W02": Code("A length is not counted, or no end is stated", "Say how days are counted, and when it ends."),
    "W03": Code("A word of haste without a bound, such as immediately", "Write a deadline that can be reckoned."),
    "W04": Code("A line or area is not drawn, not dated or disputed", "Annex a dated line with co-ordinates."),
    "W05": Code("An act is named by a word that nothing defines", "Define the word by the acts that it means."),
    "W06": Code("A ban names no exception, or one is without bounds", "List the exceptions, or say there are none."),
    "W07": Code("A deadline leaves no time at all", "Give a length, or name the instant."),
    "W08": Code("Two language versions differ", "Bring the two texts into line, or say which prevails."),
    "W09": Code("Somebody acts who is no party and for whom nobody answers", "Name who answers for them."),
    "W10": Code("Nobody monitors, or the monitor has no access", "Name who observes, and promise access."),
    "W11": Code("No deadline for reporting incidents", "Say who reports what to whom, within which time."),
    "W12": Code("A breach or a missed deadline has no consequence", "Say what follows: talks, a finding, a right."),
    "W13": Code("Automatic release, or a right to be released: unclear", "Say whether it needs a notice."),
    "W14": Code("An extension does not say who, how long or until when", "Say how many, how long, by when."),
    "W15": Code("Nobody is named to judge a question", "Name the body that decides."),
    "W16": Code("Simultaneous acts without a time between or an order", "Say how far apart, or who calls the hour."),
    "W17": Code("A number without a unit", "Say what is counted, such as living persons."),
    "W18": Code("Domains that the text does not mention", "Say for each whether it is covered."),
    "W19": Code("Weapons are named by calibre only", "Say whether rockets and drones are meant."),
    "W20": Code("An annex, map or protocol that no source carries", "Attach it, or take the reference out."),
    "W21": Code("A deadline after the end of its phase or agreement", "Move the deadline, or let the term survive."),
    "W22": Code("A date from before the text was published", "Check the date; it may come from an older text."),
    "W23": Code("A part of the source that no term covers", "Encode it, as a statement if it binds nobody."),
    "W24": Code("Readiness or support where consent or an act is needed", "Ask for the act itself."),
    "C01": Code("A party must do what it must not do", "Add an exception to the ban, or narrow one of the two."),
    "C02": Code("A permission that the ban does not name", "Name the permission in excepts of the ban."),
    "D01": Code("A term that is never active", "Correct its beginning or its end."),
    "D02": Code("A deadline that is over before anything is owed", "Move the deadline or the beginning."),
    "D03": Code("A phase that cannot be reached", "Give the phase before it an end, or this one a beginning."),
    "D04": Code("A condition that cannot hold", "Correct the condition."),
    "D05": Code("A term that hangs on a question with no judge", "Name the body, or hang it on an act."),
    "D06": Code("A power with nothing to work on", "Correct of, or give the agreement what it works on."),
    "D07": Code("An exception that excepts nothing", "Name a permission of the same act."),
    "D08": Code("Progress that waits for a forbidden act", "Hang it on an act that is allowed."),
    "K01": Code("A knot: each waits for another and nobody can go first", "Tie them as simultaneous, or fix a time."),
}
"""Every code; `docs/lint.md` explains them."""


def remark(code: str, place: Path_, about: tuple[str, ...], says: str) -> Remark:
    """A remark with the remedy of its code."""
    return Remark(code, place, about, says, CODES[code].remedy)
