"""The words by which English says that somebody said something, by manner and by what they need beside them."""

from truceline.reading.english.words import set_of

FIRM = {
    "said": set_of(
        "say tell state stress insist warn reiterate claim emphasise emphasize allege underline underscore assert "
        "contend aver testify"
    ),
    "announced": set_of("announce declare proclaim"),
    "reported": set_of("report"),
}
"""Verbs that say something whatever stands beside them."""

SOFT = {
    "said": set_of(
        "add note argue post write second explain confirm comment remark recall maintain acknowledge admit respond "
        "reply caution suggest signal complain concede assure quip tweet conclude hint indicate specify clarify "
        "disclose threaten observe recount mention repeat affirm predict believe elaborate outline joke answer read "
        "counter retort shrug continue lament vow pledge promise swear stipulate inform notify relay convey point "
        "interject protest object reason muse brag boast estimate think emphasise reaffirm echo concur agree hope "
        "wonder describe brief advise reckon figure charge scoff volunteer elaborate thunder fume plead rejoin "
        "venture opine blog message caveat demur allow offer express list show"
    ),
    "announced": set_of("reveal unveil"),
}
"""Verbs that say something only with a clause or a quotation of what was said."""

ASKING = set_of("urge demand implore exhort beseech beg request entreat")
"""Verbs that ask somebody for something."""
ASKING_WITH = {
    "call": ("on", "for", "upon"),
    "appeal": ("to", "for"),
    "press": ("for",),
    "plead": ("for", "with"),
    "ask": ("for",),
    "argue": ("for",),
}
"""Verbs that ask for something with one of these prepositions."""
ASKING_TO = set_of("ask press call appeal tell instruct order warn advise plead beg")
"""Verbs that ask for something with an infinitive: "asked Kyiv to wait"."""
NOTHING_TOLD = set_of("tell instruct order advise warn")
"""Those of them whose infinitive is a command; they are told as said, not as asked."""

RENEWING = set_of("reiterate repeat renew issue reissue voice")
PLEAS = set_of("call appeal plea demand")
"""Nouns of asking, with the verbs that utter them: "renewed his call for"."""

BLAMING = set_of("accuse blame fault")
JUDGING = set_of(
    "describe call dub dismiss praise thank condemn hail criticise criticize label brand characterize "
    "characterise welcome denounce reject express slam decry deplore laud applaud lambast lambaste blast deride "
    "ridicule mock lament term congratulate rebuke chide castigate excoriate salute commend tout"
)
"""Verbs that say what somebody thinks of something; they count with its own words in quotation marks."""
DENYING = set_of("deny refute rebut disavow disclaim")
WAVING_OFF = set_of("reject dismiss contest dispute rubbish debunk repudiate brush wave bat shrug laugh")
"""With a story that is told, these deny it: "dismissed the reports"."""
STORIES = set_of(
    "report claim allegation accusation account charge suggestion rumour rumor story assertion insinuation "
    "speculation notion"
)
WITH_PARTICLE = set_of("brush wave bat shrug laugh")
"""Those of them that need "aside", "away" or "off", so that the grammar often loses what they are about."""
WITH_PARTICLES = (
    (set_of("shoot hit fire snap strike clap bite push write"), "back"),
    (set_of("go carry press"), "on"),
    (frozenset(["point"]), "out"),
    (frozenset(["let"]), "known"),
    (frozenset(["chime", "weigh"]), "in"),
)
"""Verbs that say something with a particle: "shot back", "went on", "pointed out"."""
WITH_QUOTE = set_of("agree hope offer show list figure charge reckon vow pledge promise swear think read plead")
"""Verbs that say something only with its own words in quotation marks."""
CONFIRMING = set_of("confirm acknowledge disclose reiterate reaffirm")
"""Verbs that say something of what they are about: "confirmed the handover"."""
TO_SAY = set_of("go take use issue hasten proceed come appear rush move pick ring call write seize release")
"""Verbs whose infinitive of saying was done: "went on to say", "took to Telegram to announce"."""
GIVING_NOTICE = {"serve": "notice", "give": "notice", "have": "word", "make": "clear", "put": "it", "leave": "doubt"}
"""Verbs that say something with one word beside them: "served notice that", "made clear that", "as X put it"."""
NOT_PARTIES = set_of(
    "report reports document documents data figure figures source sources witness witnesses media newspaper "
    "outlet channel agency analyst analysts expert experts resident residents study article critic critics poll "
    "map sign text proposal plan deal agreement draft footage video image images letter"
)
"""Who or what tells something and is nobody's voice."""
