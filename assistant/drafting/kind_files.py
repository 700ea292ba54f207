"""Where kinds come from: files in the home first, then those that ship with the program."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.door import clean_line
from assistant.drafting.front_matter import BadMatter, Matter, split
from assistant.drafting.kinds import ALLOWING, Kind
from assistant.drafting.values import unknown_names
from assistant.errors import Refused
from assistant.facts.fact import FACT_KINDS

if TYPE_CHECKING:
    from assistant.drafting.sandbox import Sandbox

SUFFIX = ".jinja"
FORMS = ("email", "dm", "note")
NEEDS = (
    "about", "question", "occasion", "help", "met", "meeting", "me.name", "me.site", "me.about", "person.city",
)  # fmt: skip
"""What a template may need, beside what is typed in ``about``.

``question`` and ``occasion`` are met by a fact that a message can grow out of, ``help`` by an answer or
a favour that is noted, ``meeting`` by the note on the latest meeting; each of them by ``about`` as well.
``met`` is met by a meeting or a talk that is noted, and by nothing that is typed, whoever writes.
"""


@dataclass(frozen=True, slots=True)
class Problem:
    """A prompt or template that cannot be used: where, and why."""

    path: Path
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.path}, line {self.line}: {self.reason}"


class _Bad(Exception):
    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def shipped(folder: str) -> Path:
    """The folder of prompts or templates that ships: inside the package, or beside it in a checkout."""
    package = Path(__file__).resolve().parents[1]
    inside = package / folder
    return inside if inside.is_dir() else package.parent / folder


class KindFiles:
    """All kinds, as files say. Read once; a broken file costs its own kind alone."""

    def __init__(self, home_prompts: Path, home_templates: Path, channels: Iterable[str]) -> None:
        self._folders = {
            "prompts": (home_prompts, shipped("prompts")),
            "templates": (home_templates, shipped("templates")),
        }
        self._channels = tuple(channels)
        self._sandboxes: dict[str, Sandbox] = {}
        self._kinds: dict[str, Kind] | None = None
        self._problems: dict[str, Problem] = {}

    def all(self) -> list[Kind]:
        """Every kind that can be used, the shipped ones first in their own order."""
        return list(self._load().values())

    def problems(self) -> list[Problem]:
        """Every kind that cannot be used, with file, line and reason."""
        self._load()
        return list(self._problems.values())

    def get(self, name: str) -> Kind:
        """One kind by name. Raises Refused: broken (file, line, reason) or unknown (nearest match)."""
        kinds = self._load()
        if name in kinds:
            return kinds[name]
        if name in self._problems:
            raise Refused(f"The kind '{name}' cannot be used: {self._problems[name]}.")
        near = difflib.get_close_matches(name, kinds, n=1)
        hint = f" Did you mean '{near[0]}'?" if near else ""
        raise Refused(f"There is no kind '{clean_line(name)}'.{hint} There are: {', '.join(kinds)}.")

    def sandbox(self, folder: str) -> Sandbox:
        """Where the files of ``prompts`` or ``templates`` are rendered."""
        if folder not in self._sandboxes:
            from jinja2 import FunctionLoader

            from assistant.drafting.sandbox import Sandbox

            self._sandboxes[folder] = Sandbox(FunctionLoader(lambda name: self._source(folder, name)))
        return self._sandboxes[folder]

    def path(self, folder: str, name: str) -> Path | None:
        """The file that is used for a name: the home's, else the shipped one."""
        if Path(name).name != name or name.startswith("."):
            return None
        for place in self._folders[folder]:
            if (place / name).is_file():
                return place / name
        return None

    def in_language(self, name: str, language: str) -> str:
        """The template of a kind for a language, such as ``question.de.jinja``; empty where there is none."""
        code = language.partition("-")[0].partition("_")[0].lower()
        self._load()
        for wanted in (f"{name}.{code}{SUFFIX}", name + SUFFIX if code in ("en", "") else ""):
            broken = wanted.removesuffix(SUFFIX) in self._problems
            if wanted and not broken and self.path("templates", wanted):
                return wanted
        return ""

    def explain(self, folder: str, error: Exception) -> str:
        """File, line and reason of a failed rendering."""
        problem = self._problem_of(folder, error, "")
        return str(problem) if problem else str(error)

    def _source(self, folder: str, name: str) -> tuple[str, str, None] | None:
        path = self.path(folder, name)
        if path is None:
            return None
        matter = _read(path)
        # Blank lines stand for the front matter, so that Jinja's line numbers are the file's.
        return "\n" * (matter.first_line - 1) + matter.text, str(path), None

    def _load(self) -> dict[str, Kind]:
        if self._kinds is None:
            found: dict[str, Kind] = {}
            for name in self._names():
                try:
                    found[name] = self._read_kind(name)
                except _Bad as bad:
                    self._problems[name] = bad.problem
            self._kinds = dict(sorted(found.items(), key=lambda item: (item[1].order, item[0])))
        return self._kinds

    def _names(self) -> list[str]:
        names: dict[str, None] = {}
        for folder in ("templates", "prompts"):
            for place in reversed(self._folders[folder]):
                if place.is_dir():
                    for path in sorted(place.glob(f"*{SUFFIX}")):
                        name = path.name.removesuffix(SUFFIX)
                        if not name.startswith(("_", ".")) and "." not in name:
                            names[name] = None
        return list(names)

    def _read_kind(self, name: str) -> Kind:
        paths = {}
        for folder in ("templates", "prompts"):
            path = self.path(folder, name + SUFFIX)
            if path is None:
                other = self.path("prompts" if folder == "templates" else "templates", name + SUFFIX)
                wanted = self._folders[folder][0] / (name + SUFFIX)
                raise _Bad(Problem(other or wanted, 1, f"a kind has two files, and {wanted} is missing"))
            paths[folder] = path
        declared: dict[str, Any] = {}
        for folder, path in paths.items():
            declared |= self._declared(path, folder)
            # Those that ship are held by tests; compiling all of them at every start would cost more than a draft.
            if path.parent == self._folders[folder][0]:
                self._compile(folder, path)
        for path in sorted(self._folders["templates"][0].glob(f"{name}.*{SUFFIX}")):
            try:
                self._check_translation(name, path)
            except _Bad as bad:  # it costs its own language alone
                self._problems[path.name.removesuffix(SUFFIX)] = bad.problem
        home = self._folders["templates"][0]
        origin = str(paths["templates"]) if paths["templates"].parent == home else "built-in"
        return _kind(name, origin, declared)

    def _check_translation(self, name: str, path: Path) -> None:
        if declared := _read(path).declared:
            line = _line_of(path, next(iter(declared)))
            raise _Bad(Problem(path, line, f"what a kind is stands in {name}{SUFFIX}; a translation declares nothing"))
        self._compile("templates", path)

    def _compile(self, folder: str, path: Path) -> None:
        from jinja2 import TemplateError

        try:
            sandbox = self.sandbox(folder)
            sandbox.get_template(path.name)
            source = self._source(folder, path.name)
            tree = sandbox.parse(source[0] if source else "")
        except TemplateError as error:
            raise _Bad(self._problem_of(folder, error, str(path)) or Problem(path, 1, str(error))) from None
        for line, reason in unknown_names(tree):
            raise _Bad(Problem(path, line, reason))

    def _problem_of(self, folder: str, error: Exception, default: str) -> Problem | None:
        """Where Jinja stumbled: it says so on syntax errors, and leaves it in the traceback on others."""
        import traceback

        from jinja2 import TemplateSyntaxError

        if isinstance(error, TemplateSyntaxError):
            return Problem(Path(error.filename or default), error.lineno, error.message or "it cannot be read")
        places = {str(place) for place in self._folders[folder]}
        frames = [f for f in traceback.extract_tb(error.__traceback__) if str(Path(f.filename).parent) in places]
        if frames:
            return Problem(Path(frames[-1].filename), frames[-1].lineno or 1, str(error))
        return None

    def _declared(self, path: Path, folder: str) -> dict[str, Any]:
        declared = _read(path).declared
        known = _TYPES if folder == "templates" else _PROMPT_TYPES
        for key, value in declared.items():
            line = _line_of(path, key)
            if key not in known:
                near = difflib.get_close_matches(key, known, n=1)
                hint = f"; did you mean '{near[0]}'?" if near else f"; known are {', '.join(known)}"
                raise _Bad(Problem(path, line, f"unknown key '{clean_line(key)}'{hint}"))
            wrong = known[key](value, self._channels)
            if wrong:
                raise _Bad(Problem(path, line, f"'{key}' {wrong}"))
            if isinstance(value, str):
                declared[key] = clean_line(value)
        return declared


def _kind(name: str, origin: str, declared: dict[str, Any]) -> Kind:
    """A kind from what its files declare; everything was checked before."""
    kind = Kind(
        id=name,
        label=declared.get("label", name.replace("-", " ").capitalize()),
        summary=declared.get("summary", ""),
        when=declared.get("when", ""),
        unsuited=declared.get("unsuited", ""),
        channels=tuple(declared.get("channels", ())),
        needs=tuple(declared.get("needs", ())),
        likes=tuple(declared.get("likes", ())),
        allowed_by=tuple(declared.get("allowed_by", ())),
        needs_on={form: tuple(needs) for form, needs in declared.get("needs_on", {}).items()},
        words={form: (low, high) for form, (low, high) in declared.get("words", {}).items()} or None,
        origin=origin,
    )
    plain = {
        key: declared[key] for key in ("asks", "questions", "order", "about", "hint", "suggests") if key in declared
    }
    return replace(kind, **plain)


def _read(path: Path) -> Matter:
    try:
        return split(path.read_text(encoding="utf-8"))
    except BadMatter as bad:
        raise _Bad(Problem(path, bad.line, bad.reason)) from None
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise _Bad(Problem(path, line, "the file is not UTF-8 text; save it as UTF-8")) from None
    except OSError as error:
        raise _Bad(Problem(path, 1, f"the file cannot be read ({error.strerror})")) from None


def _line_of(path: Path, key: str) -> int:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.lstrip("[ ").startswith(key):
            return number
    return 1


def _text(value: object, _: tuple[str, ...]) -> str:
    return "" if isinstance(value, str) else "must be text in quotation marks"


def _flag(value: object, _: tuple[str, ...]) -> str:
    return "" if isinstance(value, bool) else "must be true or false"


def _small(value: object, _: tuple[str, ...]) -> str:
    fine = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 1000
    return "" if fine else "must be a whole number from 0 to 1000"


def _strings(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _among(value: object, known: Iterable[str]) -> str:
    if not isinstance(value, list) or not _strings(value):
        return "must be a list of texts"
    known = tuple(known)
    for item in value:
        if item not in known:
            near = difflib.get_close_matches(item, known, n=1)
            hint = f"did you mean '{near[0]}'?" if near else f"known are {', '.join(known)}"
            return f"names '{clean_line(item)}'; {hint}"
    return ""


def _channels(value: object, channels: tuple[str, ...]) -> str:
    return _among(value, channels)


def _needs(value: object, _: tuple[str, ...]) -> str:
    return _among(value, NEEDS)


def _allowed_by(value: object, _: tuple[str, ...]) -> str:
    return _among(value, ALLOWING)


def _likes(value: object, _: tuple[str, ...]) -> str:
    return _among(value, FACT_KINDS)


def _words(value: object, _: tuple[str, ...]) -> str:
    if not isinstance(value, dict) or any(form not in FORMS for form in value):
        return f"must be a table over {', '.join(FORMS)}"
    for pair in value.values():
        whole = isinstance(pair, list) and len(pair) == 2 and all(isinstance(n, int) for n in pair)
        if not whole or not 0 <= pair[0] <= pair[1]:
            return "must give the fewest and the most words, such as [25, 75]"
    return ""


def _needs_on(value: object, _: tuple[str, ...]) -> str:
    if not isinstance(value, dict) or any(form not in FORMS for form in value):
        return f"must be a table over {', '.join(FORMS)}"
    return next((wrong for needs in value.values() if (wrong := _among(needs, NEEDS))), "")


_TYPES = {
    "label": _text, "summary": _text, "when": _text, "asks": _flag, "questions": _small, "channels": _channels,
    "needs": _needs, "needs_on": _needs_on, "words": _words, "order": _small, "unsuited": _text,
    "about": _text, "hint": _text, "suggests": _flag, "likes": _likes, "allowed_by": _allowed_by,
}  # fmt: skip
_PROMPT_TYPES = {"summary": _text}
