"""The demonstration: an invented pilot year, told only through actions."""
