"""What editors write, read as text: pages, ids, glossary, sources, translations and which are behind."""
