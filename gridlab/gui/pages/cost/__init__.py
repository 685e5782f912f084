"""The Cost page: money, time and expected error against triplets, and what they buy."""
