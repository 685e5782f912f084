"""A session: started or gone on with, conducted page by page, each answer durable before the next."""
