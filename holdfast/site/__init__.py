"""The site: wires everything together and opens it; nothing imports it."""
