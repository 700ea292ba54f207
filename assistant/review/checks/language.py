"""Whether the message is in the language it should be in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.drafting.languages import base_code, language_name
from assistant.review.finding import Finding, Reviewed
from assistant.review.parsed import Parsed
from assistant.review.prose import MASK, prose
from assistant.review.registry import check, spot
from assistant.review.text import Span
from assistant.review.tongues import SAME_AS, known, tongues

_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_SCRIPTS = {
    "Cyrillic": (re.compile(r"[Ѐ-ӿ]"), {"ru", "uk", "bg", "sr", "mk", "be", "kk", "mn"}),
    "Greek": (re.compile(r"[Ͱ-Ͽ]"), {"el"}),
    "Hebrew": (re.compile(r"[\u0590-\u05ff]"), {"he", "yi"}),
    "Arabic": (re.compile(r"[\u0600-\u06ff]"), {"ar", "fa", "ur", "ps"}),
    "Chinese": (re.compile(r"[\u4e00-\u9fff]"), {"zh", "ja"}),
    "Japanese": (re.compile(r"[\u3040-\u30ff]"), {"ja"}),
    "Korean": (re.compile(r"[\uac00-\ud7af]"), {"ko"}),
    "Thai": (re.compile(r"[\u0e00-\u0e7f]"), {"th"}),
    "Indian": (re.compile(r"[\u0900-\u0dff]"), {"hi", "bn", "ta", "te", "mr", "ne", "gu", "pa", "kn", "ml"}),
}
"""Scripts that tell the language, and the languages written in them."""


@check("language", "warn", "the wrong language gives a form letter away")
def language(reviewed: Reviewed, text: Parsed) -> Iterator[Finding]:
    """The message in another language than theirs, or a sentence that falls out of it.

    EVIDENCE, "What gives a machine's letter away", 9. Quotations and titles may be in any language; a few words are
    not judged, and neither is what the recogniser is not sure of.
    """
    if not reviewed.language.strip():
        return
    code = base_code(reviewed.language)
    wanted = SAME_AS.get(code, code)
    whole = prose(reviewed).replace(MASK, " ")
    script = _script(whole)
    if script:
        if wanted not in _SCRIPTS[script][1]:
            yield spot(0, 0, f"It is written in {script} letters, and should be in {language_name(code)}.", _mend(code))
        return
    found = tongues(whole)
    if found and wanted not in found:
        if known(wanted) or any(wanted in languages for _, languages in _SCRIPTS.values()) or _mostly_latin(whole):
            name = " or ".join(sorted(language_name(one) for one in found))
            yield spot(0, 0, f"It is in {name}, and should be in {language_name(code)}.", _mend(code))
        return
    if known(wanted):
        for part, other in _mixed(text, whole, wanted):
            yield spot(
                part.start, part.end, f"This part is in {other}, the rest in {language_name(code)}.",
                f"Say it in {language_name(code)}, or put it in quotation marks.",
            )  # fmt: skip


def _mend(code: str) -> str:
    return f"Write it in {language_name(code)}, or set the language that you two use with this person."


def _script(text: str) -> str:
    """The script of most letters, where it is one that tells; else empty."""
    if text.isascii():
        return ""
    latin = len(_LATIN.findall(text))
    counts = {name: len(letters.findall(text)) for name, (letters, _) in _SCRIPTS.items()}
    if counts["Japanese"] > 3:
        counts["Japanese"] += counts.pop("Chinese")
    name = max(counts, key=lambda one: counts[one])
    return name if counts[name] > max(latin, 7) else ""


def _mostly_latin(text: str) -> bool:
    return len(_LATIN.findall(text)) > 40


def _mixed(text: Parsed, whole: str, wanted: str) -> Iterator[tuple[Span, str]]:
    """Stretches of sentences that are surely in another language, next to each other ones as one."""
    run: tuple[int, int, str] | None = None
    for sentence in text.sentences:
        found = tongues(whole[sentence.start : sentence.end])
        if found and wanted not in found:
            name = " or ".join(sorted(language_name(one) for one in found))
            if run is not None and run[2] == name:
                run = (run[0], sentence.end, name)
                continue
            if run is not None:
                yield Span(run[0], run[1], ""), run[2]
            run = (sentence.start, sentence.end, name)
        elif run is not None and found:
            yield Span(run[0], run[1], ""), run[2]
            run = None
    if run is not None:
        yield Span(run[0], run[1], ""), run[2]
