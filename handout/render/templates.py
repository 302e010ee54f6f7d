"""Jinja2, set up once for each language: strict, escaping, with the words of the templates translated."""

from __future__ import annotations

import gettext
import marshal
import traceback
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from contextlib import suppress
from types import CodeType, FunctionType, MappingProxyType
from typing import Any

from jinja2 import (
    BaseLoader,
    Environment,
    StrictUndefined,
    Template,
    TemplateNotFound,
    TemplateSyntaxError,
    meta,
    nodes,
)
from jinja2.runtime import Context, Macro
from jinja2.utils import internalcode
from markupsafe import Markup

from handout.problems import Place, Problem
from handout.recall import digest

FOLDER = "templates/"
NONE_COMPILED: Mapping[bytes, bytes] = MappingProxyType({})


class Loader(BaseLoader):
    """Templates by their path below templates/, for all languages; the name is kept as file name, so that faults have
    a place.
    """

    def __init__(self, files: Mapping[str, bytes], known: Mapping[bytes, bytes] = NONE_COMPILED) -> None:
        """`known`: of an earlier run, as `compiled` gives them."""
        self._files = files
        self._known = known
        self.references: dict[str, tuple[str, ...]] = {}
        """Template → those it names, once it is loaded."""
        self._code: dict[str, CodeType] = {}

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002
    ) -> Template:
        """As Jinja2 does, but with one look at the template, for its code in all languages and for what it names."""
        if name not in self._code:
            self.references[name], self._code[name] = self._compiled(environment, name)
        # A chain of maps, as it is given, is looked through by slow code on every import of a macro.
        values = {} if globals is None else dict(globals)
        return environment.template_class.from_code(environment, self._code[name], values)

    def _compiled(self, environment: Environment, name: str) -> tuple[tuple[str, ...], CodeType]:
        """What the template names, and its code."""
        known = self._known.get(_key(self._files, name))
        if known is not None:
            references, code = marshal.loads(known)  # noqa: S302 - comes from the program's own folder
            return references, code
        source, filename, _ = self.get_source(environment, name)
        tree = environment.parse(source, name, filename)
        return tuple(filter(None, meta.find_referenced_templates(tree))), environment.compile(tree, name, filename)

    def dumped(self, environment: Environment, name: str) -> bytes:
        """The template as `known` has it."""
        return marshal.dumps(self._compiled(environment, name))

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:  # noqa: ARG002
        """As Jinja2 asks for it. Raises `TemplateNotFound`."""
        data = self._files.get(f"{FOLDER}{template}")
        if data is None:
            raise TemplateNotFound(template)
        return data.decode("utf-8", "replace"), f"{FOLDER}{template}", lambda: True


class Templates:
    """The templates in one language."""

    def __init__(
        self, files: Mapping[str, bytes], translation: gettext.NullTranslations, loader: Loader | None = None
    ) -> None:
        """`loader`: of the same files, if other languages have it already."""
        self._files = files
        self._loader = loader or Loader(files)
        # trim_blocks and lstrip_blocks: the lines of template code leave no empty lines in the page.
        self._environment = Environment(
            loader=self._loader,
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            extensions=["jinja2.ext.i18n"],
            auto_reload=False,
        )
        self._environment.context_class = _Context
        self._environment.install_gettext_translations(translation, newstyle=True)  # type: ignore[attr-defined]
        self._environment.globals["gettext"] = self._environment.globals["_"] = _gettext(translation)
        self._environment.filters["tel"] = telephone
        self._environment.globals["tel"] = telephone
        self._environment.globals["script"] = self._script
        self._environment.filters["bare"] = bare
        self._macros: dict[str, Macro] = {}

    def compiled(self) -> Iterator[tuple[bytes, bytes]]:
        """Key and code of each template that can be compiled; the build will say what is wrong with the others."""
        for path in sorted(self._files):
            if path.startswith(FOLDER) and path.endswith(".html"):
                name = path.removeprefix(FOLDER)
                with suppress(TemplateSyntaxError):
                    yield _key(self._files, name), self._loader.dumped(self._environment, name)

    def page(self, layout: str, context: Mapping[str, Any]) -> str:
        """A whole page. Raises `TemplateError`."""
        return self.text(f"layouts/{layout}.html", context)

    def text(self, template: str, context: Mapping[str, Any]) -> str:
        """What a template, by its path below templates/, makes of a context. Raises `TemplateError`."""
        return self._environment.get_template(template).render(context)

    def component(self, name: str, /, **arguments: object) -> Markup:
        """What the component's macro makes of its arguments, without white space around it. Raises `TemplateError`."""
        macro = self._macro(name)
        try:
            return Markup(macro(**arguments).strip())  # noqa: S704 - what a macro gives is markup
        except Exception:
            self._environment.handle_exception()  # raises it again, with lines of the template and not of its code

    def parameters(self, name: str) -> tuple[str, ...]:
        """What the component's macro takes; `caller` among it if it takes a block. Raises `TemplateError`."""
        macro = self._macro(name)
        return (*macro.arguments, *(["caller"] if macro.caller else []))

    def told_apart(self, name: str) -> Iterator[tuple[str, str]]:
        """Each parameter that the component's template compares with a word, and the word. Raises `TemplateError`."""
        for test in self._tree(f"components/{name}/{name}.html").find_all(nodes.Compare):
            if isinstance(test.expr, nodes.Name):
                for operand in test.ops:
                    if operand.op == "eq" and isinstance(operand.expr, nodes.Const):
                        yield test.expr.name, str(operand.expr.value)

    def _macro(self, name: str) -> Macro:
        macro = self._macros.get(name)
        if macro is None:
            path = f"components/{name}/{name}.html"
            macro = getattr(self._environment.get_template(path).module, name.replace("-", "_"), None)
            if macro is None:
                raise TemplateSyntaxError(f'it has no macro "{name.replace("-", "_")}"', 1, path, FOLDER + path)
            self._macros[name] = macro
        return macro

    def imported(self, layout: str) -> frozenset[str]:
        """The components that a layout uses, directly or through others: their styles go into its pages."""
        seen: set[str] = set()
        waiting = [f"layouts/{layout}.html"]
        while waiting:
            for name in self._referenced(waiting.pop()):
                if name not in seen:
                    seen.add(name)
                    waiting.append(name)
        return frozenset(name.split("/")[1] for name in seen if name.startswith("components/"))

    def _script(self, name: str) -> Markup:
        """A script of a component, to stand in the page itself: without indentation, notes and empty lines."""
        data = self._files.get(f"{FOLDER}{name}")
        if data is None:
            raise TemplateNotFound(name)
        lines = (line.strip() for line in data.decode("utf-8", "replace").splitlines())
        return Markup("\n".join(line for line in lines if line and not line.startswith("//")))  # noqa: S704 - ours

    def _referenced(self, template: str) -> tuple[str, ...]:
        if f"{FOLDER}{template}" not in self._files:
            return ()
        self._environment.get_template(template)
        return self._loader.references[template]

    def _tree(self, template: str) -> nodes.Template:
        data = self._files.get(f"{FOLDER}{template}", b"")
        return self._environment.parse(data.decode("utf-8", "replace"), template, f"{FOLDER}{template}")


def _gettext(translation: gettext.NullTranslations) -> Callable[..., Markup]:
    """What Jinja2's own new-style `gettext` does where all is escaped, but each message is looked up once."""
    known: dict[str, Markup] = {}
    plain: dict[str, Markup] = {}
    """Messages as they stand where there is nothing to put in: most of them."""

    def translated(message: str, /, **variables: object) -> Markup:
        if not variables and message in plain:
            return plain[message]
        words = known.get(message)
        if words is None:
            words = known[message] = Markup(translation.gettext(message))  # noqa: S704 - templates and catalogues
        said = words % variables
        if not variables:
            plain[message] = said
        return said

    return translated


class _Context(Context):
    """Jinja2's own, with a shorter way to what templates call most: macros, and functions that ask for no context."""

    @internalcode
    def call(self, called: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - as in Jinja2
        """As Jinja2 does."""
        if type(called) is Macro:
            args = (self.eval_ctx, *args)
        elif type(called) is not FunctionType or hasattr(called, "jinja_pass_arg"):
            return super().call(called, *args, **kwargs)
        if kwargs:
            kwargs.pop("_block_vars", None)
            kwargs.pop("_loop_vars", None)
        return called(*args, **kwargs)


def _key(files: Mapping[str, bytes], name: str) -> bytes:
    """All that the code of a template depends on, besides this module and its library."""
    return digest([name, files.get(f"{FOLDER}{name}", b"")])


def telephone(number: str) -> str:
    """The `tel:` address of a number as people write it: `555-0100` → `tel:5550100`."""
    digits = "".join(sign for sign in number if sign.isdigit())
    return f"tel:{'+' if number.lstrip().startswith('+') else ''}{digits}"


def bare(address: str) -> str:
    """An address as people write it on paper: `https://example.org/find/` → `example.org/find/`."""
    return address.partition("//")[2] or address


def fault(error: Exception) -> Problem:
    """A template's fault, whatever it tripped over, as a problem at its line."""
    if isinstance(error, TemplateNotFound):
        missing = Place(f"{FOLDER}{error.name}")
        return Problem(
            missing, "missing-template", "this template is missing", "put the file back; see docs/architecture.md"
        )
    if isinstance(error, TemplateSyntaxError):
        place = Place(error.filename or f"{FOLDER}{error.name}", error.lineno)
        return Problem(place, "bad-template", f"this template cannot be read: {error.message}")
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.startswith(FOLDER)]
    place = Place(frames[-1].filename, frames[-1].lineno or 0) if frames else Place("templates")
    return Problem(place, "bad-template", f"this template cannot be filled in: {error}")
