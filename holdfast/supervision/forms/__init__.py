"""What is asked about supervision groups and their meetings."""
