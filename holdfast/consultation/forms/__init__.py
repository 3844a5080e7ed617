"""What is typed when a clinician is asked, advises, or notes advice in passing."""
