"""The Publish page: a design as a page on the web, and what each platform needs to be told."""
