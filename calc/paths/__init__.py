"""Every path through a rule, found by asking the rule itself."""
