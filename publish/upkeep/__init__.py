"""What keeps the site true afterwards: review, links, law, rates, translations, and their commands."""
