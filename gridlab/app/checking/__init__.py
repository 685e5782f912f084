"""Verifying studies, designs, sessions and datasets."""
