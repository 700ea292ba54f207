"""Verbs whose forms are certain: the tables behind ``turning``. Small letters."""

from __future__ import annotations

from assistant.review.wording import listed

REGULAR = listed(
    """
    accept add admit adopt allow announce answer appear apply argue ask avoid base benchmark block borrow cache call
    change check claim close collect compare compile complain compute confirm connect consider contribute convince
    count cover crash debug decide declare deliver demand deploy describe design detect develop disagree discover
    discuss document doubt download drop embed enable enjoy ensure estimate evaluate expect explain explore export
    extend favour finish fix follow force fork generate guess halve handle happen hate help hire hope host ignore
    implement import improve include increase inherit insist inspect install introduce invent investigate invite
    join jump kill launch learn listen live load look love maintain manage map mark measure mention merge migrate miss
    move name notice observe operate optimise optimize organise organize parse patch perform pick plan play port post
    prefer prepare prevent print produce promise propose prove publish pull push raise reach receive recommend record
    recover reduce refactor refuse reject release rely remain remember remove rename repair replace reply report
    reproduce require rescue resolve retire return reuse review revisit save schedule search seem serve share ship
    simplify skip solve sort sound start stay stop store study suggest support surprise survive switch talk test
    thank touch trace track train transform translate travel treat try turn update upgrade upload use validate visit
    wait walk want warn watch wonder work worry
    """
)
"""Verbs with ``-ed``."""

IRREGULAR = {
    "became": "become", "began": "begin", "bought": "buy", "brought": "bring", "built": "build", "came": "come",
    "caught": "catch", "chose": "choose", "drew": "draw", "drove": "drive", "forgot": "forget", "fought": "fight",
    "found": "find", "froze": "freeze", "gave": "give", "got": "get", "grew": "grow", "held": "hold", "hid": "hide",
    "kept": "keep", "knew": "know", "led": "lead", "left": "leave", "lost": "lose", "made": "make", "meant": "mean",
    "met": "meet", "overcame": "overcome", "paid": "pay", "ran": "run", "rebuilt": "rebuild", "rewrote": "rewrite",
    "said": "say", "saw": "see", "sent": "send", "shook": "shake", "showed": "show", "sold": "sell",
    "spent": "spend", "spoke": "speak", "taught": "teach", "thought": "think", "threw": "throw", "told": "tell",
    "took": "take", "understood": "understand", "went": "go", "woke": "wake", "won": "win", "wrote": "write",
}  # fmt: skip
"""Past forms with their verbs. "Put", "cut", "read" and "set" are the same today and then, and so not here."""

PARTICIPLES = listed(
    """
    become begun bought brought built caught chosen drawn driven forgotten fought found frozen given gone grown held
    hidden kept known led left lost made meant met overcome paid rebuilt rewritten said seen sent shaken shown sold
    spent spoken taught thought thrown told taken understood woken won written
    """
)
"""Irregular participles, for "you have written"."""

BETWEEN = listed("also already finally first just later now once recently still then")
"""Adverbs that may stand between the subject and the verb, and stay there."""

PLACED = listed("at behind from in now on still with working")
"""What follows "you are" where that says where somebody is or what they do, and is no praise."""

UNCERTAIN = listed(
    """
    i me my mine myself we us our ours ourselves let's lets not never no nothing nobody none nor neither hardly
    and or but yet which whose whom
    """
)
"""Words with which a sentence is left as it is: of the writer, denied, or with a second part that would not turn."""
