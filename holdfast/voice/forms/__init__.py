"""What is typed when a pulse is answered, opened or told, and when help is offered."""
