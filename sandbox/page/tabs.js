// The shown phones as tabs: on a wide screen they bring a phone into sight, on a narrow one they switch.

import { fill, h } from "./dom.js";
import { t } from "./i18n.js";
import { avatar, fullName } from "./people.js";

export class Tabs {
  /** `app` gives `store` and `phones`. */
  constructor(app) {
    this.app = app;
    this.selected = null;
    this.el = h("nav", { class: "tabs", "aria-label": t("phones") });
  }

  draw() {
    const shown = this.app.store.shown();
    if (!shown.includes(this.selected)) this.selected = shown[0] ?? null;
    const focused = this.el.contains(document.activeElement) ? document.activeElement.dataset.userId : null;
    fill(this.el, shown.map((id) => this.tab(this.app.store.users.get(id))));
    if (focused) this.el.querySelector(`[data-user-id="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
    this.mark();
  }

  tab(user) {
    return h("button", {
      type: "button", class: "tab", title: fullName(user), data: { userId: user.id },
      onclick: () => this.select(user.id),
    }, avatar(user), h("span", {}, user.first_name || fullName(user)),
    user.unread > 0 && h("span", { class: "badge", "aria-label": t("unread", { n: user.unread }) }, user.unread));
  }

  /** Marks the phone that is being used, without moving anything. */
  point(id) {
    if (this.selected === id) return;
    this.selected = id;
    this.mark();
  }

  /** Brings the phone into sight. */
  select(id) {
    this.selected = id;
    this.mark();
    this.el.querySelector('[aria-current="true"]')?.scrollIntoView({ block: "nearest", inline: "nearest" });
    const phone = this.app.phones.get(id);
    phone?.el.scrollIntoView({ behavior: "smooth", block: "nearest", inline: "center" });
    phone?.comesToFront();
  }

  mark() {
    for (const tab of this.el.children) {
      tab.setAttribute("aria-current", String(Number(tab.dataset.userId) === this.selected));
    }
    for (const [id, phone] of this.app.phones) phone.el.classList.toggle("selected", id === this.selected);
  }
}
