// Files chosen but not sent yet.

import { fill, h, icon, iconButton } from "./dom.js";
import { t } from "./i18n.js";
import { fileSize } from "./messages.js";

export const MAX_BYTES = 100 * 1000 * 1000;
const PHOTO_TYPES = new Set(["image/jpeg", "image/png"]);

/** The row of chosen files above the composer. `items` are `{file, kind}` with kind `photo` or `document`. */
export class Attachments {
  constructor(items, onChange) {
    this.items = items;
    this.onChange = onChange;
    this.el = h("ul", { class: "attachments" });
    this.pictures = [];
    this.draw();
  }

  /** Takes files; returns the names of those that are too big. A picture becomes a photo if `asPhoto`. */
  add(files, asPhoto) {
    const refused = [];
    for (const file of files) {
      if (file.size > MAX_BYTES) refused.push(file.name);
      else this.items.push({ file, kind: asPhoto && PHOTO_TYPES.has(file.type) ? "photo" : "document" });
    }
    this.draw();
    this.onChange();
    return refused;
  }

  takeAll() {
    const taken = this.items.splice(0);
    this.draw();
    this.onChange();
    return taken;
  }

  draw() {
    this.pictures.splice(0).forEach((url) => URL.revokeObjectURL(url));
    this.el.hidden = this.items.length === 0;
    fill(this.el, this.items.map((item) => this.row(item)));
  }

  row(item) {
    const picture = PHOTO_TYPES.has(item.file.type);
    return h("li", {},
      picture ? this.thumbnail(item.file) : h("span", { class: "thumb" }, icon("file")),
      h("span", { class: "attachment-name" }, h("b", {}, item.file.name), h("small", {}, fileSize(item.file.size))),
      picture && h("button", {
        type: "button", class: "chip", onclick: () => {
          item.kind = item.kind === "photo" ? "document" : "photo";
          this.draw();
        },
      }, t(item.kind === "photo" ? "asPhoto" : "asFile")),
      iconButton("close", t("removeFile", { name: item.file.name }), () => {
        this.items.splice(this.items.indexOf(item), 1);
        this.draw();
        this.onChange();
      }, { class: "small" }));
  }

  thumbnail(file) {
    const url = URL.createObjectURL(file);
    this.pictures.push(url);
    return h("img", { class: "thumb", src: url, alt: "" });
  }
}

/** Asks the browser for files; `accept` as in an input element. */
export function choose(accept) {
  return new Promise((resolve) => {
    const input = h("input", { type: "file", multiple: true, accept });
    input.addEventListener("change", () => resolve([...input.files]));
    input.addEventListener("cancel", () => resolve([]));
    input.click();
  });
}
