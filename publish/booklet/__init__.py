"""The booklet a volunteer prints: one PDF per language, and each of its chapters alone as a leaf.

    finished site ─ chapters ─ document ─ press ─ shelf ─ site/pdf/

`chapters` reads the pages (`paper` makes an answer fit for paper, `references`
numbers its addresses, `rates` adds the tables), `document` writes the print
HTML, `press` makes PDFs of it in the typeface of `fonts`, and `shelf` gives
them their names and links them from the pages.
"""
