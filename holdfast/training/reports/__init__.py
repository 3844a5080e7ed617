"""Questions about training that span more than one model."""
