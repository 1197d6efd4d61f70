"""All modules of the library in one file, and of the rules in another: loaded at once, run as they are imported.

Python opens a zip anew for each module, and its code for that is Python too: that took a third of the imports.
Here each zip holds `MODULES`, a marshalled `{name: (whether a package, its code)}`. `IMPORTER`, a part of the
readers' `sitecustomize`, reads those of every zip on the path and is asked before it. Whatever is not in them is
looked for as ever, and so is data: a module says the same of its place as if it had come from the zip.
"""

from __future__ import annotations

MODULES = "modules"
IMPORTER = f"""
import _imp, builtins, marshal, sys, zipimport
from _frozen_importlib import ModuleSpec

class Packed:
    def __init__(self, archive):
        self.place = archive.archive + "/"
        self.get_data = archive.get_data
        self.modules = marshal.loads(self.get_data(self.place + "{MODULES}"))
    def find_spec(self, name, path=None, target=None):
        if name not in self.modules:
            return None
        package, _ = self.modules[name]
        folder = self.place + name.replace(".", "/")
        spec = ModuleSpec(name, self, origin=folder + ("/__init__.pyc" if package else ".pyc"), is_package=package)
        if package:
            spec.submodule_search_locations.append(folder)
        spec.has_location = True
        return spec
    def create_module(self, spec):
        return None
    def exec_module(self, module):
        exec(self.modules.pop(module.__name__)[1], module.__dict__)

for place in sys.path:
    try:
        sys.meta_path.insert(-1, Packed(zipimport.zipimporter(place)))
    except (ImportError, OSError):
        pass
"""
