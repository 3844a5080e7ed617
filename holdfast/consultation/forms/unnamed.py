"""Words in which nobody is to be named: where they look like a name, a tick says they are none."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms

from holdfast.families.rules import Nameable, named_in


class UnnamedForm(forms.Form):
    """A form with texts that must name nobody; with `people` None it may name the case's family.

    The tick is there only where words of theirs are also the name of somebody the writer sees.
    """

    mark_optional = False
    texts: ClassVar[tuple[str, ...]]  # no default: a form that names none would look at nothing

    def __init__(self, *args: Any, people: Sequence[Nameable] | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        typed = "\n".join(str(self.data.get(self.add_prefix(one), "")) for one in self.texts)
        likely = named_in(typed, people).likely if people is not None else ()
        if likely:
            words = ", ".join(f"“{word}”" for word in likely)
            self.fields["are_no_names"] = forms.BooleanField(
                label=f"{words}: this is nobody’s name here", required=False
            )

    def told(self) -> dict[str, Any]:
        """Return what was typed, and whether the words are said to be no names."""
        return {"are_no_names": False} | self.cleaned_data
