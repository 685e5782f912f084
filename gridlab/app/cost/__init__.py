"""What designs cost and yield."""
