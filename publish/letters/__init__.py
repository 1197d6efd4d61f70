"""The typeface: its files by script and weight, and the outlines of letters."""
