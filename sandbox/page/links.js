// Where a link leads. Only start links of this very bot are followed inside the sandbox.

const PAYLOAD = /^[A-Za-z0-9_-]{1,64}$/;

/**
 * What `address` is: `{kind: "start", payload}` for a link to the bot `username` (payload may be ""),
 * `{kind: "startgroup", payload}` for one that brings it into a group,
 * `{kind: "web", url}` for an http(s) address, else `{kind: "other", url}`, which must never be opened.
 */
export function readLink(address, username) {
  let url;
  try {
    url = new URL(address);
  } catch {
    return { kind: "other", url: address };
  }
  const name = linkedName(url);
  if (name && username && name.toLowerCase() === username.toLowerCase()) {
    const group = url.searchParams.get("startgroup");
    if (group !== null && (PAYLOAD.test(group) || !group)) return { kind: "startgroup", payload: group };
    const payload = url.searchParams.get("start") || "";
    return payload && !PAYLOAD.test(payload) ? { kind: "other", url: address } : { kind: "start", payload };
  }
  const web = url.protocol === "https:" || url.protocol === "http:";
  return web ? { kind: "web", url: url.href } : { kind: "other", url: address };
}

function linkedName(url) {
  if (url.protocol === "tg:") return url.href.startsWith("tg://resolve?") ? url.searchParams.get("domain") : null;
  if (!["t.me", "www.t.me", "telegram.me"].includes(url.hostname)) return null;
  return url.pathname.replace(/^\/+|\/+$/g, "");
}

/** The start payload in what a person pasted (a link, or the bare payload), or null when it is neither. */
export function pastedPayload(text, username) {
  const trimmed = text.trim();
  if (PAYLOAD.test(trimmed)) return trimmed;
  const found = readLink(/^(t\.me|telegram\.me)\//i.test(trimmed) ? `https://${trimmed}` : trimmed, username);
  return found.kind === "start" ? found.payload : null;
}
