"""Every change to measures: what is planned, what came back, what was done about it."""
