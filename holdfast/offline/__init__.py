"""Work at a visit with no signal: cases taken along, forms sent later, and what then waits.

Owns the forms that reached the site and wait for somebody's decision. What is taken along lives on
the practitioner's own device, encrypted, and nowhere here.
"""
