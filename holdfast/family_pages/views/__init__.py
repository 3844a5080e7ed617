"""Pages: for those who make private links, and for those who answer by them."""
