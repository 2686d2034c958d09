// A message's text with its entities, as nodes. Offsets and lengths count UTF-16 units, which is also how
// JavaScript counts, so they index the string as they are.

import { h } from "./dom.js";
import { t } from "./i18n.js";

const TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code" };
const VERBATIM = new Set(["code", "pre"]);
const LINKED = new Set(["url", "text_link", "mention", "text_mention", "bot_command", "email", "phone_number"]);
const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);

// What a client makes tappable by itself when the server marked nothing there.
const ADDRESS = /https?:\/\/[^\s<>"«»]+[^\s<>"«».,:;!?)\]]|\bt\.me\/[\w+?=&/-]+/;
const COMMAND = /(?<![\w/])\/[a-z][a-z0-9_]{0,31}(?![\w/])/;
const AUTOLINK = new RegExp(`${ADDRESS.source}|${COMMAND.source}`, "giu");

/**
 * Nodes for `text`. `actions.open(url)` is called for links, `actions.command(text)` for /commands.
 */
export function renderText(text, entities, actions) {
  const ordered = [...(entities || [])]
    .filter((one) => one.length > 0 && one.offset >= 0 && one.offset < text.length)
    .sort((a, b) => a.offset - b.offset || b.length - a.length || outer(a) - outer(b));
  return slice(text, ordered, 0, text.length, actions, true);
}

// Of two entities over the same span the block goes outside and the verbatim inside.
function outer(entity) {
  if (BLOCKS.has(entity.type) && entity.type !== "pre") return 0;
  return VERBATIM.has(entity.type) ? 2 : 1;
}

function slice(text, entities, start, end, actions, linkable) {
  const out = document.createDocumentFragment();
  let at = start;
  let i = 0;
  while (i < entities.length) {
    const entity = entities[i];
    const from = Math.max(entity.offset, at);
    const to = Math.min(entity.offset + entity.length, end);
    i += 1;
    if (to <= from) continue;
    const inside = [];
    const rest = [];
    for (const other of entities.slice(i)) {
      if (other.offset < to) inside.push(other);
      // An entity that crosses the border continues behind it.
      if (other.offset + other.length > to) rest.push(other);
    }
    plain(out, text.slice(at, from), actions, linkable);
    const keepLinks = linkable && !VERBATIM.has(entity.type) && !LINKED.has(entity.type);
    const node = element(entity, text.slice(from, to), actions);
    node.append(slice(text, inside, from, to, actions, keepLinks));
    out.append(wrap(entity, node));
    at = to;
    // The line break that ends a block is the block's own: drawn again it would be an empty line.
    if (BLOCKS.has(entity.type) && text[at] === "\n") at += 1;
    entities = rest;
    i = 0;
  }
  plain(out, text.slice(at, end), actions, linkable);
  return out;
}

function plain(out, text, actions, linkable) {
  if (!text) return;
  if (!linkable) {
    out.append(text);
    return;
  }
  let at = 0;
  for (const found of text.matchAll(AUTOLINK)) {
    out.append(text.slice(at, found.index));
    const word = found[0];
    const type = word.startsWith("/") ? "bot_command" : "url";
    const node = element({ type }, word, actions);
    node.append(word);
    out.append(node);
    at = found.index + word.length;
  }
  out.append(text.slice(at));
}

function element(entity, text, actions) {
  switch (entity.type) {
    case "pre":
      return h("pre", { class: "pre", data: { language: entity.language || "" } });
    case "blockquote":
    case "expandable_blockquote":
      return h("blockquote", {});
    case "spoiler":
      return spoiler();
    case "url":
      return link(text, () => actions.open(withScheme(text)));
    case "text_link":
      return link(entity.url, () => actions.open(entity.url));
    case "email":
      return link(text, () => actions.open(`mailto:${text}`));
    case "phone_number":
      return link(text, () => actions.open(`tel:${text}`));
    case "mention":
      return link(text, () => actions.open(`https://t.me/${text.slice(1)}`), "plain");
    case "text_mention":
      return link(entity.user?.first_name || "", () => actions.open(`tg://user?id=${entity.user?.id}`));
    case "bot_command":
      return link(text, () => actions.command(text), "plain");
    case "hashtag":
    case "cashtag":
      return h("span", { class: "tag" });
    default:
      return h(TAGS[entity.type] || "span", {});
  }
}

function wrap(entity, node) {
  if (entity.type !== "expandable_blockquote") return node;
  const more = h("button", { type: "button", class: "quote-more", "aria-expanded": "false" }, t("quoteMore"));
  const box = h("div", { class: "quote folded" }, node, more);
  more.addEventListener("click", () => {
    const folded = box.classList.toggle("folded");
    more.textContent = t(folded ? "quoteMore" : "quoteLess");
    more.setAttribute("aria-expanded", String(!folded));
  });
  return box;
}

// A button and not an anchor: where a link goes is always asked first, and no scheme can run by itself.
function link(title, go, style = "") {
  return h("button", { type: "button", class: `link ${style}`, title, onclick: go });
}

function spoiler() {
  const node = h("span", { class: "spoiler", role: "button", tabindex: "0", "aria-label": t("spoiler") });
  const reveal = (event) => {
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    if (node.classList.contains("shown")) return;
    event.preventDefault();
    event.stopPropagation();
    node.classList.add("shown");
    node.removeAttribute("aria-label");
    node.removeAttribute("role");
  };
  node.addEventListener("click", reveal, true);
  node.addEventListener("keydown", reveal);
  return node;
}

function withScheme(text) {
  return /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
}
