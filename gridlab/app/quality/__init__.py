"""How carefully people answered: measures per annotator, and what rules leave out by them."""
