"""The form of a design: sections of fields, and what each of them edits."""
