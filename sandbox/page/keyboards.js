// Buttons that the bot draws: under a message, and instead of the person's own keyboard.

import { h, icon } from "./dom.js";
import { t } from "./i18n.js";

const LEAVING = new Set(["url", "login_url", "web_app"]);
const STYLES = new Set(["primary", "success", "danger"]);

/** The buttons under `message`. `onTap(button, row, col, node)` is called for a press. */
export function inlineKeyboard(message, onTap) {
  return h("div", { class: "inline-keyboard" }, message.inline_keyboard.map((buttons, row) =>
    h("div", { class: "key-row" }, buttons.map((button, col) => {
      const node = h("button", {
        type: "button",
        class: `key ${STYLES.has(button.style) ? button.style : ""}`,
        disabled: button.type === "disabled",
        title: button.type === "url" ? button.url : null,
        data: { type: button.type },
        onclick: () => !node.classList.contains("waiting") && onTap(button, row, col, node),
      }, h("span", { class: "key-text" }, button.text),
      LEAVING.has(button.type) && h("span", { class: "key-mark", "aria-hidden": "true" }, "↗"));
      return node;
    }))));
}

/** Marks a button as waiting for the bot; the returned function ends the waiting. */
export function waiting(node) {
  node.classList.add("waiting");
  node.setAttribute("aria-busy", "true");
  node.setAttribute("aria-disabled", "true"); // Really disabled it would lose the keyboard's focus.
  return () => {
    node.classList.remove("waiting");
    node.removeAttribute("aria-busy");
    node.removeAttribute("aria-disabled");
  };
}

/** The keyboard that the bot put in place of letters. `onPress(button)` is called for a press. */
export function replyKeyboard(keyboard, onPress) {
  const size = keyboard.resize ? "" : "tall";
  return h("div", { class: `reply-keyboard ${size}`, role: "group", "aria-label": t("keyboard") },
    keyboard.rows.map((buttons) =>
      h("div", { class: "key-row" }, buttons.map((button) =>
        h("button", { type: "button", class: "key", onclick: () => onPress(button) },
          button.request_contact && icon("contact"), h("span", { class: "key-text" }, button.text))))));
}
