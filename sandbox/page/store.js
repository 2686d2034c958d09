// What the page knows of the sandbox, and which phones this browser shows.

import { asPhone } from "./people.js";

const SHOWN_KEY = "sandbox.phones";
const FIRST_SHOWN = 6;

export class Store {
  constructor() {
    this.bot = { id: 0, username: "", first_name: "", description: "", commands: [], commands_by_scope: [] };
    this.users = new Map();
    this.polling = false;
    this.pending = 0;
    this.rates = { mode: "off" };
    this.faults = [];
    this.offset = 0;
    this.journalLast = 0;
    this.drafts = new Map();
    // null: nobody has chosen yet, the first few are shown.
    this.chosen = read();
  }

  /** Takes the answer of GET /control/state. */
  take(state) {
    this.bot = state.bot;
    this.users = new Map([...state.users, ...state.groups.map(asPhone)].map((user) => [user.id, user]));
    this.polling = state.polling;
    this.pending = state.pending_updates;
    this.rates = state.rates;
    this.faults = state.faults;
    this.offset = state.offset_seconds;
    this.journalLast = state.journal_last;
  }

  /** Ids of the shown phones. A choice that fits none of the present people (another sandbox) is not used. */
  shown() {
    const all = [...this.users.keys()];
    const chosen = (this.chosen || []).filter((id) => this.users.has(id));
    if (this.chosen === null || (chosen.length === 0 && this.chosen.length > 0)) return all.slice(0, FIRST_SHOWN);
    return chosen;
  }

  people() {
    return [...this.users.values()].filter((user) => !user.isGroup);
  }

  groups() {
    return [...this.users.values()].filter((user) => user.isGroup && !user.deleted && !user.upgraded_to);
  }

  show(id, on) {
    const now = this.shown().filter((one) => one !== id);
    this.chosen = on ? [...now, id] : now;
    localStorage.setItem(SHOWN_KEY, JSON.stringify(this.chosen));
  }

  draft(id) {
    if (!this.drafts.has(id)) this.drafts.set(id, {});
    return this.drafts.get(id);
  }
}

function read() {
  try {
    const saved = JSON.parse(localStorage.getItem(SHOWN_KEY));
    return Array.isArray(saved) ? saved.filter(Number.isInteger) : null;
  } catch {
    return null;
  }
}
