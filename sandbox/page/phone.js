// One person's phone: the chat with the bot, drawn from the sandbox's answer and kept up to date in place.

import { api } from "./api.js";
import { ChatLog } from "./chatlog.js";
import { Composer } from "./composer.js";
import { ask, toast } from "./dialogs.js";
import { acceptDrops } from "./drops.js";
import { fill, h, iconButton } from "./dom.js";
import { t } from "./i18n.js";
import { waiting } from "./keyboards.js";
import { readLink } from "./links.js";
import { messageMenu, phoneMenu } from "./menus.js";
import { asPhone, avatar, fullName, personNote } from "./people.js";
import { speakerChoice } from "./groups.js";

const PAGE = 80;
const LONGEST = 2000;
const TYPING_MS = 5200;
const READ_AFTER_MS = 1200;

const TAP_WAIT_S = 15;
// A browser opens six connections to a server: taps that nobody answers must leave some for the rest.
const TAPS_AT_ONCE = 3;
let tapsWaiting = 0;

const DOING = {
  upload_photo: "sendsPhoto", upload_document: "sendsFile", upload_video: "sendsFile",
  record_voice: "records", record_video: "records", upload_voice: "sendsFile",
};

export class Phone {
  /** `app` gives `bot()`, `hide(id)`, `follow(payload, from)`, `draft(id)`, `userChanged(user)` and `tabs`. */
  constructor(app, user) {
    this.app = app;
    this.user = user;
    this.limit = PAGE;
    this.rev = -1;
    this.notice = null;
    this.fetching = null;
    this.again = false;
    this.typingTimer = 0;
    this.readTimer = 0;
    this.near = false;
    this.build();
    this.watcher = new IntersectionObserver(([entry]) => {
      this.near = entry.isIntersecting;
      this.readSoon();
    }, { threshold: 0.5 });
    this.watcher.observe(this.el);
  }

  build() {
    this.log = new ChatLog({
      open: (url) => this.open(url),
      command: (text) => this.sendText(text),
      tap: (message, button, row, col, node) => this.tap(message, button, row, col, node),
      menu: (message, anchor) => messageMenu(this, message, anchor),
      seen: () => this.readSoon(),
      earlier: () => this.earlier(),
    });
    this.composer = null;
    this.owner = h("div", { class: "owner" });
    this.status = h("span", { class: "status" });
    this.botName = h("b", { class: "bot-name" });
    this.botFace = h("span", { class: "face" });
    this.menuButton = iconButton("dots", t("phoneMenu"), () => phoneMenu(this), { "aria-haspopup": "menu" });
    this.drop = h("div", { class: "drop", hidden: true }, t("dropHere"));
    this.screen = h("div", { class: "screen" });
    this.composer = new Composer(this, this.app.draft(this.user.id));
    const name = h("div", { class: "chat-name" }, this.botName, this.status);
    const head = h("header", { class: "chat-head" }, this.botFace, name, this.menuButton);
    this.screen.append(head, this.log.el, this.composer.el, this.drop);
    this.el = h("section", { class: "phone", id: `phone-${this.user.id}` }, this.owner, this.screen);
    this.el.addEventListener("focusin", () => this.app.tabs.point(this.user.id));
    acceptDrops(this);
    this.sync(this.user);
  }

  /** The phone was hidden and is not any more: what depends on its measures is drawn anew. */
  comesToFront() {
    this.composer.update();
    if (this.log.atBottom) this.log.stick();
  }

  destroy() {
    this.watcher.disconnect();
    this.log.destroy();
    clearTimeout(this.typingTimer);
    clearTimeout(this.readTimer);
    this.el.remove();
  }

  bot() {
    return this.app.bot();
  }

  /** Who acts on this phone, as api.js takes it; in a group one of its members. */
  get who() {
    if (!this.user.isGroup) return this.user.id;
    const present = this.user.members.map((one) => one.id);
    if (!present.includes(this.speaker)) this.speaker = present[0];
    return { group: this.user.id, by: this.speaker };
  }

  /** The bot's commands in this person's language, from the narrowest scope that has any. */
  commands() {
    const lists = this.bot().commands_by_scope;
    for (const type of ["chat", "all_private_chats", "default"]) {
      for (const language of [this.user.language_code, ""]) {
        const found = lists.find(({ scope, language_code: code }) =>
          scope.type === type && (type !== "chat" || scope.chat_id === this.user.id) && (code || "") === language);
        if (found?.commands.length) return found.commands;
      }
    }
    return [];
  }

  sync(user) {
    this.user = user;
    const bot = this.bot();
    this.el.setAttribute("aria-label", fullName(user));
    fill(this.owner, avatar(user),
      h("span", { class: "owner-name" }, h("b", {}, fullName(user)), h("small", {}, personNote(user))),
      user.isGroup && speakerChoice(this),
      user.unread > 0 && h("span", { class: "badge", "aria-label": t("unread", { n: user.unread }) }, user.unread));
    this.botName.textContent = user.isGroup ? user.title : bot.first_name || bot.username || t("bot");
    this.botFace.textContent = (bot.first_name || "?").slice(0, 1);
    this.log.setEmpty(user.started ? "" : bot.description || t("notStarted"));
    this.showTyping(user.typing);
    this.composer.sync(user, this.keyboard || null);
    this.readSoon();
  }

  showTyping(typing) {
    clearTimeout(this.typingTimer);
    this.status.classList.toggle("doing", Boolean(typing));
    const inside = ["member", "administrator", "restricted"].includes(this.user.bot?.status);
    const rest = this.user.isGroup ? (inside ? "botInside" : "botOutside") : this.user.blocked ? "blockedNote" : "bot";
    this.status.textContent = t(typing ? DOING[typing.action] || "typing" : rest);
    if (typing) this.typingTimer = setTimeout(() => this.showTyping(null), TYPING_MS);
  }

  /** Fetches the chat and redraws what changed. Calls during a fetch become one more fetch after it. */
  refresh() {
    if (this.fetching) {
      this.again = true;
      return this.fetching;
    }
    this.fetching = this.load().finally(() => {
      this.fetching = null;
      if (this.again) {
        this.again = false;
        this.refresh();
      }
    });
    return this.fetching;
  }

  async load() {
    let chat;
    try {
      chat = await api.chat(this.user.id, this.limit);
    } catch {
      return; // The stream of changes will tell of the loss or of the reset, and ask again.
    }
    if (chat.rev < this.rev) this.notice = null; // Another sandbox: its notices count from the beginning.
    this.rev = chat.rev;
    this.keyboard = chat.reply_keyboard;
    this.log.draw(chat.messages, chat.messages.length >= this.limit && this.limit < LONGEST);
    const user = chat.group ? asPhone(chat.group) : chat.user;
    this.app.userChanged(user);
    this.sync(user);
    this.showNotice(chat.notice);
  }

  // The first notice seen is an old one: it was shown to whoever tapped then.
  showNotice(notice) {
    const n = notice?.n ?? 0;
    const fresh = this.notice !== null && n > this.notice;
    this.notice = n;
    if (!fresh) return;
    if (notice.url) this.open(notice.url);
    if (!notice.text) return;
    const read = [{ label: t("ok"), value: true, style: "primary" }];
    if (notice.show_alert) ask(this.screen, { title: notice.text, choices: read, cancel: false });
    else this.toast(notice.text);
  }

  earlier() {
    this.limit = Math.min(this.limit + PAGE, LONGEST);
    return this.refresh();
  }

  readSoon() {
    if (!this.user.unread || !this.near || !this.log.atBottom || document.hidden) {
      clearTimeout(this.readTimer);
      this.readTimer = 0;
      return;
    }
    if (this.readTimer) return;
    this.readTimer = setTimeout(async () => {
      this.readTimer = 0;
      await api.read(this.user.id).then((user) => this.app.userChanged(user.members ? asPhone(user) : user), () => {});
    }, READ_AFTER_MS);
  }

  toast(text, style) {
    toast(this.screen, text, style);
  }

  /** Waits for what the person did; a refusal is told on the phone. True when it was done. */
  async attempt(promise) {
    try {
      await promise;
    } catch (error) {
      this.toast(t("failed", { reason: error.message }), "bad");
      return false;
    }
    this.log.stick();
    await this.refresh();
    return true;
  }

  sendText(text) {
    return this.attempt(api.text(this.who, text));
  }

  async tap(message, button, row, col, node) {
    if (button.type === "url" || button.type === "login_url" || button.type === "web_app") {
      this.open(button.url);
      return;
    }
    if (button.type === "copy_text") {
      this.copy(button.copy_text);
      return;
    }
    if (button.type !== "callback") {
      this.toast(t("unknownButton"));
      return;
    }
    const done = waiting(node);
    const wait = tapsWaiting < TAPS_AT_ONCE ? TAP_WAIT_S : 0;
    tapsWaiting += 1;
    try {
      const answer = await api.tap(this.who, message.message_id, row, col, wait);
      if (wait && !answer.answered) this.toast(t("noAnswer"), "bad");
    } catch (error) {
      this.toast(t("failed", { reason: error.message }), "bad");
    }
    tapsWaiting -= 1;
    done();
    await this.refresh();
  }

  /** Follows a link: a start link to the phone that shall open it, any other after asking. */
  async open(address) {
    const found = readLink(address, this.bot().username);
    if (found.kind === "start") {
      await this.app.follow(found.payload, this);
      return;
    }
    if (found.kind === "startgroup") {
      await this.app.bringToGroup(found.payload, this);
      return;
    }
    const web = found.kind === "web";
    const choices = [{ label: t("copy"), value: "copy" }];
    if (web) choices.unshift({ label: t("linkOpen"), value: "open", style: "primary" });
    const body = h("p", { class: "sheet-text address" }, found.url);
    const choice = await ask(this.screen, { title: t(web ? "linkAsk" : "linkCannot"), body, choices });
    if (choice === "open") window.open(found.url, "_blank", "noopener,noreferrer");
    if (choice === "copy") this.copy(found.url);
  }

  async copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      this.toast(t("copied"));
    } catch (error) {
      this.toast(t("failed", { reason: error.message }), "bad");
    }
  }
}
