"""`python -m publish.runtime` packs the runtime and tells its size."""

import json

from publish.runtime import OUT, pack

if __name__ == "__main__":
    pack()
    told = json.loads((OUT / "manifest.json").read_text("utf-8"))
    print(f"{OUT}: {told['bytes']} bytes, {told['compressed']} with brotli")
