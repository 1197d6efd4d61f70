"""The handbook's hook: fills in what is read from the code, and brings Mermaid from where npm has put it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from publish.handbook import fields, rooms

HERE = Path(__file__).parent
MERMAID = HERE / "node_modules" / "@mermaid-js" / "tiny" / "dist" / "mermaid.tiny.js"


def parts() -> dict[str, str]:
    """What may stand in a page as `<!-- made: NAME -->`."""
    drawn = rooms.arrows(HERE.parent)
    made = {"fields": fields.field_tables(), "results": fields.result_keys()}
    for package in rooms.PACKAGES:
        seen = rooms.within(package, drawn)
        made[f"picture {package}"] = f"```mermaid\n{rooms.picture(seen)}\n```"
        made[f"table {package}"] = rooms.table(seen)
    return made


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Serve Mermaid from the handbook itself."""
    files.append(File.generated(config, "assets/mermaid.js", abs_src_path=str(MERMAID)))
    return files


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Put what is made in its places."""
    if "<!-- made: " in markdown:
        for name, text in parts().items():
            markdown = markdown.replace(f"<!-- made: {name} -->", text)
    return markdown
