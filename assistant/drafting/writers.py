"""Who writes: the model when one is set, else the template."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.errors import Refused

if TYPE_CHECKING:
    from assistant.drafting.channels import Channel
    from assistant.drafting.draft import Brief, Writer
    from assistant.drafting.kind_files import KindFiles
    from assistant.drafting.prompt_type import Prompt
    from assistant.settings.schema import Config


def writer_for(
    config: Config,
    kinds: KindFiles,
    channels: Mapping[str, Channel],
    prompt: Callable[[Brief, str], Prompt],
    *,
    offline: bool,
    model: str,
) -> Writer:
    """The writer for the settings; ``model`` takes the place of the one that is set.

    Raises Refused when a model is named and no endpoint is set.
    """
    name = model or config.model.name
    if offline or not (model or (name and config.model.base_url)):
        from assistant.drafting.template_writer import TemplateWriter

        return TemplateWriter(kinds, dict(channels), config.coach)
    from assistant.drafting.model.writer import ModelWriter
    from assistant.settings.keys import model_key

    settings = replace(config.model, name=name)
    if not settings.base_url:
        raise Refused(
            f"No endpoint is set for {name}: "
            "'outreach config set model.base_url URL' sets one; --offline drafts with a template."
        )
    return ModelWriter(
        settings, lambda brief: prompt(brief, name), lambda brief: channels[brief.channel].subject, model_key(settings)
    )
