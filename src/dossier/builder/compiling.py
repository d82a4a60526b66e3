"""Templates compiled to code that looks attributes up and calls as Python does.

Jinja finds ``a.b`` by trying attributes and then items, and calls through its context; a page of a thousand
values pays for that a thousand times. What a page is made from are records, whose fields are attributes.
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from keyword import iskeyword
from typing import Any

from jinja2 import Environment, Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Macro
from markupsafe import Markup, escape

from dossier.builder.markup import made, quoted


class Compiler(CodeGenerator):
    """Writes the code of a template."""

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """Write ``a.b``."""
        if iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802 - Jinja's
        """Write a call; one with a block of its own is left to Jinja."""
        if forward_caller or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(")(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")


class Compiled(Template):
    """A template whose values are escaped, and whose macros are called, without further objects."""

    @classmethod
    def _from_namespace(
        cls,
        environment: Environment,
        namespace: MutableMapping[str, Any],
        globals: MutableMapping[str, Any],  # noqa: A002 - Jinja's name for it
    ) -> Template:
        namespace.update(escape=_written, Macro=_macro, Markup=made)
        # Jinja's own mapping is looked through for each page.
        return super()._from_namespace(environment, namespace, dict(globals))


def _macro(
    environment: Environment,
    body: Callable[..., str],
    name: str,
    arguments: list[str],
    *others: bool,
) -> Callable[..., str]:
    """Return what a macro is called by; Jinja's own way where it takes more than its arguments."""
    whole = Macro(environment, body, name, arguments, *others)
    if any(others[:3]):
        return whole

    def call(*given: object, **named: object) -> str:
        if len(given) == len(arguments) and not named:
            return made(body(*given))
        return whole(*given, **named)

    return call


def _written(value: object) -> str:
    """Return a value as it is written into a page."""
    if type(value) is str:
        return quoted(value)
    return value if type(value) is Markup else escape(value)
