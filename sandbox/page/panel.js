// The drawer at the side. It holds one panel at a time: an object with `title`, `el`, `open()` and `close()`.

import { fill, h, iconButton } from "./dom.js";
import { t } from "./i18n.js";

export class SidePanel {
  constructor() {
    this.current = null;
    this.opener = null;
    this.heading = h("h2", {});
    this.body = h("div", { class: "panel-body" });
    this.closeButton = iconButton("close", t("close"), () => this.close());
    this.el = h("aside", { class: "panel", hidden: true, onkeydown: (event) => event.key === "Escape" && this.close() },
      h("header", { class: "panel-head" }, this.heading, this.closeButton), this.body);
  }

  /** Opens `panel`, or closes the drawer when it is the open one. `opener` is the button that was pressed. */
  toggle(panel, opener) {
    const same = this.current === panel;
    this.close();
    if (same) return;
    this.current = panel;
    this.opener = opener;
    this.heading.textContent = panel.title;
    this.el.setAttribute("aria-label", panel.title);
    fill(this.body, panel.el);
    this.el.hidden = false;
    opener.setAttribute("aria-expanded", "true");
    panel.open();
    this.closeButton.focus({ preventScroll: true });
  }

  close() {
    if (!this.current) return;
    this.current.close();
    this.current = null;
    this.el.hidden = true;
    this.opener.setAttribute("aria-expanded", "false");
    this.opener.focus({ preventScroll: true });
  }
}
