"""What is passed on: share pages, cards, posters."""
