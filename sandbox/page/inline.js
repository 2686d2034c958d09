// Inline mode: what the bot offers to who types words behind its name, and the tap that sends one of them.

import { api } from "./api.js";
import { fill, h } from "./dom.js";
import { t } from "./i18n.js";

// Telegram's apps ask when the fingers have rested for about so long.
const REST_MS = 300;

export class InlineOffers {
  /** `box` is where offers are drawn; `phone` is the composer's; `done()` empties what was typed. */
  constructor(phone, box, done) {
    this.phone = phone;
    this.box = box;
    this.done = done;
    this.wanted = null;
    this.timer = 0;
  }

  /** Deals with `typed` when it speaks to the bot by its name; whether it does. */
  take(typed) {
    const { username, inline } = this.phone.bot();
    const found = inline && !this.phone.user.isGroup && /^@(\w*)(\s[^]*)?$/.exec(typed);
    const name = found ? found[1].toLowerCase() : "";
    const whole = found && found[2] !== undefined && name === username.toLowerCase();
    const words = whole ? found[2].trim() : null;
    if (words === this.wanted && words !== null) return true;
    clearTimeout(this.timer);
    this.wanted = words;
    if (words !== null) {
      this.timer = setTimeout(() => this.ask(words), REST_MS);
      return true;
    }
    if (!found || found[2] !== undefined || !username.toLowerCase().startsWith(name)) return false;
    this.draw([this.line(`@${username}`, t("inlineHint"), () => this.done(`@${username} `))]);
    return true;
  }

  async ask(words, offset = "", before = []) {
    let answer;
    try {
      answer = await api.inline(this.phone.user.id, words, offset);
    } catch (error) {
      answer = { results: [], refused: error.message };
    }
    // Something else has been typed meanwhile.
    if (this.wanted !== words) return;
    const offers = [...before, ...answer.results.map((one) => ({ ...one, query: answer.query_id }))];
    const lines = offers.map((one) => this.line(one.title, one.description, () => this.choose(one)));
    if (answer.next_offset) {
      lines.push(this.line(t("inlineMore"), "", () => this.ask(words, answer.next_offset, offers)));
    }
    if (answer.button) lines.unshift(h("p", { class: "note" }, answer.button.text));
    if (offers.length === 0) lines.push(h("p", { class: "note" }, answer.refused || t("inlineNone")));
    this.draw(lines);
  }

  async choose(one) {
    if (await this.phone.attempt(api.choose(this.phone.user.id, one.query, one.id))) this.done("");
  }

  line(title, note, run) {
    return h("button", { type: "button", onclick: run }, h("b", {}, title), h("span", {}, note));
  }

  draw(lines) {
    this.box.hidden = false;
    fill(this.box, lines);
  }
}
