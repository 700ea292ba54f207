"""Worked examples of endpoints: what to type for each kind of server that people have.

Addresses and ports are the servers' own defaults, as their documentation gives them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from assistant.settings.address import host_of, origin_of, shown
from assistant.settings.schema import Model


class Example(NamedTuple):
    """One kind of server. ``api_key_env`` is empty where none is wanted."""

    name: str
    base_url: str
    model: str
    """A model's name, as that server writes it."""
    api_key_env: str
    note: str


EXAMPLES: tuple[Example, ...] = (
    Example("Ollama", "http://localhost:11434/v1", "qwen3:8b", "", "Set num_ctx to 8192: it cuts longer prompts."),
    Example("llama.cpp", "http://localhost:8080/v1", "default", "", "llama-server -m MODEL.gguf -c 8192 --jinja"),
    Example("LM Studio", "http://localhost:1234/v1", "qwen3-8b", "", "Start its server under Developer."),
    Example("vLLM", "http://localhost:8000/v1", "Qwen/Qwen3-8B", "VLLM_API_KEY", "vllm serve MODEL"),
    Example("OpenAI", "https://api.openai.com/v1", "gpt-5-mini", "OPENAI_API_KEY", "Thinking counts as output."),
    Example(
        "OpenRouter",
        "https://openrouter.ai/api/v1",
        "qwen/qwen3-8b",
        "OPENROUTER_API_KEY",
        "Names are vendor/model; prices are on each model's page.",
    ),
    Example(
        "Azure",
        "https://YOUR-RESOURCE.openai.azure.com/openai/v1",
        "your-deployment",
        "AZURE_OPENAI_API_KEY",
        "The v1 address, without api-version; the model is your deployment's name.",
    ),
)


def moved_to(model: Model, base_url: str) -> Model:
    """The settings with another address.

    The variable of the old one's key does not go along to another server: another host or port, or another
    scheme, for a key that went by TLS is not sent in the clear. One named before any address was is kept.
    """
    if not model.base_url or origin_of(base_url) == origin_of(model.base_url):
        return replace(model, base_url=base_url)
    variable = next((one.api_key_env for one in EXAMPLES if _same_place(one.base_url, base_url)), "")
    # OpenAI's own is read there without being named.
    return replace(model, base_url=base_url, api_key_env="" if variable == "OPENAI_API_KEY" else variable)


def dropped(before: Model, after: Model) -> str:
    """One sentence when the variable of a key did not go along from one address to another; else empty."""
    variable = before.api_key_env
    if not variable or variable == after.api_key_env:
        return ""
    if not after.base_url:
        return f"{variable} held the key of {shown(before.base_url)}, so it is not named any more."
    return f"{variable} stays with {shown(before.base_url)}: its key is not sent to {shown(after.base_url)}."


def _same_place(example: str, base_url: str) -> bool:
    if "YOUR-RESOURCE" in example:
        return base_url.startswith("https:") and host_of(base_url).endswith(f".{host_of(example).partition('.')[2]}")
    return example == base_url
