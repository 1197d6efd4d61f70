"""A result in words and HTML: form, result, sheet, tree, lines, checklist."""
