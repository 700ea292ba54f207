"""Who writes: the model when one is set, else the template."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from assistant.errors import Refused

if TYPE_CHECKING:
    from assistant.drafting.channels import Channel
    from assistant.drafting.draft import Brief, Writer
    from assistant.drafting.kind_files import KindFiles
    from assistant.drafting.model.endpoint import Endpoint
    from assistant.drafting.prompt_type import Prompt
    from assistant.settings.schema import Coach


def template_writer(kinds: KindFiles, channels: Mapping[str, Channel], coach: Coach) -> Writer:
    """The writer that needs no model: templates, and rules for what is revised."""
    from assistant.drafting.revise import OfflineWriter
    from assistant.drafting.template_writer import TemplateWriter

    return OfflineWriter(TemplateWriter(kinds, dict(channels), coach))


def model_writer(
    endpoint: Endpoint, channels: Mapping[str, Channel], prompt: Callable[[Brief], Prompt], *, consent: bool
) -> Writer:
    """The writer that asks a model. ``consent``: somebody agrees now to what leaves for it.

    Raises Refused when a model is named and no endpoint is set.
    """
    from assistant.drafting.model.writer import ModelWriter

    settings = endpoint.settings
    if not settings.base_url:
        raise Refused(
            f"No endpoint is set for {settings.name}: 'outreach setup' asks for one, "
            "and 'outreach config set model.base_url URL' sets it."
        )
    return ModelWriter(
        settings,
        prompt,
        lambda brief: channels[brief.channel].subject,
        endpoint.find_key,
        endpoint.memory,
        consent=None if consent else endpoint.objection,
    )
