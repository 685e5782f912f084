"""The Data page: what was collected, who answered how, the map, coverage, questions, and the export."""
