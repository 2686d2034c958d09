// One message as a bubble.

import { showPhoto } from "./dialogs.js";
import { h, icon } from "./dom.js";
import { renderText } from "./entities.js";
import { t } from "./i18n.js";
import { inlineKeyboard } from "./keyboards.js";
import { hourMinute } from "./time.js";

/**
 * The node for `message` (sandbox/README.md, Message). `view` gives: `open(url)`, `command(text)`,
 * `tap(message, button, row, col, node)`, `menu(message, anchor)`, `find(messageId)`, `jump(messageId)`.
 */
export function renderMessage(message, view) {
  if (message.kind === "service") {
    const { kind, about } = message.service;
    return h("div", { class: "service" }, t(`service_${kind}`, { name: message.sender?.name ?? t("bot"), about }));
  }
  const text = message.text && h("div", { class: "text" }, renderText(message.text, message.entities, view));
  const media = message.media && renderMedia(message);
  const more = h("button", {
    type: "button", class: "more", "aria-label": t("messageMenu"), title: t("messageMenu"), "aria-haspopup": "menu",
    onclick: () => view.menu(message, more),
  }, icon("dots"));
  // The time stands at the end of the last line of text where there is room.
  const inline = text && !(media && message.caption_above) && !message.contact;
  const bubble = h("div", { class: `bubble ${inline ? "inline-time" : ""} ${message.edited ? "was-edited" : ""}` },
    message.sender && h("div", { class: "sender" }, message.sender.name),
    forwarded(message),
    replied(message, view),
    message.caption_above ? [text, media] : [media, text],
    message.contact && renderContact(message.contact),
    message.kind === "location" && h("div", { class: "contact" }, icon("link"), t("location")),
    renderMeta(message),
    more);
  bubble.addEventListener("contextmenu", (event) => {
    event.preventDefault();
    view.menu(message, more);
  });
  return h("div", { class: `message ${message.from}`, data: { messageId: message.message_id } },
    bubble,
    message.inline_keyboard?.length > 0 &&
      inlineKeyboard(message, (button, row, col, node) => view.tap(message, button, row, col, node)),
    message.reactions.length > 0 &&
      h("div", { class: "reactions" }, message.reactions.map((one) => h("span", {}, one))));
}

function renderMeta(message) {
  const date = new Date(message.date * 1000);
  return h("div", { class: "meta" },
    message.pinned && h("span", { title: t("pinned") }, "📌"),
    message.edited && h("span", { class: "edited" }, t("edited")),
    h("time", { datetime: date.toISOString() }, hourMinute(date)));
}

function forwarded(message) {
  if (!message.forwarded_from) return null;
  return h("div", { class: "forwarded" }, t("forwarded", { name: message.forwarded_from }));
}

function replied(message, view) {
  if (!message.reply_to) return null;
  const original = view.find(message.reply_to);
  const jump = () => view.jump(message.reply_to);
  return h("button", { type: "button", class: "quoted", onclick: jump }, summary(original));
}

const NAMED = new Set(["photo", "voice", "location", "sticker", "video_note"]);

/** One line that stands for a message: in a reply's heading and above the composer. */
export function summary(message) {
  if (!message) return t("deletedMessage");
  if (message.text) return message.text;
  if (NAMED.has(message.kind)) return t(message.kind);
  return message.media?.file_name || message.contact?.first_name || t("attachFile");
}

function renderMedia(message) {
  const media = message.media;
  if (message.kind === "photo" || message.kind === "animation") return renderPhoto(media, message.spoiler);
  if (message.kind === "sticker") return h("img", { class: "sticker", src: media.url, alt: t("sticker") });
  if (message.kind === "video_note") {
    return h("video", { class: "video round", src: media.url, controls: true, preload: "metadata" });
  }
  if (message.kind === "video") {
    return h("video", { class: "video", src: media.url, controls: true, preload: "metadata" });
  }
  if (message.kind === "voice" || message.kind === "audio") {
    return h("audio", { class: "audio", src: media.url, controls: true, preload: "none", "aria-label": t("voice") });
  }
  return renderDocument(media);
}

function renderPhoto(media, hidden) {
  const name = media.file_name || "";
  const image = h("img", {
    src: media.url, alt: name || t("photo"), width: media.width, height: media.height, loading: "lazy",
  });
  const button = h("button", {
    type: "button", class: `photo ${hidden ? "hidden-photo" : ""}`, "aria-label": t("photoOpen", { name }),
    onclick: () => {
      if (button.classList.contains("hidden-photo")) button.classList.remove("hidden-photo");
      else showPhoto(media.url, name);
    },
  }, image);
  return button;
}

function renderDocument(media) {
  const name = media.file_name || "file";
  const kind = name.includes(".") ? name.split(".").pop().slice(0, 4) : "";
  return h("a", { class: "document", href: `${media.url}?download=1`, download: name, title: t("download", { name }) },
    h("span", { class: "document-icon", data: { kind: kind.toLowerCase() } }, kind ? kind.toUpperCase() : icon("file")),
    h("span", { class: "document-name" }, h("b", {}, name), h("small", {}, fileSize(media.size))),
    icon("fetch"));
}

function renderContact(contact) {
  const name = [contact.first_name, contact.last_name].filter(Boolean).join(" ");
  return h("div", { class: "contact" }, icon("contact"),
    h("span", {}, h("b", {}, name), h("small", {}, contact.phone_number)));
}

export function fileSize(bytes) {
  if (bytes < 1000) return t("bytes", { n: bytes });
  if (bytes < 1000 * 1000) return t("kilobytes", { n: Math.round(bytes / 1000) });
  return t("megabytes", { n: (bytes / 1000 / 1000).toFixed(1) });
}
