"""Law watch: the words that the rules and pages rest on, held against Lovdata's current text."""
