// Pop-ups: inside one phone (as a messenger would show them) and over the whole page.

import { fill, h, icon, iconButton } from "./dom.js";
import { t } from "./i18n.js";

const TOAST_MS = 3500;

/**
 * A pop-up that belongs to one phone: the rest of that phone waits until it is answered.
 * `choices` are `{label, value, style?}`; resolves to the chosen value, or null when it is dismissed.
 */
export function ask(screen, { title, body, choices, cancel = true }) {
  return new Promise((resolve) => {
    const before = document.activeElement;
    const covered = [...screen.children].filter((one) => !one.inert);
    const finish = (value) => {
      covered.forEach((one) => (one.inert = false));
      veil.remove();
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
      resolve(value);
    };
    const buttons = choices.map((choice) =>
      h("button", { type: "button", class: `button ${choice.style || ""}`, onclick: () => finish(choice.value) },
        choice.label, choice.hint && h("small", {}, choice.hint)));
    if (cancel) {
      buttons.push(h("button", { type: "button", class: "button quiet", onclick: () => finish(null) }, t("cancel")));
    }
    const sheet = h("div", { class: "sheet", role: "alertdialog", "aria-modal": "true", "aria-label": title },
      h("p", { class: "sheet-title" }, title), body, h("div", { class: "sheet-buttons" }, buttons));
    const veil = h("div", {
      class: "veil",
      onclick: (event) => event.target === veil && cancel && finish(null),
      onkeydown: (event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        finish(null);
      },
    }, sheet);
    covered.forEach((one) => (one.inert = true));
    screen.append(veil);
    (sheet.querySelector("input") || buttons[0]).focus({ preventScroll: true });
  });
}

/** A question with one way forward, called `label`. True when it was taken. */
export async function confirm(screen, title, label, { body, style = "primary" } = {}) {
  return Boolean(await ask(screen, { title, body, choices: [{ label, value: true, style }] }));
}

/** A short word over the bottom of `screen` that goes by itself (or at once, when pressed). */
export function toast(screen, text, style = "") {
  screen.querySelectorAll(":scope > .toast").forEach((old) => old.remove());
  const node = h("div", { class: `toast ${style}`, role: "status", onclick: () => node.remove() }, text);
  screen.append(node);
  setTimeout(() => node.remove(), TOAST_MS + text.length * 30);
}

/** A photograph over the whole page; any press or Escape closes it. */
export function showPhoto(url, name) {
  const download = t("download", { name });
  const dialog = h("dialog", { class: "viewer", "aria-label": name || t("photo"), onclick: () => dialog.close() },
    h("img", { src: url, alt: name || t("photo") }),
    h("div", { class: "viewer-bar" },
      h("a", {
        class: "icon-button", href: `${url}?download=1`, download: name, title: download, "aria-label": download,
        onclick: (event) => event.stopPropagation(),
      }, icon("fetch")),
      iconButton("close", t("close"))));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/**
 * A menu of actions under (or over) `anchor`, inside `screen`.
 * `items` are `{label, run, icon?, note?, hint?, danger?, off?}`.
 */
export function popup(screen, anchor, items) {
  screen.querySelectorAll(":scope > .popup").forEach((old) => old.remove());
  const menu = h("div", { class: "popup", role: "menu" });
  const close = (refocus) => {
    menu.remove();
    document.removeEventListener("pointerdown", outside, true);
    anchor.setAttribute("aria-expanded", "false");
    if (refocus && anchor.isConnected) anchor.focus({ preventScroll: true });
  };
  const outside = (event) => !menu.contains(event.target) && close(false);
  fill(menu, items.map((item) =>
    h("button", {
      type: "button", role: "menuitem", class: item.danger ? "danger" : "", disabled: Boolean(item.off),
      title: item.hint,
      onclick: () => {
        close(true);
        item.run();
      },
    }, item.icon && icon(item.icon), h("span", {}, item.label), item.note && h("small", {}, item.note))));
  menu.addEventListener("keydown", (event) => {
    const buttons = [...menu.querySelectorAll("button:not(:disabled)")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      buttons.at((buttons.indexOf(document.activeElement) + step) % buttons.length).focus();
    }
    if (event.key === "Escape" || event.key === "Tab") close(true);
  });
  screen.append(menu);
  place(screen, anchor, menu);
  anchor.setAttribute("aria-expanded", "true");
  document.addEventListener("pointerdown", outside, true);
  menu.querySelector("button:not(:disabled)")?.focus({ preventScroll: true });
}

function place(screen, anchor, menu) {
  const frame = screen.getBoundingClientRect();
  const spot = anchor.getBoundingClientRect();
  const size = menu.getBoundingClientRect();
  const below = spot.bottom - frame.top + 4;
  const fits = below + size.height < frame.height - 8;
  const top = fits ? below : Math.max(8, spot.top - frame.top - size.height - 4);
  const left = Math.min(Math.max(8, spot.left - frame.left), frame.width - size.width - 8);
  menu.style.top = `${top}px`;
  menu.style.left = `${left}px`;
}
