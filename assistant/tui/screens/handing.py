"""Compose: handing the message over by other ways than the clipboard."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from assistant.errors import HeldBack, Refused
from assistant.tui.screens.coaching import CoachedPage

if TYPE_CHECKING:
    from assistant.handoff.saving import Handed
    from assistant.tui.desk import Way
    from assistant.tui.screens.choose import Choice


class HandingPage(CoachedPage):
    """The page, with the ways out: a list of them on one key, and on another what the coach holds back."""

    def action_hand_over(self) -> None:
        self._choose_way(force=False)

    def action_override_way(self) -> None:
        self._choose_way(force=True)

    def _choose_way(self, *, force: bool) -> None:
        from assistant.tui.screens.choose import pick

        self._save()

        def chosen(way: str | None) -> None:
            if way == "clipboard":
                self.call_later(self.run_action, "override" if force else "copy")
            elif way is not None:
                self._say("Handing over…", "$text-muted")
                # Another program may be started for it, so it happens beside the screen, one at a time with copying.
                hand = partial(self._hand, cast("Way", way), force)
                self.run_worker(hand, thread=True, group="copy", exclusive=True)

        pick(self.app, "Hand over anyway" if force else "Hand over", self._ways(), chosen)

    def _ways(self) -> list[Choice]:
        from assistant.tui.screens.choose import Choice

        person = self.desk.person
        address = person.emails[0] if person.emails else ""
        lacks = "" if address else f"no e-mail address; F2 on {person.first_name} among the people adds one"
        return [
            Choice("clipboard", "Clipboard", "paste it where it goes, as c does"),
            Choice("mail", "Mail program", f"a new message to {address}, for you to send", lacks),
            Choice("eml", "E-mail file", f"an unsent message to {address}, saved as .eml", lacks),
            Choice("ics", "Calendar file", "the meeting it proposes, tentative, saved as .ics"),
        ]

    def _hand(self, way: Way, force: bool) -> None:
        app = self.app
        try:
            handed = self.desk.hand_over(way, force=force)
        except HeldBack as held:
            app.call_from_thread(self._say, f"{held}  G hands it over all the same.", "$text-error")
        except Refused as refused:
            app.call_from_thread(self._say, str(refused), "$text-error")
        else:
            app.call_from_thread(self._handed, way, handed)

    def _handed(self, way: Way, handed: Handed) -> None:
        self._save()  # what was typed meanwhile
        left = "" if way == "ics" else "  s when you have sent it."
        self._say(f"{handed.sentence}{left}", "$text-success" if handed.confirmed else "$text-warning")
        self.refresh_bindings()
