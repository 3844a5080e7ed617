"""What is decided about published figures: how they are read, worked and compared. Plain Python."""
