r"""The texts that Python compiles as it starts, compiled when it is packed.

`dataclasses`, `namedtuple` and the loader write Python and hand it to `exec` and `eval`: sixty texts at each
start, for which the engine needs parser, compiler and syntax tree. They are the same texts each time. So while
the modules are imported to be packed, `RECORDER` stands in for `exec` and `eval` and keeps what they are given;
readers get `LOOK_UP`, which finds the code by its text: by the hash of 64 bits by which CPython knows a source
again (https://peps.python.org/pep-0552/).

A text that was not recorded is a `KeyError`, and what compiles in another way stops the engine, at the start or in
an answer: then the complete runtime answers. Both stand-ins want the namespace named, as they cannot see that of
who calls.

Each is the module `sitecustomize` (https://docs.python.org/3/library/site.html), which Python imports before any
other that is written in Python, but for the encodings; those are `early`.
"""

from __future__ import annotations

PLACE = "sitecustomize.py"
TEXTS = "texts"  # the codes, marshalled: {"exec": {hash: code}, "eval": {hash: code}}
RECORDER = r"""
import builtins, sys
real = {"exec": builtins.exec, "eval": builtins.eval}
codes = {}
early = {*sys.modules}

def noted(how):
    def run(text, names, *more, **closure):
        if isinstance(text, str):
            caller = sys._getframe(1).f_code
            import __future__
            futures = sum(getattr(__future__, name).compiler_flag for name in __future__.all_feature_names)
            code = compile(text, "<string>", how, caller.co_flags & futures, dont_inherit=True)
            codes[how, text] = code
            text = code
        return real[how](text, names, *more, **closure)
    return run

builtins.exec, builtins.eval = noted("exec"), noted("eval")
"""
LOOK_UP = f"""
codes = marshal.loads(__loader__.get_data(__loader__.archive + "/{TEXTS}"))

def looked_up(how, run):
    known = codes[how]
    def found(text):
        return known[_imp.source_hash(_imp.pyc_magic_number_token, text.encode())]
    return lambda text, names, *more, **closure: run(
        found(text) if isinstance(text, str) else text, names, *more, **closure)

builtins.exec, builtins.eval = looked_up("exec", exec), looked_up("eval", eval)
"""
