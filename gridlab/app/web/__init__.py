"""The HIT on the web: what is published, and what comes back."""
