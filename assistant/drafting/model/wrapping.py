"""What models put around a message: thinking, a preamble, a fence, quotation marks, a subject line.

Each function takes a text and gives it back without its wrapping. While the text still grows
(``final`` is false) what cannot be told yet is held back, so that no wrapping ever flashes by.
"""

from __future__ import annotations

import re

_TAG = r"think(?:ing)?|thought|reasoning"
_THOUGHT = re.compile(rf"<({_TAG})>.*?(?:</\1>|\Z)([ \t]*)", re.IGNORECASE | re.DOTALL)
_THOUGHT_END = re.compile(rf"</(?:{_TAG})>", re.IGNORECASE)
_TAGS = tuple(f"<{end}{tag}>" for end in ("", "/") for tag in ("think", "thinking", "thought", "reasoning"))

_SUBJECT_WORDS = (
    "subject", "subject line", "betreff", "objet", "asunto", "assunto", "oggetto", "onderwerp", "emne",
    "ämne", "aihe", "otsikko", "temat", "předmět", "predmet", "tárgy", "konu", "subiect", "тема", "θέμα",
    "件名", "主题", "主旨", "제목",
)  # fmt: skip
_SUBJECT = re.compile(
    rf"[#*_\s]*(?:{'|'.join(sorted(_SUBJECT_WORDS, key=len, reverse=True))})[ \t]*[*_]*[ \t]*[:：](.*)",
    re.IGNORECASE,
)

_YES = (
    "sure thing", "sure", "certainly", "of course", "absolutely", "okay", "ok", "alright", "great", "got it",
    "no problem", "happy to help", "gladly", "klar", "gerne", "natürlich", "bien sûr", "claro", "certo",
)  # fmt: skip
_HERE = (
    "here's", "here’s", "here is", "here are", "below is", "this is", "hier ist", "hier kommt", "voici",
    "aquí tienes", "aquí está", "ecco", "aqui está",
)  # fmt: skip
_NOUN = (
    r"drafts?|messages?|e-?mails?|notes?|dms?|versions?|repl(?:y|ies)|revisions?|rewrites?|texts?"
    r"|entwurf|nachricht|brouillon|borrador|mensaje|correo|bozza|messaggio|rascunho|mensagem"
)
_YES_ALONE = re.compile(rf"(?:{'|'.join(_YES)})[!.,:]*", re.IGNORECASE)
_YES_HERE = re.compile(rf"(?:{'|'.join(_YES)})(?:[!.,:—–-].{{0,80}}?|\s+)(?:{'|'.join(_HERE)})\b.*[:.!]", re.IGNORECASE)
_HERE_NOUN = re.compile(rf"(?:{'|'.join(_HERE)})\b.{{0,80}}\b(?:{_NOUN})\b.*:", re.IGNORECASE)
_YES_SO_FAR = re.compile(rf"(?:{'|'.join(_YES)})(?:[!.,:—–-]|\s*\Z)", re.IGNORECASE)
_HERE_SO_FAR = re.compile(rf"(?:(?:{'|'.join(_YES)})\W.{{0,80}}?)?\b(?:{'|'.join(_HERE)})\b", re.IGNORECASE)
_LABEL = re.compile(rf"(?:the |your )?(?:(?:revised|final|short) )?(?:body|{_NOUN})\s*:", re.IGNORECASE)
_LABELS = (
    "the ", "your ", "revised ", "final ", "short ", "body", "draft", "message", "email", "e-mail", "note",
    "version", "text", "entwurf", "nachricht",
)  # fmt: skip
_MOST_PREAMBLE = 240
"""Code points of the longest line that may still turn out to be a preamble."""
_RULE = re.compile(r"[ \t]*(?:-{3,}|\*{3,}|_{3,}|={3,})[ \t]*(?:\n|\Z)")
_FENCE = re.compile(r"(`{3,}|~{3,})[ \t]*(\w*)[ \t]*\n")
_FENCE_NAMES = ("", "text", "txt", "plaintext", "plain", "markdown", "md", "email", "message")

_LONGEST_TITLE = 60
_PAIRS = {'"': '"', "“": "”", "„": "“”", "«": "»", "»": "«", "‘": "’", "'": "'", "「": "」"}


def without_thinking(text: str, *, final: bool) -> str:
    """Take out ``<think>…</think>``; an unclosed one reaches to the end, an unopened one to the start."""
    if "<" in text:
        text = _THOUGHT.sub(_gap, text)
        *_, end = [0, *(match.end() for match in _THOUGHT_END.finditer(text))]
        text = text[end:]
        at = text.rfind("<", max(0, len(text) - len(max(_TAGS, key=len))))
        cut_off = at >= 0 and any(tag.startswith(text[at:].lower()) for tag in _TAGS)
        if cut_off and (not final or len(text) - at > 2):
            text = text[:at]
    return text


def _gap(match: re.Match[str]) -> str:
    before = match.string[match.start() - 1 : match.start()]
    return "" if not before or before.isspace() else match[2]


def split_subject(text: str, *, final: bool) -> tuple[str | None, str]:
    """The subject of a first line ``Subject: …`` (None: there is no such line), and the rest.

    While it grows, a first line that may become one is held back whole.
    """
    text = text.lstrip()
    line, newline, rest = text.partition("\n")
    match = _SUBJECT.fullmatch(line.rstrip())
    if match and (newline or final):
        subject = match[1].strip().strip("*_").strip()
        inner, closed = _inside_quotes(subject)
        return (inner if closed else subject).strip(), rest.lstrip()
    if match or (not newline and not final and _may_be_subject(line)):
        return None, ""
    return None, text


def unwrap(text: str, *, final: bool) -> str:
    """Take off a preamble, rules around the message, a fence and quotation marks, in whatever order."""
    for _ in range(4):
        before = text
        text = _without_preamble(text.lstrip(), final=final)
        text = _without_fence(text, final=final)
        if text == before:
            break
    return _without_quotes(text, final=final)


def _without_preamble(text: str, *, final: bool) -> str:
    line, newline, rest = text.partition("\n")
    bare = _bare(line)
    if not newline:
        return text if final or not _may_be_preamble(bare) else ""
    if len(bare) > _MOST_PREAMBLE or not any(
        shape.fullmatch(bare) for shape in (_YES_ALONE, _YES_HERE, _HERE_NOUN, _LABEL)
    ):
        return text
    rest = rest.lstrip()
    rule = _RULE.match(rest)
    if not rule:
        return rest if final or rest.rstrip() not in ("-", "--", "*", "**", "_", "__", "=", "==") else ""
    rest = rest[rule.end() :]
    body, _, after = rest.rpartition("\n")
    if not final and after.strip() in ("-", "--", "*", "**", "_", "__", "=", "=="):
        rest = body
    closing = re.search(rf"^{_RULE.pattern}", rest, re.MULTILINE)
    return rest[: closing.start()] if closing else rest


def _without_fence(text: str, *, final: bool) -> str:
    if text[:1] not in ("`", "~"):
        return text
    fence = _FENCE.match(text)
    if not fence:
        opening = text.partition("\n")[0]
        growing = "\n" not in text and re.fullmatch(r"(`{1,2}|`{3,}|~+)[ \t]*\w*[ \t]*", opening)
        return "" if growing and not final else text
    if fence[2].lower() not in _FENCE_NAMES:
        return text
    inside = text[fence.end() :]
    mark = fence[1]
    closing = re.search(rf"^[ \t]*{re.escape(mark)}[ \t]*$", inside, re.MULTILINE)
    if closing:
        return inside[: closing.start()]
    body, newline, last = inside.rpartition("\n")
    if last.strip() and mark.startswith(last.strip()) and not final:
        return body + newline
    return inside


def _without_quotes(text: str, *, final: bool) -> str:
    text = text.lstrip()
    if text[:1] not in _PAIRS:
        return text
    inner, closed = _inside_quotes(text.rstrip())
    if closed:
        return inner
    if final or not (inner or text.strip() in _PAIRS):
        return text
    # A quoted title at the start closes soon; until then nobody can tell it from a quoted message.
    return "" if len(inner) <= _LONGEST_TITLE and "\n" not in inner else inner


def _inside_quotes(text: str) -> tuple[str, bool]:
    """What stands between quotation marks around the whole text, and whether they are closed.

    Marks of facts may follow the closing one. Quoted words that only begin the text give ("", False).
    """
    if not text or text[0] not in _PAIRS:
        return "", False
    opening, closers = text[0], _PAIRS[text[0]]
    depth = 0
    for at in range(1, len(text)):
        char = text[at]
        before, after = text[at - 1], text[at + 1 : at + 2]
        starts = (before.isspace() or before in "([") and bool(after) and not after.isspace()
        if opening in ("'", "‘") and char in closers and after.isalnum():
            continue  # an apostrophe
        if char == opening and (opening not in closers or starts):
            depth += 1
        elif char in closers:
            if depth:
                depth -= 1
            elif re.fullmatch(r"(?:\s|[\[【［(][^\]】］)\n]{0,24}[\]】］)])*", text[at + 1 :]):
                return text[1:at] + text[at + 1 :], True
            else:
                return "", False
    return text[1:], False


def _bare(line: str) -> str:
    """A line without the marks of emphasis and headings round it."""
    return line.strip().strip("#*_ \t").replace("**", "").strip()


def _may_be_subject(line: str) -> bool:
    """Whether a first line that still grows may turn out to be a subject line."""
    bare = line.lstrip("#*_ \t").rstrip("*_ \t").lower()
    return any(word.startswith(bare) for word in _SUBJECT_WORDS)


def _may_be_preamble(bare: str) -> bool:
    """Whether a first line that still grows may turn out to be a preamble."""
    if len(bare) > _MOST_PREAMBLE:
        return False
    lower = bare.lower()
    here = _HERE_SO_FAR.match(lower)
    if here:
        return len(lower) - here.end() < 100 or bool(re.search(rf"\b(?:{_NOUN})\b", lower))
    if _YES_SO_FAR.match(lower):
        return len(lower) < 100
    if any(start.startswith(lower) for start in (*_HERE, *(f"{yes} {here}" for yes in _YES for here in _HERE))):
        return True
    return len(lower) <= 24 and any(start.startswith(lower) or lower.startswith(start) for start in _LABELS)
