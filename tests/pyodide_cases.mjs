// Runs the named cases in the packed Python: node pyodide_cases.mjs RUNTIME CASES <verdict.py
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [runtime, cases] = process.argv.slice(2).map((each) => resolve(each));
const { loadPyodide } = await import(pathToFileURL(join(runtime, "pyodide.mjs")).href);
const python = await loadPyodide({ indexURL: runtime + "/", packages: ["fotfeste-calc"], stdout: () => {} });
python.runPython(readFileSync(0, "utf-8"));
python.globals.set("work", readFileSync(cases, "utf-8"));
process.stdout.write(
  python.runPython(`
import json, sys
told = [f"{name}: {case['name']}: {fault}" for name, case in json.loads(work) for fault in faults(name, case)]
json.dumps({"python": sys.version, "count": len(json.loads(work)), "faults": told})
`),
);
