"""What can be measured on a page that stands: each module finds one kind of fault, `faults(page)` in words."""
