"""Templates to text: every value must be there, every failure names its template."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from jinja2 import DictLoader, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from intake.errors import ConfigError

_HTML = ".html.j2"
_BLANK_LINES = re.compile(r"\n{3,}")


def template_path(language: str, name: str) -> str:
    """Where the template ``name`` lies under the folder of templates: the key of the mapping that ``draft`` gets."""
    return f"{language}/{name}.txt.j2"


def sheet_path(language: str, name: str) -> str:
    """Where the template of the printed sheet ``name`` lies."""
    return f"{language}/{name}{_HTML}"


def render(templates: Mapping[str, str], language: str, name: str, values: Mapping[str, Any]) -> str:
    """The template ``name`` in ``language``, filled with ``values``: never two blank lines together, no line
    break at the end (so whoever edits a template need not count them).

    Raises:
        ConfigError: ``template_missing``, ``template_broken`` (with the line) or ``template_incomplete`` (it asks for
            a value that there is not), each naming the template.
    """
    path = template_path(language, name)
    with _named(path):
        text = _environment(tuple(sorted(templates.items()))).get_template(path).render(values)
    return _BLANK_LINES.sub("\n\n", text).strip("\n")


def render_block(templates: Mapping[str, str], language: str, name: str, block: str, values: Mapping[str, Any]) -> str:
    """One block of the template ``name``, such as the body of a reply without its head and foot; as ``render``."""
    path = template_path(language, name)
    with _named(path):
        template = _environment(tuple(sorted(templates.items()))).get_template(path)
        context = template.new_context({**values, **_imported(templates, language)})
        text = "".join(template.blocks[block](context))
    return _BLANK_LINES.sub("\n\n", text).strip("\n")


def render_sheet(templates: Mapping[str, str], language: str, name: str, values: Mapping[str, Any]) -> str:
    """The sheet ``name`` as HTML; every value is escaped in it. As ``render``."""
    path = sheet_path(language, name)
    with _named(path):
        return _environment(tuple(sorted(templates.items()))).get_template(path).render(values)


def constant(templates: Mapping[str, str], language: str, name: str, variable: str) -> object:
    """What the template ``name`` sets ``variable`` to at its top; as ``render``."""
    path = template_path(language, name)
    with _named(path):
        module = _environment(tuple(sorted(templates.items()))).get_template(path).module
        found: object = getattr(module, variable, None)
    if found is None:
        raise _refused("template_incomplete", path, f"saknar ”{variable}”", f'lacks "{variable}"')
    return found


def _imported(templates: Mapping[str, str], language: str) -> dict[str, Any]:
    """The words that the replies import, for a block that is rendered by itself."""
    path = template_path(language, "_words")
    return {"words": _environment(tuple(sorted(templates.items()))).get_template(path).module}


@contextlib.contextmanager
def _named(path: str) -> Iterator[None]:
    """Failures of Jinja as our own, each naming the template."""
    try:
        yield
    except TemplateNotFound as error:
        raise _refused("template_missing", str(error.name or path), "saknas", "is missing") from error
    except TemplateSyntaxError as error:
        where = f"{error.name or path}:{error.lineno}"
        raise _refused("template_broken", where, f"går inte att tolka ({error})", f"is broken ({error})") from error
    except UndefinedError as error:
        raise _refused(
            "template_incomplete", path, f"saknar ett värde ({error})", f"lacks a value ({error})"
        ) from error
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, RecursionError) as error:
        why = type(error).__name__  # its text could quote a value from the fax
        raise _refused("template_broken", path, f"går inte att fylla i ({why})", f"cannot be filled ({why})") from error


@lru_cache(maxsize=4)  # a daemon has one folder of templates; compiling them takes longer than all the rest
def _environment(templates: tuple[tuple[str, str], ...]) -> ImmutableSandboxedEnvironment:
    return ImmutableSandboxedEnvironment(
        loader=DictLoader(dict(templates)),
        undefined=StrictUndefined,
        autoescape=lambda name: bool(name and name.endswith(_HTML)),  # drafts are plain text; a page escapes them
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )


def _refused(code: str, where: str, sv: str, en: str) -> ConfigError:
    return ConfigError(
        code,
        f"Mallen ”{where}” {sv}. Rätta mallen eller ta bort den egna mappen så används programmets mallar.",
        f'The template "{where}" {en}. Mend it, or remove your own folder to use the templates of the program.',
    )
