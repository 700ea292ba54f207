"""``prompt``: exactly what a model would be sent."""

from __future__ import annotations

from typing import Any

from assistant.cli.brief_options import brief_from, brief_options
from assistant.cli.front import Front, command
from assistant.cli.output import counted, put, put_json, say


@command(
    "prompt",
    examples="""outreach prompt mara --kind question --channel email
outreach prompt mara --about "how do you test it?" --json""",
)
@brief_options
def prompt_command(front: Front, model: str, **asked: Any) -> None:
    """Show exactly what a model would be sent for this draft, and its tokens; sends nothing."""
    workspace = front.workspace
    prompt = workspace.prompt(brief_from(workspace, **asked), model)
    left_out = [f"f{fact}" for fact in prompt.left_out]
    if front.json:
        put_json(
            {
                "messages": [{"role": message["role"], "content": message["content"]} for message in prompt.messages],
                "model": prompt.model,
                "tokens": prompt.tokens,
                "counted": prompt.counted,
                "left_out": left_out,
            }
        )
        return
    put("\n\n".join(f"── {message['role']} ──\n{message['content']}" for message in prompt.messages))
    about = "" if prompt.counted == "exact" else "≈ "
    to = f"for {prompt.model}" if prompt.model else "and no model is set, so nobody would be sent it"
    say(f"{about}{counted(prompt.tokens, 'token')}, {to}. Nothing was sent.")
    if left_out:
        say(
            f"Left out, for {prompt.room:,} tokens are all there is room for: {', '.join(left_out)}. "
            "--all-facts sends them all the same."
        )
