"""`{% banners %}` draws Django's messages as GOV.UK notification banners."""

from django import template
from django.contrib.messages import get_messages
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from holdfast.kit.templatetags.govuk import draw

register = template.Library()


@register.simple_tag(takes_context=True)
def banners(context: Context) -> SafeString:
    """Draw each message waiting for this reader, and count it as shown."""
    request = context.get("request")
    waiting = get_messages(request) if request is not None else []
    drawn = []
    for number, message in enumerate(waiting, start=1):
        words = format_html('<p class="govuk-notification-banner__heading">{}</p>', message.message)
        kind = {"type": "success"} if message.level_tag == "success" else {"role": "alert"}
        drawn.append(
            draw("notificationBanner", kind | {"html": words, "titleId": f"told-{number}"})
        )
    return SafeString("".join(drawn))
