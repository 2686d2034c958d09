// Weather: rate limits and faults.

import { api } from "./api.js";
import { fill, h, iconButton } from "./dom.js";
import { t } from "./i18n.js";

const MODES = { off: "ratesOff", record: "ratesRecord", enforce: "ratesEnforce" };
const METHODS = [
  "*", "sendMessage", "editMessageText", "answerCallbackQuery", "sendDocument", "sendPhoto",
  "getUpdates", "getFile", "getMe",
];
const TIMED = new Set(["too_many", "hang", "hang_after", "delay"]);
const ACTIONS = [
  "too_many", "status", "html502", "html502_after", "reset_before", "reset_after", "hang", "hang_after", "delay",
];

export class ConditionsPanel {
  /** `app` gives `store` and `tell(text, style)`. */
  constructor(app) {
    this.app = app;
    this.title = t("conditions");
    this.rates = h("fieldset", { class: "rates" });
    this.faults = h("ul", { class: "faults" });
    this.el = h("div", {}, this.rates, h("h3", {}, t("faults")), this.faults, this.form());
  }

  open() {
    this.draw();
    this.reload();
  }

  close() {}

  async attempt(promise) {
    try {
      await promise;
      await this.reload();
    } catch (error) {
      this.app.tell(t("failed", { reason: error.message }), "bad");
    }
  }

  async reload() {
    const { faults } = await api.faults().catch(() => ({ faults: this.app.store.faults }));
    this.app.store.faults = faults;
    this.draw();
  }

  draw() {
    const { rates, faults } = this.app.store;
    const numbers = { overall: rates.overall, chat: rates.per_chat, group: rates.per_group };
    fill(this.rates, h("legend", {}, t("rates")),
      Object.entries(MODES).map(([mode, label]) =>
        h("label", {}, h("input", {
          type: "radio", name: "rates", value: mode, checked: rates.mode === mode, onchange: () => this.setRates(mode),
        }), t(label))),
      rates.overall && h("small", {}, t("ratesNumbers", numbers)));
    const removeAll = () => this.attempt(api.removeFault());
    fill(this.faults, faults.length === 0 && h("li", { class: "note" }, t("faultsNone")),
      faults.map((fault) => this.row(fault)),
      faults.length > 1 &&
        h("li", {}, h("button", { type: "button", class: "chip", onclick: removeAll }, t("faultRemoveAll"))));
  }

  async setRates(mode) {
    await this.attempt(api.setRates(mode).then((rates) => Object.assign(this.app.store.rates, rates, { mode })));
  }

  row(fault) {
    const action = fault.action === "status" && fault.retry_after ? "too_many" : fault.action;
    const seconds = fault.retry_after ?? fault.seconds;
    const words = [
      t(`action_${action}`), action === "status" && fault.code, seconds && `${seconds} s`,
      fault.times ? `× ${fault.times}` : t("faultForever"), t("faultUsed", { n: fault.used }),
    ];
    const method = fault.method === "*" ? t("faultAny") : fault.method;
    return h("li", {},
      h("span", { class: "method" }, h("b", {}, method), h("small", {}, words.filter(Boolean).join(" · "))),
      iconButton("close", t("faultRemove"), () => this.attempt(api.removeFault(fault.id)), { class: "small" }));
  }

  form() {
    const options = (values, label) => values.map((value) => h("option", { value }, label(value)));
    const field = (label, input) => h("label", { class: "labelled" }, h("span", {}, label), input);
    const number = (value, min) => h("input", { type: "number", class: "field", value, min, max: "3600" });
    const select = (values, label) => h("select", { class: "field" }, options(values, label));
    const method = select(METHODS, (value) => (value === "*" ? t("faultAny") : value));
    const action = select(ACTIONS, (value) => t(`action_${value}`));
    const seconds = field(t("faultSeconds"), number("5", "1"));
    const code = field(t("faultCode"), select(["500", "400", "403", "503"], String));
    const times = select(["1", "2", "5", "20", ""], (value) => value || t("faultForever"));
    const adapt = () => {
      seconds.hidden = !TIMED.has(action.value);
      code.hidden = action.value !== "status";
    };
    action.addEventListener("change", adapt);
    adapt();
    const add = (event) => {
      event.preventDefault();
      const fault = { method: method.value, action: action.value, times: times.value ? Number(times.value) : null };
      const wait = Number(seconds.querySelector("input").value);
      if (action.value === "too_many") Object.assign(fault, { action: "status", code: 429, retry_after: wait });
      else if (TIMED.has(action.value)) fault.seconds = wait;
      if (action.value === "status") fault.code = Number(code.querySelector("select").value);
      this.attempt(api.addFault(fault));
    };
    return h("form", { class: "fault-form", onsubmit: add },
      field(t("faultMethod"), method), field(t("faultAction"), action), seconds, code, field(t("faultTimes"), times),
      h("button", { type: "submit", class: "button primary" }, t("faultAdd")));
  }
}
