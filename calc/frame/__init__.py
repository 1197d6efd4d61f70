"""How a calculator works: form, fields, steps, run."""
