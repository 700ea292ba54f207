"""``machine-tells``: the families of a model's moves."""

from __future__ import annotations

from itertools import pairwise

import pytest

from assistant.facts.fact import Fact
from assistant.review.finding import Reviewed
from tests.review.said import found, mended

BEFORE = "Hi Mara,\n\nyour essay on tombstones made me count our deletes. "
AFTER = " How did you choose the window?"


def tells(sentence: str) -> list[str]:
    return [one.message for one in found("machine-tells", Reviewed(BEFORE + sentence + AFTER))]


VOCABULARY = [
    "I would like to delve into your reasoning.",
    "It offers valuable insights for my team.",
    "It resonated deeply with how we work.",
    "Your insightful piece has been invaluable.",
    "We leverage your approach to foster a better culture.",
    "In today's fast-moving world that is rare.",
    "You work at the intersection of storage and honesty.",
    "It sheds light on a treasure trove of old bugs.",
    "It is a fascinating and truly remarkable story, and a compelling one.",
    "Your incredible expertise would help us.",
    "It aligns perfectly with our goals.",
    "Your thought leadership is a game-changer.",
]
NOT_JUST = [
    "It is not just a database, but a promise.",
    "You wrote not only about disks but also about trust.",
    "It isn't just about speed; it's about honesty.",
    "That's not a bug, it's a philosophy.",
    "Your rig is more than just a test bench.",
    "It was not merely clever but also kind.",
    "It's not about the disks, it's about the people.",
    "The essay isn't just a warning. It's a call to arms.",
    "It does not just move the work, it also hides it.",
    "This is not a tool, this is a way of thinking.",
    "Performance isn't about cores, it's about memory.",
    "Your talk was so much more than a demo.",
]
TRAILING = [
    "The essay is short, showing how much restraint pays off.",
    "You cut the power all night, highlighting your care for data.",
    "A cache is a bet, a loan — highlighting the fragility of state.",
    "You moved compaction away, showcasing a rare depth.",
    "The rig runs for weeks, underscoring how hard it is.",
    "You published the numbers, demonstrating real integrity.",
    "You deleted half of it, reinforcing the value of restraint.",
    "It names each disk, setting a new standard.",
    "You answered every report, reflecting a deep respect for users.",
    "You keep it small, paving the way for others.",
    "The essay goes back to 1998, offering a unique perspective.",
    "You talk about failure, reminding us that we all fail.",
    "It is short, striking a perfect balance.",
    "The graphs are plain, providing invaluable context.",
]
PUFFED = [
    "It is a testament to your patience.",
    "The rig is nothing short of heroic.",
    "Your essay sets a new standard.",
    "It was a masterclass in restraint.",
    "It is a breath of fresh air.",
    "The care you take speaks volumes.",
    "Your dedication to users is rare.",
    "It is unparalleled.",
    "Your passion for storage shines through.",
    "It is a rare blend of depth and wit.",
    "The talk left a lasting impression.",
    "It stands out as a gem.",
]
CANDOUR = [
    "Here's the thing: our disks lie.",
    "But here is the kicker: our disks lie.",
    "Let's be honest, our disks lie.",
    "I'll be blunt: our disks lie.",
    "The truth is, our disks lie.",
    "In full transparency, our disks lie.",
    "Real talk: our disks lie.",
    "Cards on the table: our disks lie.",
    "Honestly? Our disks lie.",
    "The best part? Our disks lie.",
    "Not gonna lie, our disks do.",
    "I won't sugarcoat it: our disks lie.",
]
THREES = [
    "The design is lean, elegant and resilient.",
    "Your essay was clear, concise and compelling.",
    "It is bold, honest, and refreshing.",
    "I like its clarity, depth and humility.",
    "You write with wit, warmth and precision.",
    "It is practical, actionable and inspiring.",
    "The talk was sharp, engaging and memorable.",
    "I value the rigour, honesty and generosity in it.",
    "It reads as thoughtful, nuanced, and authentic.",
    "You are creative, curious & generous.",
    "It is elegant, powerful and intuitive.",
    "I look for passion, vision and impact.",
    "It was vivid, accessible and insightful.",
    "We want a robust, scalable and seamless build.",
    "They need a more robust, more scalable and more seamless one.",
]
STACCATO = [
    "No pitch. No agenda. Just curiosity.",
    "It works. It scales. It lasts.",
    "Short. Sharp. Honest.",
    "We tried. We failed. We learned.",
    "One disk. One night. One bug.",
    "No hype. No slides. Only code.",
    "Less noise. More signal. Better sleep.",
    "You wrote. I read. I changed.",
    "Small teams. Big disks. Long nights.",
    "It broke. It hurt. It taught.",
    "Fewer knobs. Fewer bugs. Fewer pages.",
    "Fast. Simple. Done.",
]
DASHES = [
    "The rig — all forty of it — runs at night — we copied it.",
    "We copied it — badly — and it worked.",
    "A disk — or two — lied — as you said.",
    "It failed — then it ran — then it failed.",
    "Our rig – a small one – runs – mostly.",
    "One cut — one loss — nothing more.",
    "They lied—both of them—for years.",
    "We measured — twice — before we believed it.",
    "The log — the whole log — was gone.",
    "Forty machines -- ten thousand cuts -- one release -- that is care.",
    "I asked — nobody knew — so I write.",
    "Two teams — one rota — no sleep.",
]


@pytest.mark.parametrize(
    "sentence", [*VOCABULARY, *NOT_JUST, *TRAILING, *PUFFED, *CANDOUR, *THREES, *STACCATO, *DASHES]
)
def test_a_models_move(sentence: str) -> None:
    assert tells(sentence)


@pytest.mark.parametrize(
    ("family", "said"),
    [
        (VOCABULARY, "vocabulary"), (NOT_JUST, "Not just"), (TRAILING, "end of this sentence"), (PUFFED, "praise for"),
        (CANDOUR, "candour"), (THREES, "fine words"), (STACCATO, "clipped"), (DASHES, "dashes"),
    ],
)  # fmt: skip
def test_each_family_says_what_it_is(family: list[str], said: str) -> None:
    told = [any(said in message for message in tells(sentence)) for sentence in family]
    assert sum(told) >= len(told) - 2


@pytest.mark.parametrize(
    "sentence",
    [
        # words that people use, one at a time
        "We had little leverage with the vendor.",
        "The robust regression in your post puzzled me.",
        "It was a fascinating read.",
        "The journey from Oslo took nine hours.",
        "I truly do not know.",
        "The landscape around Haga is flat.",
        "The resonance of the case made the disk fail.",
        "We are a dynamic library, so to say.",
        "Our test harness is in Go.",
        "The ecosystem of plugins is small.",
        "It was a valuable lesson.",
        "The key is 16 bytes.",
        # an end in -ing that says more, and three words that mean three things
        "We run it at night — cutting the power by hand.",
        "The step highlighting the rows is slow.",
        "It was fast, small and cheap.",
        "We store, index and compress it.",
        # not, just, only, but
        "It is not a bug but a missing flag.",
        "I just ran it, but it crashed.",
        "It only writes when the queue is not full, but then for minutes.",
        "Why not just use mmap?",
        "We do not only when asked, as you do.",
        "It is not the disk.",
        "I am not sure, but the window looks too small.",
        "That is not what the log says.",
        "We have more than a thousand of them.",
        "It was not on the list.",
        "Not one of them survived, but the log did.",
        "The cache is not shared, so we copy it.",
        # -ing at the end that says more
        "We moved it to the night, making the queue shorter.",
        "It writes twice, once to the log, leaving the index for later.",
        "The rota changes on Mondays, giving each of us two weeks.",
        "I ran it on two boards, using your image.",
        "It waits for the disk, holding the lock.",
        "We batch them, flushing every ten milliseconds.",
        "I read it on the train, missing my stop.",
        "It retries, backing off each time.",
        "We log everything, including the cuts.",
        "The page lights up, showing the count.",
        "It goes on, creating one file an hour.",
        "You went first, testing each disk by hand.",
        # praise that is plain
        "Your note helped me.",
        "I liked the part on restarts.",
        "The standard is from 1998, and the bar chart too.",
        "The new tests speak for themselves.",
        "The committed offset was wrong.",
        "It stands at forty machines.",
        # candour that is none
        "Here is the thing I built.",
        "To be honest, I had not thought of that.",
        "The truth table in your post has nine rows.",
        "Honestly, it took me a week.",
        "I was blunt in the review, sorry.",
        "The result was 3.1 ms.",
        "My card is on the table in the lobby.",
        "The best part was the graph.",
        # threes that are things
        "We use Rust, Go and Zig.",
        "It reads, writes and deletes in one pass.",
        "Latency, throughput and durability pull apart.",
        "Availability, reliability and scalability are in the contract.",
        "We looked at disks, cables and controllers.",
        "It is small, old and slow.",
        "On Monday, Tuesday and Friday it fails.",
        "It was fast, cheap and wrong.",
        "Reads, writes and scans all wait.",
        "My team is in Oslo, Bergen and Turku.",
        # short sentences
        "It works. Thanks a lot. I owe you one.",
        "We tried it. It did not work for us at all. No idea why.",
        "Good point. We will change it on Friday.",
        "It broke. We fixed it that night, with your note.",
        "No. The log was fine.",
        "We lost two. They were new.",
        # dashes
        "The rig — forty machines — runs at night, and the log of every cut goes to the same disk that we "
        "distrust most, because nobody else would take it, and because the vendor asked us to leave it there for "
        "one more quarter, which we did with some regret, as you may well imagine from your own forty machines.",
        "We copied it — badly.",
        "It took 3–4 weeks, pages 10–12 most of all.",
        "We use a well-known, read-only, copy-on-write file system.",
        "It takes 5 - 3 = 2 cuts.",
        "Run it with --dry-run and --force.",
        "We ran it again, showing how much salt the seam takes.",
        "The cable was short, thin and brittle.",
    ],
)
def test_a_persons(sentence: str) -> None:
    assert tells(sentence) == []


def test_titles_and_what_the_writer_typed_are_not_the_models() -> None:
    title = "Not just fast, but honest"
    assert not tells(f"I read “{title}” twice.")
    fact = Fact(1, "Wrote it", title=title)
    assert not found("machine-tells", Reviewed(f"{BEFORE}I read {title} twice.", facts=(fact,)))
    typed = "Where is it not just about speed, but about honesty?"
    assert found("machine-tells", Reviewed(BEFORE + typed))
    assert not found("machine-tells", Reviewed(BEFORE + typed, about=typed))


def test_a_long_message_may_have_more_of_the_vocabulary() -> None:
    words = "We counted the deletes of a week and found that most of them came from one job. " * 12
    some = "It was a fascinating and remarkable story, truly."
    assert found("machine-tells", Reviewed(some))
    assert not found("machine-tells", Reviewed(words + some))


@pytest.mark.parametrize(
    ("sentence", "left"),
    [
        ("You cut the power all night, highlighting your care for data.", "You cut the power all night."),
        ("A cache is a loan — highlighting the fragility of state.", "A cache is a loan."),
        ("Here's the thing: our disks lie.", "Our disks lie."),
        ("Let's be honest, our disks lie.", "Our disks lie."),
        ("We copied it — badly — and it worked.", "We copied it — badly, and it worked."),
    ],
)
def test_a_fix(sentence: str, left: str) -> None:
    reviewed = Reviewed(BEFORE + sentence + AFTER)
    (one,) = found("machine-tells", reviewed)
    assert mended(reviewed, one) == BEFORE + left + AFTER


def test_an_aside_between_dashes_is_no_end() -> None:
    assert not any("praises" in one for one in tells("One step — highlighting the rows in red — is slow."))


def test_one_place_gets_one_finding() -> None:
    body = (
        BEFORE + "Your essay is a testament to your dedication to users, showcasing truly remarkable expertise." + AFTER
    )
    spans = sorted((one.start, one.end) for one in found("machine-tells", Reviewed(body)))
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
