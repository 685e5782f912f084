"""The Map tab: fits and kept maps, what they rest on, and two of them side by side."""
