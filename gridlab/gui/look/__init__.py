"""How the program looks: colours, type, icons, themes, and how it writes numbers."""
