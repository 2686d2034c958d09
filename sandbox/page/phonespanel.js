// Which phones are shown, and a form for one more.

import { api } from "./api.js";
import { fill, h, icon, textField } from "./dom.js";
import { t } from "./i18n.js";
import { avatar, fullName, personNote } from "./people.js";

const LISTED = 100;

export class PhonesPanel {
  /** `app` gives `store`, `show(id, on)`, `userChanged(user)`, `tell(text, style)`. */
  constructor(app) {
    this.app = app;
    this.title = t("phones");
    this.search = textField(t("findPerson"), { type: "search", oninput: () => this.draw() });
    this.list = h("ul", { class: "people" });
    this.note = h("p", { class: "note", hidden: true });
    this.el = h("div", {}, this.form(), this.search, this.note, this.list);
    this.isOpen = false;
  }

  form() {
    this.first = textField(t("firstName"), { required: true, maxlength: "64" });
    this.last = textField(t("lastName"), { maxlength: "64" });
    this.code = h("select", { class: "field", "aria-label": t("languageOf") },
      ["ru", "en"].map((code) => h("option", { value: code }, code.toUpperCase())));
    return h("form", { class: "add-phone", onsubmit: (event) => this.add(event) },
      this.first, this.last, this.code,
      h("button", { type: "submit", class: "button primary" }, icon("plus"), t("addPhone")));
  }

  async add(event) {
    event.preventDefault();
    try {
      const user = await api.addUser({
        first_name: this.first.value.trim(), last_name: this.last.value.trim() || null, language_code: this.code.value,
      });
      this.first.value = this.last.value = "";
      this.app.userChanged(user);
      this.app.show(user.id, true);
      this.app.tell(t("addedPhone", { name: fullName(user) }));
    } catch (error) {
      this.app.tell(t("failed", { reason: error.message }), "bad");
    }
  }

  open() {
    this.isOpen = true;
    this.draw();
  }

  close() {
    this.isOpen = false;
  }

  draw() {
    if (!this.isOpen) return;
    const words = this.search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const fits = (user) => {
      const all = `${fullName(user)} ${personNote(user)} ${user.id}`.toLowerCase();
      return words.every((word) => all.includes(word));
    };
    const people = [...this.app.store.users.values()].filter(fits);
    const shown = new Set(this.app.store.shown());
    const focused = document.activeElement?.dataset?.userId;
    fill(this.list, people.slice(0, LISTED).map((user) => this.row(user, shown.has(user.id))));
    if (focused) this.list.querySelector(`[data-user-id="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
    const nobody = this.app.store.users.size === 0;
    this.note.hidden = people.length <= LISTED && !nobody;
    this.note.textContent = t(nobody ? "phonesEmpty" : "phonesMany", { shown: LISTED, all: people.length });
  }

  row(user, on) {
    const onchange = (event) => this.app.show(user.id, event.target.checked);
    return h("li", {}, h("label", {},
      h("input", { type: "checkbox", checked: on, data: { userId: user.id }, onchange }),
      avatar(user), h("span", { class: "person" }, h("b", {}, fullName(user)), h("small", {}, personNote(user))),
      user.blocked && h("small", { class: "mark" }, t("blockedNote")),
      user.unread > 0 && h("span", { class: "badge" }, user.unread)));
  }
}
