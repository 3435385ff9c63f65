"""The words by which proposals are told in English."""

from truceline.reading.english.words import set_of

PROPOSING = set_of(
    "propose offer suggest table float moot advance pitch tender recommend sketch broach advocate devise dangle "
    "counter-propose bid envisage"
)
"""Verbs whose object is what is put forward."""
HANDING = set_of(
    "hand slide pass deliver send forward lay draft draw author put present submit circulate outline unveil "
    "formulate craft hammer set release publish"
)
"""Verbs whose object is a plan, a paper, terms."""
SETTING = set_of("put lay present submit outline unveil")
"""Those of them whose object may be the truce itself."""
LAYING_OUT = frozenset(("put forward", "bring forward", "lay out", "set out", "draw up", "work out", "hammer out"))
MAKING = set_of("make renew repeat issue extend bring raise reiterate have")
CALLING = set_of("call push press appeal lobby plead")
WANTING = set_of("want seek demand urge request")
DECLARING = set_of("declare announce proclaim order decree institute introduce impose call")
EXTENDING = set_of("extend prolong renew lengthen")
OBSERVING = set_of("observe enact establish implement introduce institute hold respect enter declare")
STARTING = set_of("start begin open request seek accept agree")
"""What is to be done about the truce in "proposed that the parties start with a truce"."""
PLANS = set_of(
    "proposal plan offer initiative call idea suggestion outline blueprint draft package paper memorandum "
    "formula scheme bid brainchild roadmap framework term terms document compromise version overture"
)
STOPPING = set_of("stop halt suspend pause cease end freeze refrain drop abstain renounce ban hold silence")
PROVIDING = set_of(
    "call provide envisage envision foresee include contain stipulate propose set begin start entail see "
    "involve require feature"
)
FIGHTING = set_of(
    "fighting fire firing shooting hostility hostilities arms weapon gun combat war attack strike shelling "
    "bombing bombardment operation bloodshed offensive raid battle action activity violence launch"
)
NAMES = set_of("easter christmas ramadan eid olympic orthodox passover nowruz victory diwali hajj")
