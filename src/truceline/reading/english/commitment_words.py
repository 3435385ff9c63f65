"""The words by which English undertakes: verbs and nouns of promising, of doing, and of what is no undertaking."""

from truceline.reading.english.words import set_of

PLEDGING = set_of("pledge promise vow undertake commit guarantee swear")
GIVING = set_of("pledge promise guarantee")
"""Of them those whose object is what is undertaken: "pledged 20 vehicles"."""
AGREEING = set_of("agree consent assent")
ASSURING = set_of("assure")
BINDING = set_of("oblige bind require commit obligate")
STATING = set_of("give make take issue reaffirm affirm renew repeat confirm reiterate restate offer voice")
"""Verbs whose object may be a promise: "gave an assurance"."""
PLEDGES = set_of("pledge promise vow undertaking commitment assurance assurances guarantee guarantees word obligation")
PARTS = set_of(
    "pledge part promise undertaking commitment obligation obligations provision provisions moratorium measure measures"
)
"""What takes effect: "its part would apply only once"."""
TAKING_EFFECT = set_of("apply kick take enter come begin start hold become operate")
TEXTS = set_of(
    "ceasefire cease-fire truce armistice cessation proposal plan deal agreement accord pact offer terms "
    "pause halt framework memorandum roadmap initiative draft protocol treaty declaration text document "
    "extension arrangement moratorium peace"
)
BINDING_TEXTS = set_of(
    "agreement deal accord pact treaty declaration text document protocol memorandum truce ceasefire "
    "arrangement terms it which that"
)
CONSENTING = set_of(
    "accept agree sign join implement observe enact extend declare enter introduce establish prolong renew "
    "adhere abide approve endorse ratify support back respect"
)
STOPPING = set_of("stop cease halt end suspend pause")
FIGHTING = set_of("shooting fighting hostilities fire war conflict combat")
TALKING = set_of(
    "meet talk visit discuss attend travel speak negotiate confer debate consult hear participate announce "
    "consider study review explore examine think reconvene gather chat welcome"
)
TALKS = set_of(
    "part negotiating talking talks talk negotiations meeting meetings summit dialogue discussions "
    "consultations conference session round contacts delegation envoy envoys negotiators representatives "
    "representative minister ministers letter message visit data figures details video statement report "
    "results budget names"
)
NO_DEEDS = set_of(
    "be have continue seem become remain need want know believe try seek hope exchange swap trade respond "
    "retaliate avenge punish fight strike attack crush defeat hit press intensify escalate win resist react "
    "stay pursue hate wipe annihilate hunt bomb kill eradicate root retake capture seize occupy annex invade "
    "expel overthrow topple reconquer shell conquer chase"
)
"""What is no undertaking, and what is a threat rather than a promise."""
WEAPONS = set_of(
    "strikes attacks offensive bombing bombardment operations operation war campaign assault raids shelling hostilities"
)
DEED_NOUNS = set_of(
    "withdrawal pullout pull-out release return disarmament reopening opening lifting protection removal "
    "restoration demilitarisation demilitarization delivery deployment dismantling reduction repatriation "
    "handover transfer evacuation resumption disengagement"
)
"""What is undertaken where a noun tells it: "committed to a full withdrawal"."""
STATES = set_of("be remain have hold")
"""What is no deed, but may be promised to be so."""
HOSTILE = set_of("response revenge retaliation allegiance support loyalty fist")
STARTING = set_of("resume launch send open deploy provide lead")
DOING = set_of(
    "lift withdraw deploy resume send halt stop suspend cease refrain return release free hand open reopen "
    "restore provide allow permit pay observe respect abide pull dismantle ensure guarantee uphold honour "
    "honor comply adhere implement disarm remove facilitate transfer deliver evacuate extend supply vacate "
    "mirror reciprocate silence unfreeze ease waive end limit reduce pause communicate convey fund finance "
    "contribute donate train monitor patrol rebuild reconstruct clear demine repair reconnect unblock relax "
    "scrap abandon relinquish cede give grant ship protect safeguard secure guard dispatch redeploy relocate "
    "freeze admit let repatriate escort demobilise demobilize decommission dispose submit establish appoint "
    "notify investigate abstain double halve increase boost triple desist renounce normalise normalize assist "
    "help lay hand drawdown wind phase allocate earmark station disclose exclude exempt delist unlock "
    "integrate dissolve disband oversee verify inspect"
)
"""Deeds that count as undertaken where a side only says that it "will"."""
DOING_WITH = frozenset(
    {
        "hold off", "lay down", "put down", "scale back", "scale down", "pull back", "pull out", "stand down",
        "give up", "set up", "set free", "turn over", "take in", "draw down", "move out", "roll back",
    }
)  # fmt: skip
"""The same with the word that belongs to the verb."""
SAYING_AGAIN = set_of("reaffirm clarify indicate signal stipulate specify promise vow assure tell inform")
"""Verbs beside those of telling behind which "would" is "will"."""
HARMING = set_of(
    "attack strike target fire shell bomb advance fly shoot launch open cross hit interfere obstruct hinder "
    "impede block seize annex expand escalate resume retaliate arm violate break breach exploit impose "
    "reinforce"
)
"""What a side undertakes by saying that it will not do it."""
HOLDING_ON = set_of(
    "surrender cede withdraw yield give abandon retreat disarm negotiate accept recognise recognize "
    "compromise leave stop rest forget allow tolerate bow capitulate back let support join participate "
    "release sign agree"
)
"""What a side refuses by saying that it will not do it, even where it vows so."""
