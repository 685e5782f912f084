"""What is published on the web: its file in the study, its keys, its pictures and its folder."""
