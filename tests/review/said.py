"""What one check says of a message, and the message as its fix leaves it."""

from __future__ import annotations

import re

from assistant.drafting.kinds import Kind
from assistant.review.coach import review
from assistant.review.finding import Finding, Reviewed

WARMING = ("replied", "met", "talked", "helped-me", "introduced-me", "referred-me", "colleague", "friend")
QUESTION = Kind("question", "A question", "")
WARM_UP = Kind("warm-up", "A warm-up", "")
RECONNECT = Kind("reconnect", "Back in touch", "")
REFERRAL = Kind("referral", "A referral", "", allowed_by=WARMING)
INTRODUCTION = Kind("introduction", "An introduction", "", allowed_by=WARMING)
THANKS = Kind("thanks", "Thanks", "", asks=False, questions=0)
CONGRATULATE = Kind("congratulate", "Congratulations", "", asks=False, questions=0)
OFFER = Kind("offer", "An offer", "", asks=False, questions=0)
UPDATE = Kind("update", "News for a helper", "", asks=False, questions=0)


def found(check: str, reviewed: Reviewed) -> list[Finding]:
    """The findings of one check, their spans held to the text."""
    findings = [one for one in review(reviewed).findings if one.check == check]
    for one in findings:
        whole = reviewed.subject if one.where == "subject" else reviewed.body
        assert 0 <= one.start <= one.end <= len(whole)
        assert one.text == whole[one.start : one.end]
        assert one.message.endswith(".")
        assert "\n" not in one.message
    return findings


def mended(reviewed: Reviewed, finding: Finding) -> str:
    """The body after the fix. No space is doubled, and none left hanging, that was not so before."""
    assert finding.replacement is not None
    start, end = finding.mends or (finding.start, finding.end)
    body = reviewed.body[:start] + finding.replacement + reviewed.body[end:]
    holes = r"[^\S\n]{2,}|[^\S\n]+\n|\n{3,}|\A\s|\s\Z|\s[,.;!?](?:\s|\Z)|,,"
    if not re.search(holes, reviewed.body):
        assert not re.search(holes, body), body
    return body
