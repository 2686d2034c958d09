// The list of messages of one chat. It changes only what changed, and stays at the bottom when it was there.

import { fill, h, icon } from "./dom.js";
import { t } from "./i18n.js";
import { renderMessage } from "./messages.js";
import { dayTitle, sameDay } from "./time.js";

const NEAR_PX = 48;
const FLASH_MS = 1200;

export class ChatLog {
  /** `actions`: those of `renderMessage` and `seen()` (the bottom was reached), `earlier()` (more is wanted). */
  constructor(actions) {
    this.rows = new Map();
    this.messages = new Map();
    this.atBottom = true;
    this.below = 0;
    this.actions = { ...actions, find: (id) => this.messages.get(id), jump: (id) => this.jump(id) };
    this.build(actions);
  }

  build(actions) {
    this.earlier = h("button", {
      type: "button", class: "chip earlier", hidden: true, onclick: () => actions.earlier(),
    }, t("earlier"));
    this.list = h("ol", { class: "messages", role: "log", "aria-live": "polite" });
    this.empty = h("p", { class: "empty", hidden: true });
    this.inner = h("div", { class: "log-inner" }, this.earlier, this.empty, this.list);
    this.scroller = h("div", { class: "scroller", tabindex: "0" }, this.inner);
    this.count = h("span", { class: "badge" });
    this.downButton = h("button", {
      type: "button", class: "to-bottom", hidden: true, "aria-label": t("toBottom"), title: t("toBottom"),
      onclick: () => this.stick(),
    }, icon("down"), this.count);
    this.el = h("div", { class: "log" }, this.scroller, this.downButton);
    this.scroller.addEventListener("scroll", () => this.scrolled(), { passive: true });
    // Pictures arrive and keyboards open after the messages are drawn.
    this.resizes = new ResizeObserver(() => this.atBottom && this.toEnd());
    this.resizes.observe(this.inner);
    this.resizes.observe(this.scroller);
  }

  destroy() {
    this.resizes.disconnect();
  }

  setEmpty(text) {
    this.empty.textContent = text;
    this.empty.hidden = !text || this.rows.size > 0;
  }

  toEnd() {
    this.scroller.scrollTop = this.scroller.scrollHeight;
  }

  /** Goes to the newest message and stays there. */
  stick() {
    this.atBottom = true;
    this.below = 0;
    this.toEnd();
    this.drawDown();
    this.actions.seen();
  }

  scrolled() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    if (clientHeight === 0) return; // A phone behind another has no height and is nowhere.
    const was = this.atBottom;
    this.atBottom = scrollHeight - scrollTop - clientHeight < NEAR_PX;
    if (this.atBottom) this.below = 0;
    if (this.atBottom && !was) this.actions.seen();
    this.drawDown();
  }

  drawDown() {
    this.downButton.hidden = this.atBottom;
    this.count.textContent = this.below || "";
    this.count.hidden = !this.below;
  }

  /** The newest message `from` that side, or undefined. */
  newest(from) {
    return [...this.messages.values()].reverse().find((message) => message.from === from);
  }

  jump(id) {
    const row = this.rows.get(id);
    if (!row) return;
    row.el.scrollIntoView({ block: "center", behavior: "smooth" });
    flash(row.el);
  }

  /** Draws `messages` (oldest first); `more` tells that older ones can be asked for. */
  draw(messages, more) {
    const first = this.rows.size === 0;
    const oldest = messages[0]?.message_id ?? 0;
    const hadOldest = this.messages.keys().next().value ?? Infinity;
    const fromEnd = this.scroller.scrollHeight - this.scroller.scrollTop;
    const fresh = new Set(messages.map((one) => one.message_id));
    for (const [id, row] of this.rows) {
      if (fresh.has(id)) continue;
      row.el.remove();
      this.rows.delete(id);
    }
    this.messages = new Map(messages.map((one) => [one.message_id, one]));
    let place = this.list.firstElementChild;
    for (const message of messages) {
      const row = this.row(message, first);
      if (row.el !== place) this.list.insertBefore(row.el, place);
      place = row.el.nextElementSibling;
    }
    this.nameDays();
    this.earlier.hidden = !more;
    this.empty.hidden = messages.length > 0 || !this.empty.textContent;
    if (this.atBottom) this.toEnd();
    else if (oldest < hadOldest) this.scroller.scrollTop = this.scroller.scrollHeight - fromEnd;
    this.drawDown();
  }

  /** Puts the day over its first message; "today" moves on with the clock. */
  nameDays() {
    let previous = null;
    for (const message of this.messages.values()) {
      heading(this.rows.get(message.message_id), message, previous);
      previous = message;
    }
  }

  row(message, first) {
    const known = this.rows.get(message.message_id);
    // Compared as a whole: after a restart of the sandbox the same numbers stand for other messages.
    const whole = JSON.stringify(message);
    if (known && known.whole === whole) return known;
    const node = renderMessage(message, this.actions);
    const look = JSON.stringify([message.text, message.entities, message.inline_keyboard, message.media]);
    if (known) {
      keepFocus(known.body, node);
      known.body.replaceWith(node);
      if (look !== known.look) flash(known.el);
      Object.assign(known, { whole, body: node, look });
      return known;
    }
    const day = h("div", { class: "day", hidden: true });
    const el = h("li", { class: first ? "" : "arrives" }, day, node);
    const row = { whole, body: node, el, day, look };
    this.rows.set(message.message_id, row);
    if (!first && !this.atBottom && message.from === "bot") this.below += 1;
    return row;
  }
}

function heading(row, message, previous) {
  const date = new Date(message.date * 1000);
  const newDay = !previous || !sameDay(date, new Date(previous.date * 1000));
  row.day.hidden = !newDay;
  if (newDay) fill(row.day, h("span", {}, dayTitle(date)));
  row.el.classList.toggle("joined", !newDay && sameSide(previous, message));
  row.el.classList.toggle("album", Boolean(message.album) && message.kind !== "document" && message.kind !== "audio");
}

const sameSide = (one, other) => one.from === other.from && one.sender?.id === other.sender?.id;

function flash(el) {
  el.classList.remove("changed");
  void el.offsetWidth; // Starts the animation anew when a second change follows the first.
  el.classList.add("changed");
  setTimeout(() => el.classList.remove("changed"), FLASH_MS);
}

// Whoever goes by keyboard stays on the same button when the bot redraws the message under them.
function keepFocus(old, fresh) {
  const keys = [...old.querySelectorAll("button.key")];
  const index = keys.indexOf(document.activeElement);
  if (index < 0) return;
  requestAnimationFrame(() => fresh.querySelectorAll("button.key")[index]?.focus({ preventScroll: true }));
}
