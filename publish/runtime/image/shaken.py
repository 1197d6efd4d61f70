"""Runs in the engine before its memory is told: takes out of Python what requests do not enter.

- `Entered` tells which code a stretch of work enters (`sys.monitoring`).
- `stop` takes the place of each function of the library that was not entered: it calls a C function that the
  engine lacks, which ends the engine and not the call, so that no `except` hides it. A name that no code
  mentions any more leaves its module, which then stops likewise when it is asked for one.
- What only a start needs goes: specs, loaders, annotations, the caches of types, and what the interpreter has
  learnt about the code while it ran.

Everything of the rules stays, and of the modules in `WHOLE`; every module written in C stays as it is, since its
state belongs to types that live on, but for those of `STATELESS`.
"""

# mypy: ignore-errors

import os
import sys
import types
from gc import get_objects

WHOLE = ("calc", "fractions", "json", "numbers", "copy")
ASKED_FROM_C = ("collections.abc", "_collections_abc", "copyreg", "re", "enum", "encodings", "codecs", "io", "abc")
STATELESS = {"posix", "errno", "marshal", "gc", "_signal", "_imp"}  # in C, without types or state
STREAMS = ("stdin", "stdout", "stderr", "__stdin__", "__stdout__", "__stderr__")
OF_A_START = ("__loader__", "__file__", "__cached__", "__path__", "__package__")
MADE_ON_HEAP = 1 << 9  # Py_TPFLAGS_HEAPTYPE
TOOL = sys.monitoring.PROFILER_ID


class Entered(set):
    """The code objects that are entered within a `with`."""

    def __enter__(self):
        events = sys.monitoring.events
        sys.monitoring.use_tool_id(TOOL, "entered")
        sys.monitoring.register_callback(
            TOOL, events.PY_START, lambda code, _: self.add(code) or sys.monitoring.DISABLE
        )
        sys.monitoring.set_events(TOOL, events.PY_START)
        return self

    def __exit__(self, *_):
        sys.monitoring.set_events(TOOL, 0)
        sys.monitoring.free_tool_id(TOOL)


def stop(*_, abort=os.abort, **__):
    """End the engine."""
    abort()


def lacking(name, abort=os.abort):
    """End the engine when a module is asked for what has left it; an import asks whether it is a package."""
    if name == "__path__":
        raise AttributeError(name)
    abort()


def whole(name):
    """Whether a module stays as it is, by its name."""
    return name.partition(".")[0] in WHOLE or name == "__main__"


def written_in_python():
    """The modules that are, by name."""
    specs = {name: getattr(each, "__spec__", None) for name, each in sys.modules.items()}
    return {name: sys.modules[name] for name, spec in specs.items() if spec and spec.origin != "built-in"}


def stopped(value, entered):
    """What takes the place of a function, or of what wraps one: the same if it stays."""
    if isinstance(value, types.FunctionType):
        return value if value.__code__ in entered or whole(value.__module__ or "") else stop
    if isinstance(value, (staticmethod, classmethod)):
        inner = stopped(value.__func__, entered)
        return value if inner is value.__func__ else type(value)(inner)
    if isinstance(value, property):
        parts = [each and stopped(each, entered) for each in (value.fget, value.fset, value.fdel)]
        return value if parts == [value.fget, value.fset, value.fdel] else property(*parts)
    return value


def shake(entered):
    """Put `stop` wherever a function lies that was not entered."""
    modules = written_in_python()
    for cls in [each for each in get_objects() if isinstance(each, type) and each.__flags__ & MADE_ON_HEAP]:
        if not whole(cls.__module__) and cls.__module__ in modules:
            for name, value in [*vars(cls).items()]:
                if (other := stopped(value, entered)) is not value:
                    type.__setattr__(cls, name, other)
    for module in modules.values():
        for name, value in [*vars(module).items()]:
            if (other := stopped(value, entered)) is not value:
                vars(module)[name] = other
    mentioned = set()
    for function in functions():
        mention(function.__code__, mentioned)
    for name, module in modules.items():
        if whole(name):
            continue
        own = vars(module)
        for each in [*own]:
            if each not in mentioned and not each.startswith("__"):
                del own[each]
        own["__getattr__"] = lacking


def functions():
    """All functions that are alive."""
    return [each for each in get_objects() if isinstance(each, types.FunctionType)]


def mention(code, names):
    """Add every name and text in a code object."""
    names.update(code.co_names, code.co_varnames, code.co_freevars, code.co_cellvars)
    for each in code.co_consts:
        if isinstance(each, types.CodeType):
            mention(each, names)
        else:
            add_texts(each, names)


def add_texts(value, names):
    """Add every text in a constant."""
    if isinstance(value, str):
        names.add(value)
    elif isinstance(value, (tuple, frozenset)):
        for each in value:
            add_texts(each, names)


def forget_the_start(entered):
    """Let go what only a start needs."""
    importer = sys.modules.get("zipimport")
    if importer:
        importer._zip_directory_cache.clear()
    sys.path_importer_cache.clear()
    sys.path_hooks.clear()
    sys.meta_path.clear()
    modules = written_in_python()
    alive = {each.__globals__.get("__name__") for each in functions() if each.__code__ in entered}
    for name, module in modules.items():
        for each in OF_A_START:
            vars(module).pop(each, None)
        module.__spec__ = None
        if name not in alive and not whole(name) and name not in ASKED_FROM_C:
            del sys.modules[name]
    for name in STATELESS & sys.modules.keys():
        own = vars(sys.modules.pop(name))
        own.clear()
        own["__getattr__"] = lacking
    for name in STREAMS:
        setattr(sys, name, None)
    for function in functions():
        del function.__annotations__  # unread: to look would evaluate them


def unlearn():
    """Give each function its code as it was before it ran."""
    made = {}
    for function in functions():
        if function.__module__ != "__main__":
            function.__code__ = fresh(function.__code__, made)


def fresh(code, made):
    """The same code as before it ran; `made` are those made already."""
    if code not in made:
        inner = tuple(fresh(each, made) if isinstance(each, types.CodeType) else each for each in code.co_consts)
        made[code] = code.replace(co_consts=inner, co_linetable=b"")
    return made[code]
