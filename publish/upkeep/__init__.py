"""What keeps the site true afterwards: review, links, rates, translations, and their commands."""
