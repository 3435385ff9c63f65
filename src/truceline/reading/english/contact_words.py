"""The words by which English tells that actors met, spoke, visited or wrote to one another."""

from truceline.reading.english.words import set_of

MEETING = set_of(
    "meet confer convene gather assemble huddle regroup reconvene congregate parley reunite deliberate converge closet"
)
"""Verbs whose subject meets: the several that it names, or it and whoever stands behind "with"."""
ONLY_PERSONS = set_of("receive welcome greet see host entertain join face")
"""Those of them that tell a meeting only where a person or a delegation is the object: "welcomed the plan" is none."""
SITTING = {
    "sit": ("down", "face", "together", "across"),
    "get": ("together",),
    "come": ("together", "face"),
    "stand": ("face",),
}
"""Verbs that tell a meeting with one of these words beside them."""
HOLDING = set_of(
    "hold have conduct conclude begin start open resume finish complete end attend join continue pursue wrap kick "
    "convene host stage do make place take launch chair lead enter engage participate share exchange restart hail "
    "carry return"
)
"""Verbs that tell of the talks that are their object that they took place."""
MEDIATING = set_of(
    "host mediate broker facilitate moderate convene chair arrange organise organize sponsor oversee lead"
)
"""Verbs whose subject may be a third one beside those who talk."""
TAKING_PLACE = set_of(
    "hold take happen occur begin start open end last conclude finish run resume proceed continue unfold focus "
    "centre center produce yield result lead cover touch wrap kick go mark follow come break stretch conduct host "
    "convene see bring dwell deal concern include address feature get collapse founder falter"
)
"""Verbs whose subject or object is talks that took place, or will."""
SCHEDULED = set_of("schedule plan set slate expect pencil fix arrange earmark due foresee envisage")
"""Verbs whose object is talks that are to come."""
GONE = set_of(
    "cancel postpone scrap scupper shelve delay suspend refuse decline reject skip boycott avoid miss abandon"
)
"""Verbs whose object is talks that did not take place."""
TALKS = set_of(
    "talk meeting negotiation consultation discussion dialogue round summit session encounter gathering audience "
    "sit-down tête-à-tête get-together huddle powwow deliberation lunch dinner breakfast banquet tete-a-tete "
    "parley meet"
)
STRETCHES = set_of("day hour minute week evening morning series cycle phase set bout leg stage spell session")
"""What talks are counted in: "three days of talks"."""
RESULTS = set_of("yield produce bring see end result achieve make")
"""What talks do that were held, though nothing came of them: "yielded no breakthrough"."""
CALLS = set_of("call conversation teleconference videoconference telephone phone link-up hookup")
"""Nouns for speaking from afar."""
VISITS = set_of("visit trip")
BRINGING = set_of("bring gather get seat")
TEXTING = set_of("message text cable email")
"""Verbs whose object gets a message."""
CALLING = set_of("phone telephone ring dial videoconference")
SPEAKING = set_of("speak talk converse chat")
DISCUSSING = set_of("discuss negotiate consult debate")
DESCRIBING = set_of(
    "describe call hail praise recall characterise characterize term label dub summarise summarize detail recount"
)
"""Verbs that tell of talks with an article or a day before them that they took place."""
VISITING = set_of("visit tour")
GOING = set_of("travel fly go come arrive head journey jet land")
SENDING = set_of("send write hand deliver pass convey submit transmit address dispatch relay carry")
LETTERS = set_of("letter message cable telegram missive email e-mail")
NOT_MET = set_of("deadline demand condition target goal need resistance requirement obligation criterion end fate")
"""What is met without anybody meeting."""
PAST = set_of("after following since")
"""Prepositions behind which talks took place, whatever is to come."""
AMID = set_of("during in at from with over for on upon by")
"""Prepositions behind which talks are as what they belong to: done, or to come."""
COMING = set_of("planned upcoming scheduled forthcoming expected coming impending")
"""Words before talks that are to come."""
GETTING = set_of("get receive take field answer accept have")
"""What is done to a call "from" somebody."""
PLACING = set_of("make place put give pay initiate")
"""What is done to a call "to" somebody."""
HAND_SHAKING = set_of("shake exchange clasp")
SHUTTLING = set_of("shuttle mediate")
PARTING = set_of("part disperse separate adjourn")
"""What those do who have been together."""
GOING_THROUGH = set_of("go talk run comb pore")
ATTENDING = set_of("attend join bring involve include gather feature")
"""What those do who take part: "talks attended by X and Y"."""
FACING = set_of("present provide hand brief question thank congratulate criticise criticize reassure confront press")
"""What is done to somebody's face in talks."""
PAPERS = set_of("proposal offer plan draft text paper formula blueprint package terms framework")
SETTING_OUT = set_of("return emerge leave depart join gather")
DISPATCHING = set_of("send dispatch despatch")
SIDELINES = set_of("sidelines margins fringes")
SEATS = ("white house", "kremlin", "elysee", "élysée", "downing street", "blue house")
"""Seats of one government, so that whoever receives there is its head."""
STUCK = set_of("standstill impasse deadlock stalemate limbo doubt jeopardy danger question")
JOINT = set_of("conference briefing appearance")
"""What several hold together who have met."""
ALOUD = set_of("speak stand appear")
