"""What a prompt or template may not do, however it tries; and what it always may."""

from __future__ import annotations

import time

import pytest
from jinja2 import DictLoader, TemplateError
from jinja2.exceptions import SecurityError

from assistant.drafting.sandbox import MOST_CHARACTERS, Sandbox, chooser, render

VALUES = {"name": "Mara", "person": {"name": "Mara"}, "facts": [{"text": "x"}] * 8, "choose": chooser("s", 0)}


def run(source: str, **more: str) -> str:
    return render(Sandbox(DictLoader({"t": source, **more})), "t", VALUES)


@pytest.mark.parametrize(
    "source",
    [
        "{{ 'a' * 10 ** 9 }}",
        "{{ 'a' * 1000000000 }}",
        "{{ 2 ** 100000000 }}",
        "{{ '%1000000000d' % 1 }}",
        "{{ [1] * 1000000000 }}",
        "{{ 'a' | center(1000000000) }}",
        "{{ '{:>1000000000}'.format(1) }}",
        "{{ 'a'.ljust(1000000000) }}",
        "{{ 'a'.zfill(1000000000) }}",
        "{% for i in range(1000000000) %}x{% endfor %}",
        "{% for i in range(90) %}{% for j in range(90) %}{% for k in range(90) %}x{% endfor %}{% endfor %}{% endfor %}",
        "{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}{{ m() }}",
        "{% for i in facts recursive %}{{ loop(facts) }}{% endfor %}",
        "{% set a = 'x' * 1 %}",
        "{% set a = 'xxxxxxxxxx' %}" + "".join("{% set a = a ~ a %}" for _ in range(60)) + "{{ a | length }}",
        "{% set a = 'xxxxxxxxxx' %}" + "".join("{% set a = a + a %}" for _ in range(60)) + "{{ a | length }}",
        "{% set a = 'xxxxxxxxxx' %}" + "{% set a = a | replace('x', 'xxxxxxxxxx') %}" * 60 + "{{ a | length }}",
        "{% set a %}xxxxxxxxxx{% endset %}",
        "{% set n = namespace(a='x') %}",
        "{% import 't' as t %}",
        "{% extends 't' %}",
        "{% block b %}{% endblock %}",
        "{% include name %}",
        "{% include 't' %}",
        "{{ ''.__class__.__mro__ }}",
        "{{ person.__class__ }}",
        "{{ person | attr('__class__') }}",
        "{{ name.__init__.__globals__ }}",
        "{{ cycler('a') }}",
        "{{ missing }}",
        "{{ person.missing }}",
        "x" * 60_000,
        "{% for i in range(99) %}{% for j in range(99) %}xxxxx{% endfor %}{% endfor %}",
    ],
)
def test_it_is_refused_and_at_once(source: str) -> None:
    started = time.monotonic()
    with pytest.raises((TemplateError, SecurityError, TypeError, RecursionError)):
        run(source)
    assert time.monotonic() - started < 5


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Hi {{ name }}", "Hi Mara"),
        ("{{ name | upper }} {{ name[0] | lower }}", "MARA m"),
        ("{{ 'a' ~ name ~ 'b' }}", "aMarab"),
        ("{% for fact in facts %}{{ loop.index }}{% endfor %}", "12345678"),
        ("{% if name.startswith('M') %}yes{% else %}no{% endif %}", "yes"),
        ("{{ 1 + 2 }}", "3"),
        ("{% include 'o' %}!", "other!"),
        ("{# {{ missing }} #}ok", "ok"),
    ],
)
def test_it_is_allowed(source: str, text: str) -> None:
    assert run(source, o="other") == text


def test_what_somebody_wrote_is_never_a_template() -> None:
    sandbox = Sandbox(DictLoader({"t": "{{ name }}"}))
    assert render(sandbox, "t", {"name": "{{ 7 * 7 }}{% raw %}"}) == "{{ 7 * 7 }}{% raw %}"


def test_a_pick_is_one_of_those_whose_condition_holds() -> None:
    source = "{% pick %}A{% or if name == 'x' %}B{% or %}C{% endpick %}"
    seen = {
        render(Sandbox(DictLoader({"t": source})), "t", {**VALUES, "choose": chooser(f"seed {number}", 0)})
        for number in range(40)
    }
    assert seen == {"A", "C"}
    assert run("{% pick if false %}A{% or if false %}B{% endpick %}|") == "|"


def test_a_line_with_text_keeps_its_end_and_a_line_of_tags_leaves_none() -> None:
    source = "{% if name %}\nHi {{ name }},\n{% pick %}one{% or %}one{% endpick %}\n\nnext\n{% endif %}\n"
    assert run(source) == "Hi Mara,\none\n\nnext\n"


def test_the_whole_is_bounded_too() -> None:
    assert len(run("{% for i in range(99) %}" + "x" * 100 + "{% endfor %}")) == 9900 < MOST_CHARACTERS
