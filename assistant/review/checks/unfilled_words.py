"""What a placeholder looks like: the tables behind ``placeholder``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.review.wording import listed

FILL = "Fill it in, or take it out."
DROP = "Take it out."
_TO_FILL = "This was to be filled in."
_TEMPLATE = "A template's mark was left in."


@dataclass(frozen=True, slots=True)
class Leftover:
    """One shape of a thing left over, and what is said about it."""

    pattern: re.Pattern[str]
    message: str
    suggestion: str


def _left(message: str, suggestion: str, *patterns: str) -> Leftover:
    return Leftover(re.compile("|".join(patterns), re.MULTILINE), message, suggestion)


_GREETING = r"^[ \t]*(?i:hi|hello|hey|dear|hallo|hei|hej|bonjour|hola)[ \t]+"
_INSERTED = "your|name|company|topic|link|date|specific|relevant|something|here"

_FIELD = (
    r"(?:(?:FIRST|LAST|FULL|GIVEN|COMPANY|YOUR|THEIR|MY|RECIPIENT|SENDER|CONTACT|CANDIDATE|CLIENT|CUSTOMER)[_ ]?)?"
    r"(?:NAME|SURNAME|COMPANY|TOPIC|TITLE|DATE|LINK|ROLE|CITY|PROJECT|TEAM|EVENT|JOB|EMPLOYER|RECIPIENT|SENDER)"
)
"""What a mailing calls the places that it fills."""
_EDIT = (
    r"(?:shorter|longer|warmer|friendlier|softer|simpler|punchier|tighter|crisper|less \w+|more \w+|too \w+"
    r"|tone (?:it|this) down|make (?:it|this) \w+|needs? (?:work|a source|a link|an example|fixing|checking|polish)"
    r"|(?:rewrite|rephrase|reword|redo|shorten|tighten|trim|polish|expand|simplify|rework|fix|check|verify|cut|drop|delete)"
    r"(?: (?:this|it|that|here|me))?|better (?:word|opener|opening|ending|example|wording))"
    r"(?:,? (?:please|pls|maybe|perhaps|again|later|here|first))?"
)
"""What a writer notes beside a sentence that is not done."""
_SHOUTED = (
    r"(?:(?:REWRITE|REPHRASE|REWORD|REDO|REVISE|SHORTEN|EXPAND|TIGHTEN|TRIM|POLISH|SIMPLIFY|FINISH|FIX|CHECK|VERIFY"
    r"|CONFIRM|DELETE|REMOVE|CUT|CHANGE|REPLACE|UPDATE|MOVE|CITE|FILL IN|INSERT|ADD|DOUBLE[- ]CHECK) "
    r"(?:THIS|THAT|THESE|IT|ME|HERE|NAMES?|LINKS?|DATES?|SOURCES?|DETAILS|EXAMPLE|(?:THE|MY|THEIR) [A-Z]+)\b(?: [A-Z]{2,})*"
    r"|MAKE (?:THIS|IT) [A-Z]+|NEEDS? (?:A |AN )?(?:SOURCE|WORK|LINK|EXAMPLE|CHECKING|FIXING)"
    r"|(?:DO NOT|DON['’]T) SEND(?: THIS| YET)*|NOT FINAL|DRAFT ONLY|PLACEHOLDER(?: TEXT)?)"
)
_PART = r"(?:(?:final |revised |short )?(?:message|draft)(?: body)?|(?:e-?mail )?body|(?:version|option|variant) (?:\d|[A-C]))"
"""What a model heads the message with."""

ALWAYS = (
    _left(
        _TEMPLATE, FILL,
        r"\{\{[^{}\n]{0,80}\}\}", r"\{%[^%\n]{0,80}%\}", r"\{#[^#\n]{0,80}#\}",  # Jinja and its relatives
        r"\$\{[a-z][\w.]{0,40}\}",  # ${name}; ${HOME} is the shell's
        r"\*\|[A-Z_:]{2,30}\|\*", r"%[A-Z]+_[A-Z_]+%", rf"%(?i:{_FIELD})%", rf"(?<![\w$])\${_FIELD}\b(?![\w(/])",
        rf"(?<![\w$%])(?:FIRST|LAST|FULL|COMPANY|YOUR|RECIPIENT|SENDER)_(?:NAME|TITLE|ROLE)\b|\b{_FIELD}[_ ]HERE\b",
        r"(?<![\w-])(?:YOUR|FIRST|LAST|FULL|COMPANY) NAME\b(?! SERVER)",
        r"<<\s?[A-Za-z][\w ]{1,40}>>",  # mailings
        r"«\s?(?i:[a-z]+_[a-z_]+|(?:first|last|full)?\s?name|company)\s?»",  # mail merge
        r"(?<!\w)(?:@@|##|\$\$?|__)(?:[A-Z]+_)?(?:NAME|COMPANY|TOPIC|TITLE|DATE|LINK)(?:@@|##|\$\$?|__)(?!\w)",
        r"%\([a-z_]{2,20}\)s", r"(?i:\b(?:hi|hello|dear) )%s(?=[\s,!])",
    ),
    _left(
        "A mark that pointed at a source was left in.", DROP,
        r"[【〔][^【】〔〕\n]{1,40}[】〕]", r"\[\d{1,3}†[^\]\n]{0,40}\]", r"\[\^\d{1,3}\]",
    ),
    _left(
        "A mark in double brackets was left in.", DROP,
        r"\[\[(?! )(?!(?:nodiscard|likely|unlikely|maybe_unused|fallthrough|deprecated|noreturn"
        r"|no_unique_address|gnu|clang)\b)"
        r"[^\[\]\n]{1,80}\]\]",
    ),
    _left(
        "A mark of the model's own was left in.", DROP,
        r"<\|[\w ]{1,30}\|>", r"</(?:think|thinking|reasoning|answer|draft|message)>|^<(?:think|thinking"
        r"|reasoning|draft)>", r"\[/?INST\]", r"<<\/?SYS>>",
    ),
    _left("A comment that no reader sees was left in.", DROP, r"<!--(?:[^-]|-(?!->)){0,400}-->", r"^\[//\]: #[^\n]*"),
    _left("A sign was left in its coded form.", "Put the sign itself.", r"&(?:nbsp|amp|quot|apos|lt|gt|mdash"
        r"|ndash|rsquo|#\d{2,5});"),
    _left(
        "A note to yourself was left in.", "Do what it says, and take it out.",
        r"[(\[](?i:(?:please |still |must |to |pls )?(?:double[- ]?check|check|verify|confirm|fact[- ]?check"
        r"|look up|fix|rephrase"
        r"|reword|rewrite|shorten|expand|cite|prüfen|nachsehen|sjekk|vérifier|comprobar)"
        r"(?:[ ,:]+(?:this|that|these|me|again|first|before sending|the (?:date|name|number|figure|fact|link"
        r"|source|spelling|title|year)s?"
        r"|date|name|number|figure|fact|link|source|spelling|title|year|wording|whether|if|das|dies|nochmal|ceci)\b[^()\[\]\n]{0,60})\s?[?!]*)[)\]]",
        r"[(\[](?i:(?:please |still |must |to )?(?:double[- ]?check|check|verify|fact[- ]?check|prüfen"
        r"|nachsehen)\s?[?!]*)[)\]]",
        r"[(\[](?i:(?:is|was|are) (?:this|that|it) (?:right|true|correct|accurate|ok|still true"
        r"|the right \w+)\s?\?+)[)\]]",
        r"[(\[](?i:(?:note to (?:self|me|myself)|nb to self|notes? for (?:me|later|myself)|remember to"
        r"|don't forget to|reminder|not[ei]z an mich)"
        r"\b[^()\[\]\n]{0,80})[)\]]",
        r"^[ \t]*(?i:note to self|nb to self|reminder to self|todo|to-do|notiz an mich)[ \t]*:[^\n]{0,80}",
        r"[(\[](?i:(?:source|date|name|title|year|citation|reference|link|details?|example|number)\s?\?+|\?{2,}|tbc|tba|tk|tktk)[)\]]",
        r"(?<!development )[(\[](?i:tbd)[)\]]",
        rf"(?<![\w-]){_SHOUTED}(?![\w-])", rf"(?:^|(?<=[ \t]))(?:--+|//|>>+|<--|->|==+>)[ \t]*(?i:{_EDIT})[ \t]*[?!.]*$",
        r"[(\[](?i:(?:too (?:long|short|formal|stiff|dry|much|pushy|soft)|shorter|longer|warmer|better word|better example"
        r"|right word|keep this|cut this|leave (?:this )?out)\s?\?+)[)\]]",
        r"\[(?i:to be (?:continued|done|decided|added|written|completed|filled(?: in)?)|insert|add|unfinished)\]",
        r"(?<![\w?])\?{2,}(?=[ \t][\w])", r"(?<![\w-])TKTK(?![\w-])", r"(?<![\w-])XX(?= ?(?:%"
        r"|years?|days?|users?|people|times)\b)",
    ),
    _left(
        _TO_FILL, FILL,
        r"(?<![\w-])X{3,}(?![\w-])",
        r"\b(?i:(?:your|my|the|their) (?:full |first |last |company )?name (?:goes )?here)\b",
        rf"\(\s?(?i:(?:please )?(?:insert|fill in) (?:{_INSERTED})\b[^()\n]{{0,60}})\)",
        r"(?<!\w)_{3,}(?=[ \t,.;!?])", r"(?<=[ \t])_{3,}(?!\w)",
    ),
    _left("This was to be decided.", FILL, r"(?<![\w(])T\.?B\.?D\b(?!\))"),
    _left(
        "A heading over the message was left in.", DROP,
        rf"^[ \t]*(?:[*_#]{{1,3}}[ \t]?)(?i:{_PART})[ \t]*:?[*_]{{0,3}}:?(?=[ \t]|$)", rf"^[ \t]*(?i:{_PART})[ \t]*:[ \t]*$",
        r"\A\s*(?i:message|body|draft)[ \t]*:(?=[ \t])",
    ),
    _left("Filler text was left in.", DROP, r"\b(?i:lorem ipsum)\b[^\n]{0,60}"),
    _left(
        "Your name was to stand here.", "Sign with your name.",
        r"^[ \t]*(?i:your (?:full |first )?name)[,. \t]*$",
    ),
    _left(
        "The greeting has no name.", "Greet them by name.",
        _GREETING + r"(?i:none|undefined|null|nan|nil)\b", _GREETING + r"[,!](?=\s|$)",
    ),
)  # fmt: skip
"""Never meant, outside of code."""

_TALKED_ABOUT = "list|app|comment|item|marker|note|file|tag|entr|MVC|example|tracker"
TODO = re.compile(rf"(?<![\w.-])(?:TODO|FIXME|TO DO:)(?![\w-])(?!s? (?:{_TALKED_ABOUT}))(?:[ \t]*:[^\n]{{0,60}})?")
TALKED_OF = re.compile(
    r"\b(?:an?|the|your|my|our|his|her|their|every|each|those|these|all|any|of|for|no|as|with|that) $", re.I
)
"""Words before a TODO that one talks about: "your TODO in the scheduler"."""

SUBJECT = re.compile(
    r"^[ \t]*((?:[*#_]{1,3}[ \t]?)?"
    r"(?:subject(?: line)?|betreff|objet|asunto|oggetto|onderwerp|emne|ämne|assunto)[*_]{0,3}[ \t]?:.*)$",
    re.IGNORECASE | re.MULTILINE,
)
"""A subject line inside the body, in the commoner languages."""

ELLIPSIS = re.compile(r"(?<![\w\])`])[\[(<{][ \t]?(?:\.{2,}|…)[ \t]?[\])>}]")
"""What was left open: ``[...]``; in a quotation it says that something is left out."""
BRACKETS = re.compile(r"(?<![\w\])`])\[([^\[\]\n]{1,100})\](?![(\[:])")
"""Square ones; not an index (``rows[name]``), nor a markdown link."""
ANGLES = re.compile(r"(?<![\w<`])<([A-Za-z][^<>\n/=\"]{1,60})>(?!>)")
"""Angle ones; not a type's (``Vec<String>``)."""
BRACES = re.compile(r"(?<![\w/$\\{%`])\{([A-Za-z][\w .'-]{1,40})\}(?![/}\w])")
"""Curly ones; not a route's (``/users/{id}``)."""

_WHOSE = "first|last|full|given|your|their|his|her|my|recipient'?s?|sender'?s?|contact'?s?|company|team|product"
_WHAT = (
    "names?|blog|company|companies|organi[sz]ation|employer|role|job|position|title|topic|subject|project|product|team|talk|"
    "article|essay|post|paper|book|event|conference|date|day|time|city|place|location|venue|link|url|website|site|"
    "e-?mail|phone|number|address|signature|industry|field|skill|interest|achievement|detail|example|question|reason|"
    "person|recipient|sender|friend|contact|greeting|text|compliment"
)  # fmt: skip
_THING = rf"(?:{_WHOSE})?[ _-]?(?:{_WHAT})s?"
_LEAD = (
    "the|a|an|this|that|some|any|my|your|their|his|her|our|its|specific|relevant|recent|current|same|previous|mutual|"
    "particular|insert|add|fill in|mention|describe|name|of|or|and|in|at|on|for|from|to|[xyz]"
)  # fmt: skip
WAITING = re.compile(
    rf"(?:(?:{_LEAD})[ _/,-]+){{0,6}}{_THING}"
    rf"(?:[ _/,-]+(?:name|here|of|or|and|in|the|a|[xyz]|{_THING})){{0,4}}"
    r"|(?:insert|your|fill in|add|describe|mention)\b.{1,80}|.{1,60}\bhere|company [a-z]|name of .{1,40}"
    r"|(?:fact|source|citation|ref|note)s?(?: needed)?[ :#]*[f\d, ]*|f\d+",
    re.IGNORECASE,
)
"""The whole of what stands in a bracket that waits to be filled in."""
HTML = listed(
    """
    title link time address section header footer body head label input form main table template summary
    details object data text number date email
    """
)
"""Tags of HTML that would read as placeholders."""

NUMBERED = re.compile(r"\[f?\d{1,3}(?:\s?[,;–-]\s?f?\d{1,3}){0,5}\]")
FOOTNOTE = re.compile(r"^[ \t]*\[(\d{1,3})\]:?[ \t]+\S", re.MULTILINE)
"""A footnote spelt out at the start of a line: its numbers are meant."""
CODE_NOUNS = listed(
    """
    array arr list args argv arg data index idx slice vec vector tuple buffer buf table row rows col
    cols column columns item items entry entries value values stack queue heap ring cache memory mem
    bucket buckets slot slots shard shards key keys dict map tree node nodes word words field fields
    matrix tensor grid cell cells board image pixel pixels byte bytes block blocks chunk chunks batch
    page pages line lines input output result results state elem element elements string str char chars
    token tokens sample samples layer layers weights param params option options path parts names users
    groups match counts range register registers
    """
)
"""Plain words that an index may follow: ``array[3]``."""
