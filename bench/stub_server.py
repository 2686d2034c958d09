"""`python -m bench.stub_server`: a Bot API on 127.0.0.1 that says yes at once.

Prints its port and serves until it is killed.
"""

import asyncio
import itertools
import sys

from aiohttp import web


async def serve() -> None:
    ids = itertools.count(1)

    async def answer(request: web.Request) -> web.Response:
        form = await request.post()
        chat = {"id": int(str(form.get("chat_id", 1))), "type": "private"}
        message = {"message_id": next(ids), "date": 1795370400, "chat": chat, "text": "x"}
        return web.json_response({"ok": True, "result": message})

    app = web.Application()
    app.add_routes([web.route("*", "/bot{token}/{method}", answer)])
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    sys.stdout.write(f"{runner.addresses[0][1]}\n")
    sys.stdout.flush()
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve())
