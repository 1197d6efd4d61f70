"""Markdown extensions: what an editor can write beside plain Markdown. They know no generator.

## Question? { #id }                folded, with its answer below            (questions)
:sources: id id …                   the sources of an answer                 (sources)
:picture: name                     a picture that the rules draw             (pictures)
:calculator: name                   a calculator with its worked examples    (calculators)
{{ introduction-benefit.month date=2026-05-01 age=30 }}    a figure the rules compute    (figures)
{{ rate.basic_amount 2026-05-01 }}                         a dated rate                  (figures)
"""
