"""What the handbook for contributors does not type: the picture of the house, and the tables of the calculators.

`handbook/hooks.py` puts both in their pages when `make handbook` builds them.
"""
