"""Controls that the pages share; none knows a page or a study."""
