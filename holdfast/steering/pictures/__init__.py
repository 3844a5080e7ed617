"""Pictures of the plan, drawn on the server."""
