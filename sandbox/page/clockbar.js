// The sandbox's clock and the buttons that move it.

import { api } from "./api.js";
import { h, icon } from "./dom.js";
import { t } from "./i18n.js";
import { hourMinuteSecond, localInput, longDate, sandboxNow, setNow } from "./time.js";

const HOUR = 3600;

export class ClockBar {
  /** `app` gives `store` and `tell(text, style)`. */
  constructor(app) {
    this.app = app;
    this.clock = h("b", { class: "clock-time" });
    this.date = h("span", { class: "clock-date" });
    this.ahead = h("small", { class: "clock-ahead" });
    this.custom = h("form", { class: "clock-custom", hidden: true, onsubmit: (event) => this.setCustom(event) });
    this.input = h("input", { type: "datetime-local", class: "field", required: true, "aria-label": t("customHint") });
    this.customButton = h("button", {
      type: "button", class: "chip", title: t("customHint"), "aria-expanded": "false",
      onclick: () => this.toggleCustom(),
    }, t("custom"));
    const reset = () => this.move({ reset: true });
    this.custom.append(this.input,
      h("button", { type: "submit", class: "button primary" }, t("set")),
      h("button", { type: "button", class: "button quiet", onclick: reset }, t("resetClock")));
    this.el = h("div", { class: "clockbar", role: "group", "aria-label": t("clock") },
      h("div", { class: "clock", title: t("clock") },
        icon("clock"), h("div", { class: "clock-face" }, this.clock, this.date), this.ahead),
      h("div", { class: "clock-moves" },
        this.button("plusHour", { advance_seconds: HOUR }),
        this.button("nextMorning", { to: "next_morning" }, "nextMorningHint"),
        this.button("plusDay", { advance_seconds: 24 * HOUR }),
        this.button("plusWeek", { advance_seconds: 7 * 24 * HOUR }),
        this.customButton),
      this.custom);
    this.timer = setInterval(() => this.tick(), 500);
    this.tick();
  }

  destroy() {
    clearInterval(this.timer);
  }

  button(label, change, hint) {
    const onclick = () => this.move(change);
    return h("button", { type: "button", class: "chip", title: hint && t(hint), onclick }, t(label));
  }

  tick() {
    const now = sandboxNow();
    this.clock.textContent = hourMinuteSecond(now);
    this.date.textContent = longDate(now);
  }

  /** Shows how far the clock is from the real one. */
  sync() {
    const hours = Math.round(Math.abs(this.app.store.offset) / HOUR);
    const sign = this.app.store.offset < 0 ? "−" : "+";
    this.ahead.textContent = hours ? t("clockAhead", { sign, days: Math.floor(hours / 24), hours: hours % 24 }) : "";
    this.ahead.title = hours ? "" : t("clockReal");
    this.tick();
  }

  async move(change) {
    try {
      const clock = await api.setClock(change);
      setNow(clock);
      this.app.store.offset = clock.offset_seconds;
      this.sync();
      this.closeCustom();
    } catch (error) {
      this.app.tell(t("failed", { reason: error.message }), "bad");
    }
  }

  toggleCustom() {
    if (!this.custom.hidden) {
      this.closeCustom();
      return;
    }
    this.input.value = localInput(sandboxNow());
    this.custom.hidden = false;
    this.customButton.setAttribute("aria-expanded", "true");
    this.input.focus();
  }

  closeCustom() {
    this.custom.hidden = true;
    this.customButton.setAttribute("aria-expanded", "false");
  }

  setCustom(event) {
    event.preventDefault();
    this.move({ to: this.input.value });
  }
}
