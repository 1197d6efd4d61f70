"""The press: turns pages, catalogues and rules into a site. Nothing here knows a rule of law."""
