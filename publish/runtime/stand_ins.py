"""Small modules in the place of large ones whose work the rules never ask for.

Python in the browser answers the rules' questions. It has no event loop, loads no package, prints no
traceback, and looks at no source and no type. Pyodide and `dataclasses` import what would do that all the
same, and each of those modules brings others along. With these in their places half of the library is left
to fetch and to start.

What is missing here stops the runtime, and the complete one answers: a name that is not there cannot
mislead. `make difference` compares the two.
"""

from __future__ import annotations

# The loader runs lines such as `import builtins; builtins.__dict__`.
LINES = """
from importlib import import_module as pyimport_impl
def eval_code(source, names=None):
    names = {} if names is None else names
    lines, _, last = source.rpartition("; ")
    exec(lines, names)
    return eval(last, names)
"""
ANNOTATIONS = """
class Format:
    FORWARDREF = None
def get_annotations(owner, format):
    return owner.__annotations__
"""
# `dataclasses` writes a docstring with the signature, and does without if there is none.
FUNCTIONS = """
def signature(*_, **__):
    raise ValueError
def iscoroutinefunction(_):
    return False
"""
TYPES = """
from _typing import ParamSpec, TypeVar
Any = IO = Self = object
ClassVar = object()
TYPE_CHECKING = False
class Generic:
    def __class_getitem__(cls, _):
        return cls
Literal = Final = Protocol = Generic
def get_origin(_): pass
def _typevar_subst(_, kind):
    return kind
def _type_check(kind, _):
    return kind
def overload(function):
    return function
def cast(_, value):
    return value
"""
PLACES = """
class Place:
    def __str__(self):
        return "/lib"
SITE_PACKAGES = DSO_DIR = Place()
def init_loaded_packages(): pass
"""
FILES = """
import sys
def get_data(package, name):
    module = sys.modules[package]
    return module.__loader__.get_data(module.__file__.rpartition("/")[0] + "/" + name)
"""
STAND_INS = {
    "_pyodide/__init__.py": "from . import _base, _importhook\ndef set_excepthook(): pass\n",
    "_pyodide/_base.py": LINES,
    "_pyodide/docstring.py": "def get_cmeth_docstring(function):\n    return function.__name__\n",
    "_pyodide/jsbind.py": "no_default = default_signature = None\n",
    "annotationlib.py": ANNOTATIONS,
    "asyncio/__init__.py": "",
    "importlib/abc.py": "class Loader: pass\nclass MetaPathFinder: pass\n",
    "inspect.py": FUNCTIONS,
    "pkgutil.py": FILES,
    "pyodide/_package_loader.py": PLACES,
    "pyodide/code.py": "",
    "pyodide/webloop.py": "def _initialize_event_loop(): pass\n",
    "traceback.py": "",
    "typing.py": TYPES,
}
