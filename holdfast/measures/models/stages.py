"""When in the work a measure is asked."""

from django.db import models


class Stage(models.TextChoices):
    """When in the work a measure was asked."""

    BASELINE = "baseline", "Start of the work"
    REVIEW = "review", "Review"
    END = "end", "End of the work"
    FOLLOW_UP = "follow-up", "Follow-up"
    RETURN = "return", "From the council's own return"
