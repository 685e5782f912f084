"""Working on the designs of a study: their histories of undo, and their files behind them."""
