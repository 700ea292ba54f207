"""The words that grounding knows: what claims nothing, what means the same, what is the opposite."""

from __future__ import annotations

STOP = frozenset(
    "a about above after again against all almost along already also although always am among an and any anybody "
    "anyone anything are aren't around as at away be because been before behind being below beside between both "
    "but by can can't cannot could couldn't dear did didn't do does doesn't doing don't done down during each "
    "either else enough etc even ever every everybody everyone everything few for from had hadn't has hasn't have "
    "haven't having he hello her here hers hey hi him his how however i i'd i'll i'm i've if in instead into is "
    "isn't it it's its itself just let let's like many may maybe me might mine more most much must my myself "
    "never no nobody none nor not nothing now of off ok okay on once one only onto or other others otherwise our "
    "ours out over own per perhaps please quite rather really same shall she should shouldn't since so so-called "
    "some somebody someone something somewhere still such than thank thanks that the their theirs them then there "
    "these they this those though through thus to together too towards under unless until up upon us very via vs "
    "was wasn't we we'd we'll we're we've well were weren't what whatever when whenever where wherever whether "
    "which while who whoever whom whose why will with within without won't would wouldn't yes yet you you'd "
    "you'll you're you've your yours yourself".split()
)
"""Words without content of their own."""

NEUTRAL = frozenset(
    "ability able absolutely across actual actually add admirable admiration admire admittedly adventure advice "
    "afraid afternoon afterwards ago agree ah ahead almost alone already always amount annoying another answer "
    "anybody anyhow anyway anywhere apart apparently appear applaud appreciate approach approximately aside ask "
    "aspect assume attempt attempts attention aware back background bad barely basic beautiful becomes beer "
    "beforehand begin beginning behind believe best better big birthday bit bless bold boring borrow bother "
    "bottom brave bravo breakfast bring busy cake call calm care careful carefully carry case catch cause certain "
    "challenge chance change chat cheer cheers choice choose clear clearer clearly clever close clue code coffee "
    "colleague come comfortable common company compare completely conclude conclusion congratulate congratulation "
    "congratulations consider convince corner correct cost couple courage cover covers crime curious current day "
    "deal decide decision deep definite describe deserve desk detail details difference different difficult "
    "dinner direct directly discover doubt dozen draw drawn drive drop ear earlier earn easier easy edge effect "
    "effort elegant else elsewhere email end engineer engineers enjoy entire entirely envious envy especially "
    "evening eventually ever everyone everywhere evidently exact exactly example excellent exception exciting "
    "expect experience explain explanation eye face fact fair fall familiar far favour feel field figure final "
    "finally find fine finger first fit fly folks follow foot foresee foreseen form forth forward frankly free "
    "front full fully fun funny further future gain gather general genius genuine get give glad go goes good "
    "goodbye grateful gratitude great greet grow guess habit half hand handful handle hang happen happily happy "
    "hard hardly head heap hear heart heartily help hesitate high hint hold holiday home honest honestly hooray "
    "hope hour hurrah hurry idea ideas imagine impact important impress impression impressive improve inbox "
    "include inform inside insight inspire instead interest interestingly involve issue jealous join joke keep "
    "key kind kinder kindness know large last late lately later laugh lead learn least leave lend less lesson "
    "level lie lift light line lines listen little lonely long longer look lot love lovely luck luckily lucky "
    "lunch mail main mainly major make manage manner matter mean meanwhile meet mention merely message method "
    "middle mind minute modest moment month moral morning mostly move mystery name near nearly neat necessary "
    "need nerve nervous never new news next nice no nonsense normal note notice nowadays nowhere number observe "
    "obvious obviously occasion occupy occur odd oddly offer often oh old open opinion option order original "
    "outcome outside painful pair paragraph part particular particularly partly pass past patience patient pay "
    "peer people perfect perfectly person perspective pick piece pity place plain plan play pleasant please "
    "pleasure plenty point possible practical practice prefer present pressure presumably presume pretty "
    "principle probably problem process product project projects promise proper properly provide pull purely "
    "purpose push put puzzle question quick quickly quiet quote rain rare rarely reach read ready real realise "
    "realize reason recall recent recently recommend refer regards relate remain remarkable remember reply report "
    "respect respond rest result return riddle ride right rise ritual role rough roughly routine rule run rush "
    "sad sadly say second secret see seem seldom sense sentence serious set shame shape share short shoulder "
    "shout show side sign similar simple simply sincerely single sit situation slowly small smart smile snow "
    "software solution somebody somehow someone sometimes somewhat soon sooner sorry sort soul sound spare speak "
    "special specific spend spot stamina stand start state stay steal step stick still stop story straight "
    "strange strangely strike striking stroke strong stuff style suggest suit sun suppose sure surprise "
    "surprisingly suspect system systems take tale talk tea team teams tell tend term thank theory thing think "
    "thorough thought thoughts throw time tiny tired today told tool tools top topic totally touch tough toward "
    "travel trick trip trouble true truly truth try turn type understand unexpected use useful usual usually "
    "utterly value video view voice wait walk want warm warmly watch way weather week weekday weekend weigh weird "
    "welcome well whole wholly wise wiser wish wishes wonder word work world worries worry worth wow write wrong "
    "year yes yet young spring summer autumn winter christmas easter ought tomorrow audience hall season "
    "sensible compelling brave device devices data round corner argue get got early "
    "yesterday tonight safe excuse save bet cent per percent".split()
)
"""Words that a paraphrase adds and that state nothing by themselves. Compared by their stems."""

TELLING = frozenset(
    "pay price open close correct shoot shot sing borrow drive drop fly earn email fall improve join laugh leave lend "
    "lonely lunch mail pressure prefer process promise pull push rain reply respond ride rush share shout sign snow "
    "spend stop touch travel video wait walk watch weather weekend answer safe plan beer lift cover include "
    "conclude discover deal order street message view result refer bring carry catch hide light birthday".split()
)
"""Of those, the ones that do state something where somebody is said outright to do or hold it."""

SAME: tuple[str, ...] = (
    "launch release ship publish announce unveil put-out open-source roll-out debut",
    "write essay article post piece text blog-post author pen wrote written writing blog writeup write-up",
    "talk speak present speech lecture keynote presentation gave give session spoke spoken speaker",
    "delete remove drop erase discard clear purge cut strip deletion removal",
    "fix repair mend solve patch cure",
    "build make create develop construct built craft",
    "slow sluggish slower slowest slowness",
    "fast quick rapid speedy faster quicker",
    "store save keep persist retain storage",
    "test check verify try exercise probe validate testing",
    "fail break crash fault failure broken outage down",
    "power electricity current battery energy",
    "machine computer server host box node device",
    "random arbitrary chance randomly haphazard",
    "night nightly overnight nights",
    "big large huge great",
    "small tiny little minor",
    "begin start commence launch onset",
    "stop halt quit cease end",
    "error mistake bug defect fault wrong",
    "message notice note warning alert",
    "user customer client people person human",
    "company firm business employer startup",
    "city town place",
    "live reside home lives living",
    "move shift migrate transfer switch moving moved migration migrating relocate",
    "measure meter gauge count track measured measurement quantify",
    "choose pick select choice chosen decide",
    "use employ apply rely using used usage",
    "need require want demand",
    "explain describe tell show lay-out set-out spell-out account cover",
    "argue claim hold maintain say state contend case",
    "teach mentor coach train instruct tutor",
    "study read learn research examine",
    "team group crew squad",
    "boss manager lead head",
    "rota schedule roster timetable shift",
    "alert page pager alarm notification",
    "customer client user buyer",
    "price cost expense charge costs",
    "buy purchase acquire bought",
    "reduce cut lower shrink decrease less trim",
    "grow increase raise expand more rise",
    "reject refuse decline deny turn-down",
    "accept take approve merge agree admit",
    "patch change contribution pull-request fix commit",
    "maintain look-after run keep steward maintainer maintenance",
    "parser reader parsing parse",
    "guess estimate infer assume",
    "cut lose without off interrupt",
    "sure certain confident confidence certainty",
    "walk pedestrian foot walking",
    "street road lane",
    "shade shadow shady",
    "stairs steps staircase stair",
    "deliver ship hand-over delivery courier",
    "house building home",
    "number figure digit count",
    "sleep rest idle asleep",
    "wake awake woken",
    "radio wireless",
    "colour color hue",
    "screen page display view",
    "blind sight-impaired low-vision unsighted",
    "commuter traveller passenger rider",
    "loud noisy noise",
    "quiet silent silence mute calm",
    "often frequently regularly repeatedly",
    "rare seldom uncommon rarely",
    "hourly hour",
    "daily day every-day",
    "weekly week",
    "monthly month",
    "yearly annual year annually",
    "half fifty-percent halve halved",
    "twice double two doubled",
    "third three thirds triple",
    "quarter fourth four",
    "difficult hard tough tricky",
    "easy simple straightforward",
    "idea notion thought concept",
    "problem issue trouble difficulty",
    "job position role post",
    "answer reply respond response",
    "question ask query",
    "help assist support aid",
    "meet-up meetup gathering meeting",
    "conference event summit day",
    "student pupil trainee",
    "child kid newborn baby",
    "book volume",
    "photo photograph picture image",
    "map chart plot",
    "route path way routing",
    "game play gaming",
    "player gamer",
    "hide conceal mask cover",
    "late delayed delay lag latency behind",
    "early soon",
    "arrive come reach arrival",
    "believe trust belief accept",
    "dashboard board panel",
    "weekend saturday sunday",
    "rebuild reconstruct redo rebuilt backfill",
    "colleague coworker team-mate teammate",
    "support helpdesk inbox",
    "engineer developer programmer",
    "drag slow hold-back",
    "scan read",
    "freight shipping cargo shipment",
    "version edition release",
    "break breaking breakage incompatible",
    "visit spend-time-with sit-with",
    "hand give pass",
    "contributor volunteer",
    "kind polite gentle kindly gently",
    "close shut closing",
    "order sequence",
    "compile compiler compilation",
    "link linker linking relink",
    "section part segment",
    "fuzz fuzzing fuzzer",
    "interpreter interpret",
    "optimise optimize optimiser optimizer optimisation optimization",
    "typewriter typewriters",
    "restore refurbish repair",
    "write-path writes writing",
    "disk drive disks ssd",
    "acknowledge confirm acknowledged ack",
    "unplug disconnect pull cut",
    "sensor gauge probe",
    "river stream water",
    "update upgrade updating",
    "firmware embedded",
    "checkpoint snapshot save",
    "restart reboot resume",
    "scheduler schedule scheduling",
    "train training",
    "token tokens",
    "strange odd weird unusual stranger",
    "crowd people audience public",
    "money pay cost price fee charge",
    "hammer tap knock hit",
    "camera photograph photo film",
    "gps satellite position location",
    "leave quit resign exit",
)
"""Groups of words that may stand for each other. The hyphenated ones are two or three words in a row."""

ALIKE: tuple[str, ...] = (
    "abandon ditch drop scrap dump discard remove delete retire stop quit end cease discontinue halt axe shelve "
    "jettison kill leave forgo shed abolish cancel scuttle replace swap substitute supersede give-up walk-away "
    "throw-out get-rid do-away phase-out turn-off switch-off",
    "close shut give-up do-away get-rid",
    "split divide break cut separate slice carve",
)
"""Verbs that tell of the same change, though they are far from meaning the same elsewhere."""

OPPOSITE: tuple[tuple[str, str], ...] = (
    ("before", "after"), ("more", "less"), ("more", "fewer"), ("increase", "decrease"), ("increase", "reduce"),
    ("add", "remove"), ("added", "removed"), ("faster", "slower"), ("fastest", "slowest"), ("fast", "slow"),
    ("always", "never"), ("first", "last"), ("open", "close"), ("accept", "reject"), ("accepted", "rejected"),
    ("on", "off"), ("above", "below"), ("over", "under"), ("with", "without"), ("up", "down"), ("longer", "shorter"),
    ("higher", "lower"), ("highest", "lowest"), ("public", "private"), ("start", "stop"), ("started", "stopped"),
    ("began", "stopped"), ("small", "large"), ("smaller", "larger"), ("early", "late"), ("earlier", "later"),
    ("cheap", "expensive"), ("cheaper", "dearer"), ("win", "lose"), ("won", "lost"), ("success", "failure"),
    ("succeeded", "failed"), ("inside", "outside"), ("manual", "automatic"), ("manually", "automatically"),
    ("hand", "automatically"), ("online", "offline"), ("buy", "sell"), ("bought", "sold"), ("joined", "left"),
    ("hired", "fired"), ("best", "worst"), ("better", "worse"), ("everything", "nothing"), ("all", "none"),
    ("everyone", "nobody"), ("safe", "unsafe"), ("possible", "impossible"), ("synchronous", "asynchronous"),
    ("read", "write"), ("reads", "writes"), ("day", "night"), ("morning", "evening"), ("hot", "cold"),
    ("left", "right"), ("east", "west"), ("north", "south"), ("for", "against"), ("encourage", "discourage"),
    ("hide", "show"), ("kept", "deleted"), ("keep", "delete"), ("keeps", "deletes"), ("approve", "block"),
    ("static", "dynamic"), ("weekly", "daily"), ("weekly", "monthly"), ("daily", "monthly"), ("hourly", "daily"),
    ("twice", "once"), ("half", "double"), ("half", "twice"), ("half", "all"), ("most", "least"), ("many", "few"),
    ("opening", "closing"), ("free", "paid"), ("free", "commercial"), ("free", "proprietary"), ("wired", "wireless"),
    ("indoor", "outdoor"), ("indoors", "outdoors"), ("amateur", "professional"), ("digital", "analogue"),
)  # fmt: skip
"""Pairs of which one in the message and the other in the fact turn what is said round."""

COMMON = frozenset(
    "house home job month months spring summer autumn winter year week person people money talk talks half end says "
    "close closed closes open opens next last since new old more less first second third free leave leaves set build "
    "builds move moves change changes keep keeps find finds show shows part parts side public week name number hour "
    "office city country road night".split()
)
"""Words too common to tell that a sentence is built on the one thing that has them."""

NUMBERS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "dozen": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90, "hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000,
    "half": 0.5, "twice": 2, "thrice": 3, "double": 2, "triple": 3, "pair": 2, "couple": 2, "decade": 10,
}  # fmt: skip

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march", "april apr", "may", "june jun", "july jul", "august aug",
            "september sep sept", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
SEASONS = {"spring": (3, 4, 5), "summer": (6, 7, 8), "autumn": (9, 10, 11), "fall": (9, 10, 11), "winter": (12, 1, 2)}

MEDIA = {
    "essay": "essay article post piece blog-post blogpost text write-up writeup paper writing column",
    "talk": "talk speech presentation lecture session",
    "launch": "launch release product tool library app version project service",
}
"""What a work of each kind of fact may be called; calling it what another kind is called is a claim."""

FREE_UNITS = frozenset(
    "minute minutes line lines sentence sentences question questions word words thing things coffee call calls "
    "paragraph paragraphs moment o'clock am pm".split()
)
"""What the writer asks for or proposes is counted in these."""

EVERYDAY = frozenset(
    "dm api cpu gpu ram sql http https url ui ux pr ci cd os pdf csv json xml html css id ids ok ps re faq cv eu us uk "
    "english german french linkedin slack discord mastodon github zoom signal whatsapp telegram hi hello hey dear "
    "best thanks cheers regards rust python go java kotlin swift postgres postgresql mysql sqlite kafka kubernetes "
    "docker linux windows macos android ios aws gcp azure react vue typescript javascript redis nginx git grafana "
    "terraform tab ctrl shift enter escape atlantic pacific europe european america american africa african asia asian "
    "cto ceo cfo coo cio cpo ciso vp svp evp hr pm qa sre it pa phd msc "
    "mr mrs ms dr prof christmas easter fewer saw".split()
)
"""Capitals that name nothing that could be wrong about somebody."""
