"""What a study gives a paper: figures for print, and folders of them."""
