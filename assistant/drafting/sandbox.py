"""The sandbox that prompts and templates run in: plain values, a short list of means, bounds on size.

Jinja's own sandbox keeps a template away from Python's insides, but not from ``'a' * 10**9`` or a
macro that calls itself. Kinds are shared between people, so what a template may do is listed here,
and everything it builds is measured. Nothing a person or a page wrote is ever a template.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

from jinja2 import BaseLoader, StrictUndefined, TemplateSyntaxError, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError
from jinja2.ext import Extension
from jinja2.parser import Parser
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

MOST_CHARACTERS = 20_000
"""The most a template may build, in any one value and in all; a message is a tenth of it at the very most."""
MOST_LOOPS = 100
"""The most a ``range`` may count to."""
MOST_SOURCE = 50_000
"""Characters of a template's source."""

HARD_BREAK = "\ue000"
"""Stands for a line break that tidying keeps (a private-use character, given to templates as ``br``)."""

_NODES = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.For, nodes.Assign, nodes.Include, nodes.Scope,
    nodes.Expr, nodes.Helper, nodes.Operand, nodes.Pair, nodes.Keyword, nodes.ScopedEvalContextModifier,
)  # fmt: skip
_FILTERS = frozenset(
    "capitalize default d first int join last length count list lower map reject rejectattr replace reverse round "
    "select selectattr sort string title trim truncate unique upper wordcount abs max min".split()
)
_METHODS = frozenset("startswith endswith lower upper strip lstrip rstrip removeprefix removesuffix split".split())


class Phrasings(Extension):
    """``{% pick %}…{% or %}…{% or if person.city %}…{% endpick %}``: one of several phrasings.

    Which one is decided by ``choose``, given in the context: stable for a person, different between people.
    A branch with a guard is left out when its guard is false.
    """

    tags = {"pick"}

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Keep the end of a line that has text in it.

        Jinja trims the line end after every tag, so that lines of tags alone leave nothing; a line such as
        ``{% pick %}Hi{% or %}Hello{% endpick %}`` has text in it, and what follows is another line.
        """
        return "\n".join(_keeping_its_end(line) for line in source.split("\n"))

    def parse(self, parser: Parser) -> list[nodes.Node]:
        line = next(parser.stream).lineno
        branches: list[tuple[nodes.Expr, list[nodes.Node]]] = []
        while True:
            guard = parser.parse_expression() if parser.stream.skip_if("name:if") else nodes.Const(True)
            body = parser.parse_statements(("name:or", "name:endpick"))
            branches.append((guard, body))
            if next(parser.stream).value == "endpick":
                break
        chosen = parser.free_identifier(lineno=line)
        guards = nodes.List([guard for guard, _ in branches])
        call = self.call_method("choose", [nodes.ContextReference(), nodes.Const(line), guards], lineno=line)
        out: list[nodes.Node] = [nodes.Assign(chosen, call).set_lineno(line)]
        for number, (_, body) in enumerate(branches):
            test = nodes.Compare(chosen, [nodes.Operand("eq", nodes.Const(number))])
            out.append(nodes.If(test, body, [], []).set_lineno(line))
        return out

    def choose(self, context: Context, line: int, guards: Sequence[object]) -> int:
        """The number of the branch to take; -1 (none) when every guard is false."""
        open_ones = [number for number, guard in enumerate(guards) if guard]
        if not open_ones:
            return -1
        return open_ones[cast(Callable[[int], int], context["choose"])(line) % len(open_ones)]


_TAG = re.compile(r"\{%.*?%\}|\{#.*?#\}")


def _keeping_its_end(line: str) -> str:
    bare = line.rstrip()
    if bare.endswith("%}") and not bare.endswith(("+%}", "-%}")) and _TAG.sub("", bare).strip():
        return bare[:-2] + "+%}"
    return line


class _Generator(CodeGenerator):
    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:
        self.write("environment.join_text((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja, strict about missing values, with bounds. Raises SecurityError past them."""

    code_generator_class = _Generator
    intercepted_binops = frozenset(["*", "**", "%", "+"])

    def __init__(self, loader: BaseLoader) -> None:
        super().__init__(
            loader=loader,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            autoescape=False,
            extensions=[Phrasings],
            auto_reload=False,
        )
        self.globals = {"range": _short_range, "br": HARD_BREAK}
        self.filters = {name: _bounded(made) for name, made in self.filters.items() if name in _FILTERS}

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        for side in (left, right):
            if operator != "+" and not isinstance(side, int | float):
                raise SecurityError(f"'{operator}' is for numbers; use ~ to join text")
        if operator == "**":
            raise SecurityError("'**' is not something a message needs")
        return _measured(super().call_binop(context, operator, left, right))

    def is_safe_callable(self, obj: Any) -> bool:
        owner = getattr(obj, "__self__", None)
        if isinstance(owner, str):
            return getattr(obj, "__name__", "") in _METHODS
        if isinstance(owner, Phrasings):
            return True
        return obj is _short_range

    def join_text(self, parts: Sequence[object]) -> str:
        """What ``~`` does, measured."""
        return cast(str, _measured("".join(str(part) for part in parts)))

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        if len(source) > MOST_SOURCE:
            raise TemplateSyntaxError(f"longer than {MOST_SOURCE:,} characters", 1, name, filename)
        tree = super()._parse(source, name, filename)
        _inspect(tree, name, filename, depth=0)
        return tree


def _inspect(node: nodes.Node, name: str | None, filename: str | None, depth: int) -> None:
    """Refuse what could run on and on: macros, blocks, imports, loops in loops in loops."""
    if not isinstance(node, _NODES):
        what = type(node).__name__.lower()
        raise TemplateSyntaxError(
            f"'{what}' is not something a prompt or template can use", node.lineno, name, filename
        )
    if isinstance(node, nodes.For):
        depth += 1
        if depth > 2 or node.recursive:
            raise TemplateSyntaxError("loops may be two deep, not more", node.lineno, name, filename)
    if isinstance(node, nodes.Include) and not isinstance(node.template, nodes.Const):
        raise TemplateSyntaxError("include takes a file's name in quotation marks", node.lineno, name, filename)
    for child in node.iter_child_nodes():
        _inspect(child, name, filename, depth)


def _short_range(*bounds: int) -> range:
    counted = range(*bounds)
    if len(counted) > MOST_LOOPS:
        raise SecurityError(f"range counts to {MOST_LOOPS} at most")
    return counted


def _measured(value: object) -> object:
    if isinstance(value, str | list | tuple) and len(value) > MOST_CHARACTERS:
        raise SecurityError(f"a value grew past {MOST_CHARACTERS:,} characters")
    return value


def _bounded(made: Callable[..., Any]) -> Callable[..., Any]:
    from functools import wraps

    @wraps(made)
    def measured(*args: Any, **kwargs: Any) -> Any:
        return _measured(made(*args, **kwargs))

    return measured


def render(sandbox: Sandbox, name: str, values: Mapping[str, object]) -> str:
    """Render a template by name. Raises jinja2's errors, SecurityError past the bounds."""
    template = sandbox.get_template(name)
    total = 0
    pieces = []
    for piece in template.generate(**values):
        total += len(piece)
        if total > MOST_CHARACTERS:
            raise SecurityError(f"the text grew past {MOST_CHARACTERS:,} characters")
        pieces.append(piece)
    return "".join(pieces)


def chooser(seed: str, take: int) -> Callable[[int], int]:
    """A stable choice per place in the template: the same for the same seed, different between seeds."""

    def choose(line: int) -> int:
        digest = hashlib.sha256(f"{seed}\n{line}".encode()).digest()
        return int.from_bytes(digest[:4], "big") + take

    return choose
