// The bottom of a phone: writing, attaching, the bot's keyboard and commands; or Start, or Unblock.

import { api } from "./api.js";
import { Attachments, choose } from "./attachments.js";
import { confirm, popup } from "./dialogs.js";
import { fill, h, iconButton } from "./dom.js";
import { t } from "./i18n.js";
import { InlineOffers } from "./inline.js";
import { replyKeyboard } from "./keyboards.js";
import { summary } from "./messages.js";

export class Composer {
  /** `phone` gives `user`, `screen`, `bot()`, `commands()`, `attempt(promise)`; `draft` outlives a redrawn page. */
  constructor(phone, draft) {
    this.phone = phone;
    this.draft = Object.assign(draft, { text: draft.text || "", files: draft.files || [] });
    this.keyboard = null;
    this.keysShown = true;
    this.answering = null;
    this.editing = null;
    this.mode = "";
    this.build();
  }

  build() {
    this.attachments = new Attachments(this.draft.files, () => this.update());
    this.input = h("textarea", {
      rows: "1", "aria-label": t("write"), placeholder: t("write"), value: this.draft.text,
      oninput: () => this.typed(), onkeydown: (event) => this.key(event), onpaste: (event) => this.pasted(event),
    });
    this.commandsButton = iconButton("menu", t("commandsHint"), () => this.showCommands());
    this.attachButton = iconButton("clip", t("attach"), () => this.showAttach());
    this.keysButton = iconButton("keys", t("keyboard"), () => this.toggleKeys());
    this.sendButton = iconButton("send", t("send"), () => this.submit(), { class: "send" });
    this.strip = h("div", { class: "strip", hidden: true });
    this.keys = h("div", { class: "keys" });
    this.suggestions = h("div", { class: "suggestions", hidden: true });
    this.offers = new InlineOffers(this.phone, this.suggestions, (left) => this.retype(left));
    this.gate = h("div", { class: "gate", hidden: true });
    const row = [this.commandsButton, this.attachButton, this.input, this.keysButton, this.sendButton];
    this.writing = h("div", { class: "writing" },
      this.suggestions, this.strip, this.attachments.el, h("div", { class: "write-row" }, row), this.keys);
    this.el = h("footer", { class: "composer" }, this.gate, this.writing);
    this.drawKeys();
  }

  /** Redraws for the person's present state and for `keyboard`, the reply keyboard of the chat or null. */
  sync(user, keyboard) {
    const mode = user.blocked ? "blocked" : user.started ? "open" : `new ${user.start_payload || ""}`;
    if (mode !== this.mode) {
      this.mode = mode;
      this.drawGate(user);
    }
    const changed = JSON.stringify(keyboard) !== JSON.stringify(this.keyboard);
    this.keyboard = keyboard;
    this.commandsButton.hidden = this.phone.commands().length === 0;
    this.attachButton.hidden = Boolean(user.isGroup);
    if (changed) {
      this.keysShown = true;
      this.input.placeholder = keyboard?.placeholder || t("write");
      this.drawKeys();
      const asked = keyboard?.force_reply && this.phone.log.newest("bot");
      if (asked) this.answer(asked, false);
    }
    this.update();
  }

  drawGate(user) {
    const open = this.mode === "open";
    this.gate.hidden = open;
    this.writing.hidden = !open;
    if (open) return;
    const id = user.id;
    if (user.blocked) {
      fill(this.gate, h("p", {}, t("blockedNote")),
        this.gateButton(t("startRestart"), "primary", () => api.start(id)),
        this.gateButton(t("unblock"), "quiet", () => api.unblock(id)));
      return;
    }
    const payload = user.start_payload;
    const label = h("span", {}, t("start"), payload && h("small", {}, t("startPayload", { payload })));
    fill(this.gate, this.gateButton(label, "start", () => api.start(id, payload)),
      payload && this.gateButton(t("startPlain"), "quiet", () => api.start(id)));
  }

  gateButton(label, style, run) {
    const button = h("button", {
      type: "button", class: `button ${style}`, onclick: async () => {
        button.disabled = true;
        await this.phone.attempt(run());
        button.disabled = false;
      },
    }, label);
    return button;
  }

  drawKeys() {
    const rows = this.keyboard?.rows || [];
    this.keysButton.hidden = rows.length === 0;
    fill(this.keys, rows.length > 0 && this.keysShown && replyKeyboard(this.keyboard, (button) => this.press(button)));
    const label = t(this.keysShown ? "keyboardHide" : "keyboard");
    this.keysButton.title = label;
    this.keysButton.setAttribute("aria-label", label);
    this.keysButton.setAttribute("aria-pressed", String(this.keysShown));
  }

  toggleKeys() {
    this.keysShown = !this.keysShown;
    this.drawKeys();
  }

  async press(button) {
    if (button.request_contact && !(await this.agreesToShare())) return;
    const done = await this.phone.attempt(api.press(this.phone.user.id, button.text));
    if (done && this.keyboard?.one_time) {
      this.keysShown = false;
      this.drawKeys();
    }
  }

  async agreesToShare() {
    const { phone } = this.phone.user;
    const body = phone ? h("p", { class: "sheet-text" }, phone) : null;
    return confirm(this.phone.screen, t("contactAsk"), t("contactShare"), { body });
  }

  showAttach() {
    const wanted = (this.keyboard?.rows || []).flat().some((button) => button.request_contact);
    popup(this.phone.screen, this.attachButton, [
      { label: t("attachPhoto"), icon: "plus", run: () => this.pick("image/png,image/jpeg", true) },
      { label: t("attachFile"), icon: "file", run: () => this.pick("", false) },
      {
        label: t("attachContact"), icon: "contact", off: !wanted, hint: wanted ? "" : t("attachContactHint"),
        run: () => this.share(),
      },
    ]);
  }

  async share() {
    if (await this.agreesToShare()) await this.phone.attempt(api.contact(this.phone.user.id));
  }

  async pick(accept, asPhoto) {
    this.attach(await choose(accept), asPhoto);
  }

  attach(files, asPhoto) {
    const refused = this.attachments.add(files, asPhoto);
    if (refused.length) this.phone.toast(t("tooBig", { name: refused.join(", ") }), "bad");
    this.input.focus({ preventScroll: true });
  }

  pasted(event) {
    const files = [...event.clipboardData.files];
    if (!files.length) return;
    event.preventDefault();
    this.attach(files, true);
  }

  showCommands() {
    popup(this.phone.screen, this.commandsButton, this.phone.commands().map((one) => ({
      label: one.description, note: `/${one.command}`, run: () => this.phone.sendText(`/${one.command}`),
    })));
  }

  typed() {
    this.draft.text = this.input.value;
    this.update();
  }

  update() {
    this.input.style.height = "auto";
    // On a phone that is not shown nothing has a height; it is measured when the phone comes to the front.
    if (this.input.scrollHeight > 0) this.input.style.height = `${Math.min(this.input.scrollHeight, 132)}px`;
    const empty = !this.input.value.trim() && this.attachments.items.length === 0;
    this.sendButton.classList.toggle("idle", empty);
    this.suggest();
  }

  suggest() {
    if (this.offers.take(this.input.value)) return;
    const typed = /^\/(\w*)$/.exec(this.input.value);
    const fitting = typed ? this.phone.commands().filter((one) => one.command.startsWith(typed[1].toLowerCase())) : [];
    this.suggestions.hidden = fitting.length === 0;
    fill(this.suggestions, fitting.map((one) =>
      h("button", {
        type: "button", onclick: () => {
          this.clear();
          this.phone.sendText(`/${one.command}`);
        },
      }, h("b", {}, `/${one.command}`), h("span", {}, one.description))));
  }

  key(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.submit();
    } else if (event.key === "Escape" && (this.answering || this.editing)) {
      event.stopPropagation();
      this.stopStrip();
    }
  }

  /** The next text answers `message`. */
  answer(message, focus = true) {
    this.stopStrip();
    this.answering = message;
    this.showStrip(t("replyTo"), message);
    if (focus) this.input.focus({ preventScroll: true });
  }

  /** The next text replaces that of `message`, one's own. */
  change(message) {
    this.stopStrip();
    this.editing = message;
    this.input.value = message.text || "";
    this.showStrip(t("editing"), message);
    this.input.focus({ preventScroll: true });
  }

  showStrip(title, message) {
    this.strip.hidden = false;
    fill(this.strip, h("div", {}, h("b", {}, title), h("span", {}, summary(message))),
      iconButton("close", t("cancel"), () => this.stopStrip()));
    this.update();
  }

  stopStrip() {
    if (this.editing) this.input.value = this.draft.text;
    this.answering = null;
    this.editing = null;
    this.strip.hidden = true;
    this.update();
  }

  clear() {
    this.retype("");
  }

  retype(text) {
    this.input.value = this.draft.text = text;
    this.update();
    if (text) this.input.focus({ preventScroll: true });
  }

  /** Sends what is there. What the sandbox refuses goes back to where it was. */
  async submit() {
    const text = this.input.value.trim();
    const id = this.phone.user.id;
    if (this.editing) {
      const { message_id: messageId } = this.editing;
      if (text && (await this.phone.attempt(api.edit(this.phone.who, messageId, text)))) this.stopStrip();
      return;
    }
    const replyTo = this.answering?.message_id;
    const files = this.attachments.takeAll();
    if (!text && files.length === 0) return;
    this.clear();
    this.stopStrip();
    if (files.length === 0) {
      if (!(await this.phone.attempt(api.text(this.phone.who, text, replyTo)))) this.restore(text, []);
      return;
    }
    await this.sendFiles(id, files, text, replyTo);
  }

  async sendFiles(id, files, caption, replyTo) {
    let words = caption;
    while (files.length > 0) {
      // As Telegram's apps do: photos together, other files together.
      const together = files.filter((one) => one.kind === files[0].kind);
      const { file, kind } = files[0];
      const sending = together.length > 1
        ? api.album(id, together, words)
        : api.file(id, file, kind, words, replyTo);
      if (!(await this.phone.attempt(sending))) {
        this.restore(words, files);
        return;
      }
      together.forEach((one) => files.splice(files.indexOf(one), 1));
      words = "";
    }
  }

  restore(text, files) {
    if (!this.input.value) this.input.value = this.draft.text = text;
    this.attachments.items.unshift(...files);
    this.attachments.draw();
    this.update();
  }
}
