"""Whether a handing over that a noun tells took place: by the verb that the noun hangs on, which must say so."""

from spacy.tokens import Token

from truceline.reading.english.words import set_of

_CARRIED_OUT = set_of(
    "complete conduct hold make mediate broker conclude finish perform implement execute effect stage do undertake "
    "confirm announce report oversee supervise witness facilitate secure achieve obtain welcome hail praise celebrate "
    "applaud see watch win get start begin end continue resume record count register mark monitor observe film "
    "help assist bring produce yield include involve cover comprise follow precede accomplish "
    "condemn deplore protest attend escort verify thank congratulate credit coordinate handle manage "
    "receive grant tell describe reveal disclose "
    "publicise publicize broadcast show trumpet"
)
"""What has such a noun as its object, or as its subject in the passive, where it took place."""
_TOOK_PLACE = set_of(
    "happen occur come follow begin start end conclude finish resume proceed continue unfold wrap mark bring include "
    "involve cover comprise see total number represent raise become give coincide precede last prompt spark "
    "trigger cause provoke boost ease open close complete draw reunite constitute amount stand return free"
)
"""What such a noun does where it took place."""
_BY_PARTICLE = {
    "take": ("place",), "carry": ("out", "through"), "go": ("ahead", "through", "smoothly", "on", "well", "off"),
    "pull": ("off",), "wrap": ("up",), "bring": ("about",), "get": ("underway",), "round": ("off",),
}  # fmt: skip
"""Verbs that say so with these words beside them, and with none else."""
_NOT_WITH = set_of("up back off away over against down short aside apart")
"""Particles that turn a verb to its contrary: "hold up", "put off"."""
_IN = set_of("in during after following with by through via amid under as since upon within at when while")
"""Prepositions between a verb and such a noun that leave it told as done."""
_AFTER = set_of("after following")
_NEAR = 3
"""The words between, where nothing stands there but a preposition, are fewer."""
_LED = set_of("lead result culminate end contribute pave amount bring conclude begin start open")
_HELD_UP = set_of(
    "delay postpone suspend block halt hinder obstruct prevent stop cancel scrap scuttle derail defer withhold refuse "
    "stall sabotage disrupt thwart freeze frustrate impede resist hamper shelve scupper torpedo drag demand "
    "deny reject veto oppose threaten want await fail lack renege doubt miss accuse balk baulk undermine "
    "jeopardise jeopardize hinge depend seek urge call push press insist promise pledge request require necessitate"
)
_NOT_DOING = set_of("avoid consider contemplate discuss mull oppose fear risk rather")
_NOT_YET = set_of(
    "delay delays postponement suspension lack failure refusal obstruction cancellation row dispute standoff deadlock "
    "impasse demand demands call calls talks negotiations hope hopes prospect prospects issue question list lists "
    "preparations possibility chance chances conditions condition absence way need right halt"
)
"""Nouns between: what holds it up, or what comes before it."""
_SO = set_of("over complete completed finished done successful underway under")
_NO_EVENT = set_of("condition demand priority goal aim objective issue point obstacle question matter requirement part")


def looked_back_on(noun: Token, through: list[Token], verb: Token) -> bool:
    """True for "pulled back after the release of 12": it was before what is told as settled."""
    top = through[-1] if through else noun
    finite = verb.tag_ in ("VBD", "VBZ", "VBP", "VBN")
    return finite and top.dep_ == "prep" and top.lower_ in _AFTER and len(through) < _NEAR


def held_up(verb: Token) -> bool:
    """True for "delayed freeing 12" and "balked at releasing them": what is put off did not take place."""
    above = verb.head.head if verb.dep_ == "pcomp" else verb.head
    if verb.tag_ != "VBG" or verb.dep_ not in ("xcomp", "pcomp", "ccomp", "dobj"):
        return False
    near = {child.lower_ for child in above.children}
    put_off = above.lemma_.lower() in ("put", "hold") and bool(near & {"off", "up", "back"})
    return put_off or above.lemma_.lower() in _HELD_UP | _NOT_DOING or above.lower_ in _NOT_YET


def took_place(noun: Token, through: list[Token], verb: Token) -> bool:
    """True where a predicate told as done says that what `noun` tells took place; `through`: the words between."""
    base, between = verb.lemma_.lower(), through[1:]
    if {one.lower_ for one in between} & _NOT_YET or base in _HELD_UP - _LED:
        return base in _BY_PARTICLE and _with_particle(verb, base)
    top = through[-1] if through else noun
    if top.dep_ in ("prep", "agent"):
        return top.lower_ in _IN or (base in _LED and top.lower_ in ("to", "in", "for"))
    if base == "be":
        return _is_so(noun, verb)
    if base in _BY_PARTICLE and _with_particle(verb, base):
        return True
    if base not in (_CARRIED_OUT if top.dep_ not in ("nsubj", "csubj") else _TOOK_PLACE):
        return False
    return not any(child.dep_ in ("prt", "advmod") and child.lower_ in _NOT_WITH for child in verb.children)


def _with_particle(verb: Token, base: str) -> bool:
    near = {child.lower_ for child in verb.children} | {one.lower_ for one in verb.doc[verb.i + 1 : verb.i + 3]}
    return bool(near & set(_BY_PARTICLE[base]))


def _is_so(noun: Token, verb: Token) -> bool:
    """As in "was complete", "was the largest since", "there was a swap"; not in "was in doubt", "was a condition"."""
    told = [child for child in verb.children if child.dep_ in ("attr", "acomp", "advmod", "prep") and child.i > verb.i]
    if any(child.lower_ in _SO for child in told):
        return True
    said = [child for child in told if child.dep_ == "attr"]
    return bool(said) and not any(child.lemma_.lower() in _NO_EVENT for child in said if child.i != noun.i)
