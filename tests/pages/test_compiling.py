"""Templates mean what they mean to Jinja, however they are compiled."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined

from dossier.builder.compiling import Compiled, Compiler

MACROS = """
{% macro pair(a, b='<b>') %}{{ a.text }}|{{ b }}{% endmacro %}
{% macro around(a) %}[{{ caller(a.text) }}]{% endmacro %}
{% macro all() %}{{ varargs|join('+') }}{{ kwargs['end'] }}{% endmacro %}
"""
CASES = {
    "an attribute": "{{ x.text }}",
    "an attribute of what a call returns": "{{ x.text.upper().title() }}",
    "an item": "{{ x.items['a&b'] }}",
    "a name that is a word of Python": "{{ x.class }}",
    "a macro": "{{ m.pair(x, '&') }}",
    "a macro with a default": "{{ m.pair(x) }}",
    "a macro with a named value": "{{ m.pair(x, b=x.long) }}",
    "a macro with a block": "{% call(t) m.around(x) %}{{ t }}{% endcall %}",
    "a macro that takes anything": "{{ m.all(1, '<', end='>') }}",
    "what a macro gives is not escaped again": "{% set y = m.pair(x) %}{{ y }}",
    "a loop": "{% for n in x.numbers %}{{ n }}{% if not loop.last %}, {% endif %}{% endfor %}",
    "a loop that calls itself": "{% for n in x.tree recursive %}{{ n.text }}{{ loop(n.tree) }}{% endfor %}",
    "arguments in a list": "{{ '{}-{}'.format(*x.numbers) }}",
}


def environment(*, own: bool) -> Environment:
    made = Environment(
        loader=DictLoader({"m.html": MACROS}), autoescape=True, undefined=StrictUndefined
    )
    if own:
        made.code_generator_class = Compiler
        made.template_class = Compiled
    return made


def leaf(text: str) -> SimpleNamespace:
    return SimpleNamespace(text=text, tree=())


X = SimpleNamespace(
    text="one <&> two",
    long="long & longer " * 9,
    items={"a&b": "c&d"},
    numbers=[1, 2],
    tree=(SimpleNamespace(text="a<", tree=(leaf("b"), leaf("c"))),),
    **{"class": "first"},
)


@pytest.mark.parametrize("source", CASES.values(), ids=CASES)
def test_a_template_gives_what_jinja_gives(source: str) -> None:
    whole = '{% import "m.html" as m %}' + source
    ours, theirs = (environment(own=own).from_string(whole).render(x=X) for own in (True, False))
    assert ours == theirs


@pytest.mark.parametrize(
    "source",
    [
        "{{ x.nothing }}",
        "{{ nothing.text }}",
        "{{ m.pair() }}",
        "{{ m.pair(x, x, x) }}",
        "{{ m.no(x) }}",
    ],
)
def test_what_is_not_there_is_an_error(source: str) -> None:
    with pytest.raises(Exception, match=r"nothing|not provided|more than|'no'"):
        environment(own=True).from_string('{% import "m.html" as m %}' + source).render(x=X)
