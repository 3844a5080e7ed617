"""How the year is told: from what is in `content`, through actions, by those who would do them."""
