// The journal of the bot's requests: what was asked, what was answered, what a stricter look objects to.

import { api } from "./api.js";
import { fill, h, textField } from "./dom.js";
import { t } from "./i18n.js";
import { fullName } from "./people.js";
import { hourMinuteSecond } from "./time.js";

const KEPT = 400;
const EVERY_MS = 1000;

export class JournalPanel {
  /** `app` gives `store`, `tell(text, style)` and `violationsSeen(n)`. */
  constructor(app) {
    this.app = app;
    this.title = t("journal");
    this.entries = [];
    this.last = -1;
    this.timer = 0;
    this.filter = textField(t("journalFilter"), { type: "search", oninput: () => this.draw() });
    this.bad = h("input", { type: "checkbox", onchange: () => this.draw() });
    this.quiet = h("input", { type: "checkbox", checked: true, onchange: () => this.draw() });
    this.list = h("ol", { class: "journal" });
    this.none = h("p", { class: "note" }, t("journalEmpty"));
    this.el = h("div", {},
      h("div", { class: "panel-tools" }, this.filter,
        h("label", {}, this.bad, t("onlyViolations")), h("label", {}, this.quiet, t("hidePolling")),
        h("button", { type: "button", class: "chip", onclick: () => this.clear() }, t("clear"))),
      this.none, this.list);
  }

  open() {
    this.timer = setInterval(() => this.more(), EVERY_MS);
    this.more();
  }

  close() {
    clearInterval(this.timer);
  }

  /** Another sandbox, another journal. */
  reset() {
    this.entries = [];
    this.last = -1;
    this.draw();
  }

  async more() {
    let answer;
    try {
      const { last } = await api.journal({ since: Number.MAX_SAFE_INTEGER, limit: 1 });
      if (last === this.last) return;
      // A journal that grew by more than is kept here is taken up at its newest end.
      answer = await api.journal({ since: Math.max(this.last, last - KEPT, 0), limit: KEPT });
    } catch {
      return;
    }
    this.last = answer.entries.at(-1)?.n ?? answer.last;
    this.entries = [...this.entries, ...answer.entries].slice(-KEPT);
    this.draw();
  }

  async clear() {
    await api.clearJournal().catch((error) => this.app.tell(t("failed", { reason: error.message }), "bad"));
    this.entries = [];
    this.app.violationsSeen(0);
    this.draw();
  }

  draw() {
    const words = this.filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    const fits = (entry) => {
      if (this.bad.checked && entry.violations.length === 0) return false;
      if (this.quiet.checked && entry.method === "getUpdates" && entry.violations.length === 0) return false;
      const all = `${entry.method} ${this.chat(entry)} ${entry.chat_id ?? ""}`.toLowerCase();
      return words.every((word) => all.includes(word));
    };
    const rows = this.entries.filter(fits).reverse();
    const opened = new Set([...this.list.querySelectorAll("details[open]")].map((one) => one.dataset.n));
    fill(this.list, rows.map((entry) => this.row(entry, opened.has(String(entry.n)))));
    this.none.hidden = rows.length > 0;
  }

  chat(entry) {
    const user = this.app.store.users.get(Number(entry.chat_id));
    return user ? fullName(user) : (entry.chat_id ?? "");
  }

  row(entry, open) {
    const status = entry.status || t("cut");
    const details = h("details", { data: { n: entry.n }, open },
      h("summary", {},
        h("time", {}, hourMinuteSecond(new Date(entry.sandbox_time))),
        h("span", { class: "method" }, h("b", {}, entry.method), h("small", {}, this.chat(entry))),
        entry.fault && h("span", { class: "mark" }, "⚡"),
        h("span", { class: `code ${entry.ok ? "good" : "bad"}` }, status),
        h("small", { class: "ms" }, `${Math.round(entry.ms)} ms`),
        entry.violations.map((one) => h("span", { class: "violation" }, one))));
    // A long journal is mostly never opened: its JSON is written out only for those who look.
    const answer = entry.ok ? entry.result : (entry.error ?? entry.fault);
    const json = (value) => h("pre", {}, JSON.stringify(value, null, 2));
    const write = () => details.open && details.children.length === 1 &&
      details.append(h("h4", {}, t("request")), json(entry.params), h("h4", {}, t("answer")), json(answer));
    details.addEventListener("toggle", write);
    write();
    return h("li", { class: entry.violations.length ? "has-violations" : "" }, details);
  }
}
