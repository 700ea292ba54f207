"""The worked examples: in the example config, on the page about endpoints, and as settings that can be read."""

from __future__ import annotations

import re

from assistant.settings.config import parse_config
from assistant.settings.endpoints import EXAMPLES
from assistant.settings.write import example
from tests.support.house import ROOT


def test_the_page_and_the_example_have_every_server() -> None:
    page = (ROOT / "docs" / "endpoints.md").read_text(encoding="utf-8")
    configs = [parse_config(block, None) for block in re.findall(r"```toml\n(.*?)```", page, re.DOTALL)]
    assert len(configs) == len(EXAMPLES)
    for one in EXAMPLES:
        config = next(config for config in configs if config.model.base_url == one.base_url)
        assert config.model.name == one.model
        assert config.model.api_key_env == ("" if one.name == "OpenAI" else one.api_key_env)
        assert f'base_url = "{one.base_url}", name = "{one.model}"' in example()
