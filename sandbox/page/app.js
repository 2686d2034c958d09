// The page: joins the sandbox's changes, the phones and the drawers. The only module that knows all others.

import { api } from "./api.js";
import { ClockBar } from "./clockbar.js";
import { ConditionsPanel } from "./conditions.js";
import { ask, confirm, toast } from "./dialogs.js";
import { fill, h, icon, textField } from "./dom.js";
import { listen } from "./events.js";
import { currentLanguage, setLanguage, t } from "./i18n.js";
import { JournalPanel } from "./journal.js";
import { SidePanel } from "./panel.js";
import { bringToGroup } from "./groups.js";
import { asPhone, fullName, personNote } from "./people.js";
import { Phone } from "./phone.js";
import { PhonesPanel } from "./phonespanel.js";
import { Store } from "./store.js";
import { Tabs } from "./tabs.js";
import { setNow } from "./time.js";

const GATHER_MS = 60;
const REST_MS = 200;
const ALARM_MS = 1500;
// From so many changed people on, one request for all costs less than one for each.
const MANY = 4;
const OFFERED = 24;

class App {
  constructor(root) {
    this.root = root;
    this.store = new Store();
    this.phones = new Map();
    this.changed = { users: new Set(), chats: new Set(), state: false };
    this.gathering = 0;
    this.settling = false;
    this.alarm = 0;
    this.violations = 0;
    this.checkedJournal = 0;
    this.wasLost = false;
    this.build();
    listen({ onOpen: () => this.reload(), onChange: (change) => this.onChange(change), onLost: () => this.onLost() });
    document.addEventListener("visibilitychange", () => this.phones.forEach((phone) => phone.readSoon()));
  }

  build() {
    document.title = t("title");
    this.panel = new SidePanel();
    this.clock = new ClockBar(this);
    this.people = new PhonesPanel(this);
    this.journal = new JournalPanel(this);
    this.conditions = new ConditionsPanel(this);
    this.tabs = new Tabs(this);
    this.link = h("span", { class: "link-state", role: "status" });
    this.lost = h("div", { class: "lost", role: "alert", hidden: !this.wasLost }, t("lost"));
    this.row = h("main", { class: "phones" });
    this.journalBadge = h("span", { class: "badge bad", hidden: true });
    this.conditionsBadge = h("span", { class: "badge", hidden: true });
    fill(this.root,
      h("header", { class: "topbar" },
        h("div", { class: "brand" },
          h("span", { class: "knot", "aria-hidden": "true" }), h("h1", {}, t("title")), this.link),
        this.clock.el,
        h("nav", { class: "tools" },
          this.tool("phone", "phones", "phonesHint", this.people),
          this.tool("journal", "journal", "journalHint", this.journal, this.journalBadge),
          this.tool("tune", "conditions", "conditionsHint", this.conditions, this.conditionsBadge),
          this.languageSwitch())),
      this.lost, this.tabs.el,
      h("div", { class: "stage" }, this.row, this.panel.el));
    this.drawPhones();
    this.drawState();
  }

  tool(name, label, hint, panel, badge) {
    const button = h("button", {
      type: "button", class: "tool", title: t(hint), "aria-label": t(hint), "aria-expanded": "false",
      data: { tool: label }, onclick: () => this.panel.toggle(panel, button),
    }, icon(name), h("span", {}, t(label)), badge);
    return button;
  }

  languageSwitch() {
    const choose = (code) =>
      h("button", {
        type: "button", "aria-pressed": String(currentLanguage() === code), lang: code, onclick: () => this.speak(code),
      }, code.toUpperCase());
    return h("div", { class: "switch", role: "group", "aria-label": t("language") }, choose("ru"), choose("en"));
  }

  speak(code) {
    setLanguage(code);
    this.panel.close();
    this.clock.destroy();
    this.phones.forEach((phone) => phone.destroy());
    this.phones.clear();
    this.build();
  }

  // --- what the sandbox tells ---------------------------------------------------------------------------

  async reload() {
    let state;
    try {
      state = await api.state();
    } catch {
      return; // The stream will fail as well, and call again.
    }
    if (state.journal_last < this.store.journalLast) this.journal.reset();
    if (this.wasLost) {
      this.wasLost = false;
      this.lost.hidden = true;
      this.tell(t("back"));
    }
    this.takeState(state);
    this.phones.forEach((phone) => phone.refresh());
    this.countViolations();
  }

  takeState(state) {
    this.store.take(state);
    setNow(state);
    this.drawPhones();
    this.drawState();
  }

  onLost() {
    this.wasLost = true;
    this.lost.hidden = false;
  }

  onChange({ kind, user_id: userId }) {
    if (kind === "reset") {
      this.journal.reset();
      this.reload();
      return;
    }
    if (["clock", "rates", "faults", "bot"].includes(kind)) this.changed.state = true;
    else if (this.phones.has(userId)) this.changed.chats.add(userId);
    else if (userId) this.changed.users.add(userId);
    if (!this.gathering) this.gathering = setTimeout(() => this.settle(), GATHER_MS);
    if (!this.alarm) this.alarm = setTimeout(() => this.countViolations(), ALARM_MS);
  }

  async settle() {
    this.gathering = 0;
    const { chats } = this.changed;
    this.changed.chats = new Set();
    chats.forEach((id) => this.phones.get(id)?.refresh());
    if (this.settling || (!this.changed.state && this.changed.users.size === 0)) return;
    this.settling = true;
    const began = performance.now();
    await this.settleOthers();
    // A broadcast to thousands must not keep the sandbox busy with telling this page of it.
    const pause = Math.max(REST_MS, (performance.now() - began) * 4);
    setTimeout(() => {
      this.settling = false;
      this.settle();
    }, pause);
  }

  async settleOthers() {
    const { users, state } = this.changed;
    this.changed.users = new Set();
    this.changed.state = false;
    try {
      if (state || users.size >= MANY) this.takeState(await api.state());
      else {
        for (const id of users) {
          const found = await api.user(id);
          this.userChanged(id < 0 ? asPhone(found) : found);
        }
      }
    } catch {
      this.changed.state = true; // Taken up with the next change or the next connection.
    }
  }

  async countViolations() {
    this.alarm = 0;
    const answer = await api.journal({ since: this.checkedJournal, violations: 1, limit: 0 }).catch(() => null);
    if (!answer) return;
    if (answer.last < this.checkedJournal) this.violations = 0;
    this.checkedJournal = answer.last;
    this.violationsSeen(this.violations + answer.entries.length);
  }

  violationsSeen(n) {
    this.violations = n;
    this.journalBadge.textContent = n;
    this.journalBadge.hidden = n === 0;
    this.journalBadge.title = t("violations", { n });
  }

  userChanged(user) {
    const known = this.store.users.get(user.id);
    if (known && known.rev > user.rev) return;
    this.store.users.set(user.id, user);
    if (!known) this.drawPhones();
    else this.phones.get(user.id)?.sync(user);
    this.tabs.draw();
    this.people.draw();
  }

  // --- what is drawn ------------------------------------------------------------------------------------

  drawState() {
    const { polling, pending, faults, rates } = this.store;
    const text = polling ? (pending > 1 ? t("botWaiting", { n: pending }) : t("botOnline")) : t("botOffline");
    this.link.className = `link-state ${polling ? "on" : "off"}`;
    fill(this.link, h("i", { "aria-hidden": "true" }), h("span", {}, text));
    this.link.title = text;
    this.conditionsBadge.hidden = faults.length === 0 && rates.mode !== "enforce";
    this.conditionsBadge.textContent = faults.length || "!";
    this.clock.sync();
    this.phones.forEach((phone) => phone.log.nameDays());
    this.people.draw();
    this.conditions.draw();
  }

  drawPhones() {
    const shown = this.store.shown();
    const wanted = new Set(shown);
    for (const [id, phone] of this.phones) {
      if (wanted.has(id)) continue;
      phone.destroy();
      this.phones.delete(id);
    }
    this.row.querySelector(".nobody")?.remove();
    for (const id of shown) {
      const user = this.store.users.get(id);
      if (this.phones.has(id)) {
        this.phones.get(id).sync(user);
        continue;
      }
      const phone = new Phone(this, user);
      this.phones.set(id, phone);
      this.row.append(phone.el);
      phone.refresh();
    }
    if (shown.length === 0) {
      this.row.append(h("div", { class: "nobody" }, h("b", {}, t("phonesNone")), h("p", {}, t("phonesNoneHint"))));
    }
    this.tabs.draw();
  }

  // --- what phones and drawers ask for ------------------------------------------------------------------

  bot() {
    return this.store.bot;
  }

  draft(id) {
    return this.store.draft(id);
  }

  show(id, on) {
    this.store.show(id, on);
    this.drawPhones();
    this.people.draw();
    if (on) this.tabs.select(id);
  }

  hide(id) {
    this.show(id, false);
  }

  tell(text, style) {
    toast(this.root, text, style);
  }

  /** Opens a start link of the bot: on which phone is asked on the phone where it was pressed. */
  async follow(payload, from) {
    const others = this.store.people().filter((user) => user.id !== from.user.id);
    const shown = new Set(this.store.shown());
    // Whose link it is goes first, then the phone where it was pressed, then those in sight.
    const rank = (user) => {
      if (payload && user.start_payload === payload) return 0;
      if (user.id === from.user.id) return 1;
      return shown.has(user.id) ? 2 : 3;
    };
    const people = [...(from.user.isGroup ? [] : [from.user]), ...others].sort((a, b) => rank(a) - rank(b)).slice(0, OFFERED);
    const choices = people.map((user, index) => ({
      label: fullName(user), hint: user.id === from.user.id ? t("linkAsHere") : personNote(user), value: user.id,
      style: index === 0 ? "primary" : "",
    }));
    choices.push({ label: t("linkAsNew"), value: "new" });
    const body = h("p", { class: "sheet-text address" }, payload || `@${this.store.bot.username}`);
    const choice = await ask(from.screen, { title: t("linkAs"), body, choices });
    if (choice === null) return;
    const id = choice === "new" ? await this.newPhone(from) : choice;
    if (id === null) return;
    if (!shown.has(id)) this.show(id, true);
    this.tabs.select(id);
    const phone = this.phones.get(id);
    await phone.attempt(api.start(id, payload));
  }

  /** Opens a link that brings the bot into a group: which group is asked on the phone where it was pressed. */
  bringToGroup(payload, from) {
    return bringToGroup(this, payload, from);
  }

  async newPhone(from) {
    const name = textField(t("firstName"), { maxlength: "64" });
    const yes = await confirm(from.screen, t("addPhone"), t("add"), { body: name });
    const firstName = name.value.trim();
    if (!yes || !firstName) return null;
    try {
      const user = await api.addUser({ first_name: firstName, language_code: currentLanguage() });
      this.userChanged(user);
      return user.id;
    } catch (error) {
      from.toast(t("failed", { reason: error.message }), "bad");
      return null;
    }
  }
}

new App(document.getElementById("app"));
