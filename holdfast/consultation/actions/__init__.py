"""Every change to questions to clinicians, and to advice in passing. Split by journey."""
