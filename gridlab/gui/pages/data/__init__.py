"""The Data page: what was collected, and the export."""
