"""The Design page: the study's designs, the form, the live preview."""
