"""Words about what is counted in a claim, and about who counts it."""

from truceline.reading.english.words import set_of

BREACHES = set_of(
    "violation breach attack strike airstrike shelling assault incursion raid infringement ambush bombardment bombing "
    "provocation overflight sortie offensive engagement clash infraction transgression intrusion barrage salvo "
    "shooting skirmish storming bombardement blast explosion aggression attempt encroachment trespass crossing launch "
    "firing fire abuse volley hit hostility rupture act killing murder kidnapping abduction massacre"
)
"""Wrongs by their own name."""

WEAK = set_of("attempt crossing launch firing fire hit act blast explosion flight sortie clash engagement")
"""Wrongs only where the passage says whose."""

ARMS = set_of(
    "drone uav missile shell bomb rocket mine munition round mortar projectile shot bullet grenade warhead shahed "
    "quadcopter aircraft jet helicopter warplane balloon kamikaze iskander geran torpedo fpv loiterer device vehicle "
    "tank gunship craft unmanned decoy kinzhal himars atacms salvo artillery"
)
"""Means of attack."""

FLYING = set_of(
    "drone uav missile shahed quadcopter kamikaze iskander geran gerbera fpv loiterer decoy kinzhal unmanned rocket "
    "projectile balloon himars atacms"
)
"""Of them those that are sent against somebody and may be downed; a jet that is downed is a loss of its side."""

CASES = set_of("case incident instance occasion time episode occurrence event")
"""What says nothing by itself: "in 12 cases", "five times"."""

LOSSES = set_of(
    "person people civilian soldier child woman man dead wounded casualty death fatality serviceman fighter policeman "
    "injury victim life resident villager worker medic journalist officer guard trooper member student passenger "
    "patient teenager rescuer other minor girl boy adult employee peacekeeper militant farmer fisherman servicewoman "
    "baby infant loss troop"
)
TARGETS = set_of(
    "village settlement facility location position spot area place town post outpost site point sector community "
    "building house home district region province city substation target station plant depot bridge school hospital "
    "base church mosque shop apartment block installation trench checkpoint ship vessel boat truck car tent camp"
)

STRIKING = set_of(
    "violate break breach attack strike hit shell bomb bombard raid target infringe assault storm ambush flout "
    "contravene pound strafe invade shoot trample transgress pummel ignore batter open resort destroy damage cross "
    "enter penetrate disregard mortar rocket try attempt continue undermine ram burn torch flatten demolish overfly "
    "go loot seize besiege encroach buzz"
)
"""Whoever does this is accused of it."""

COMMITTING = set_of(
    "commit carry conduct launch mount stage make perpetrate perform execute undertake inflict deliver attempt "
    "unleash wage do direct lead resume order cause"
)
FIRING = set_of(
    "fire launch drop send deploy use lob unleash fly shoot rain hurl release dispatch employ expend discharge throw "
    "lay plant guide pour despatch direct aim"
)
HURTING = set_of("kill wound injure maim murder massacre slay hurt leave claim slaughter execute")
DEAD = set_of("dead death casualty fatality victim injury wounded")
"""Losses by their own name."""
DYING = set_of("die perish kill wound injure hurt maim murder suffer lose")

COUNTING = set_of(
    "count record register document log report detect observe list tally note identify track spot monitor tabulate "
    "chronicle enumerate catalogue catalog verify confirm see recount find cite allege notify chart collect compile "
    "chalk say claim state acknowledge"
)
"""Whoever does this gives the number."""

DOWNING = set_of(
    "repel thwart repulse intercept down destroy shoot neutralise neutralize beat foil parry stop jam suppress "
    "deflect bring knock fend ward rebuff block eliminate engage take turn"
)
"""Whoever does this is the one attacked."""

ENDURING = set_of(
    "suffer sustain face endure weather withstand experience receive absorb come undergo see lose take bear"
)
HAPPENING = set_of(
    "occur happen be take follow come remain include involve begin erupt comprise feature hear unfold ensue total"
)
LANDING = set_of(
    "slam smash rip tear fall land explode detonate crash hit strike rain reach breach violate enter cross fly target "
    "damage destroy"
)
SPEAKING = set_of("speak talk complain tell write warn")
"""With "of" and a number: whoever does this gives it."""
NAMING = set_of("call describe term label protest decry deplore")
"""What somebody says something is: "what it called 13 incursions"."""
ACCUSING = set_of("accuse blame charge fault condemn denounce berate slam")
PUTTING = set_of("put place set estimate peg quantify reckon")
REACHING = set_of(
    "stand rise climb reach come amount total run number exceed surpass top be jump grow increase hit mount add tot "
    "swell fall drop"
)
MEASURES = set_of("number count tally total figure toll list sum ledger record tallying reckoning score")

ENEMY = set_of(
    "enemy occupier invader adversary aggressor opponent side foe occupant orc attacker terrorist opposing occupation"
)
OPPOSED = ("other", "opposite", "opposing", "rival", "warring")

DEEDS = BREACHES | set_of(
    "shelling fire bombing strike use firing rocket drone missile shell artillery bomb mortar gunfire bombardment"
)
"""What somebody does to others, as a noun."""

REPORTERS = set_of(
    "colonel general commander major captain lieutenant brigadier admiral officer spokesman spokeswoman spokesperson "
    "peacekeeper authority official troop force monitor observer mission military mediator negotiator service defence "
    "defense staff guard corps bureau department command ministry government regulator prosecutor police investigator"
)
"""Who speaks for a side though it is no office: "UN peacekeepers recorded"."""
OFFICES = set_of(
    "office ministry governor mayor army agency administration headquarters secretariat directorate council"
)
PARTISAN = set_of("enemy occupier invader aggressor adversary")
"""Only a side itself calls the other one so."""
RECKONINGS = set_of("reckoning count tally estimate account telling calculation ledger figure own")

MANNED = set_of("jet aircraft helicopter tank vehicle warplane vessel gunship fighter plane")
"""Shot down, they are a loss of their side, and no attack."""
TRYING = set_of("attempt try seek")
TIMES = set_of("twice thrice")
