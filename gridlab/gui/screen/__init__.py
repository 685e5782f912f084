"""One screen as annotators see it, painted the same for session, preview and pictures."""
