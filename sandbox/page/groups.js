// A group's phone: whose hands it is in, what they can do with the bot, and how a link brings it in.

import { api } from "./api.js";
import { ask, confirm } from "./dialogs.js";
import { h, textField } from "./dom.js";
import { t } from "./i18n.js";
import { asPhone, fullName } from "./people.js";

/** The choice of the member who writes and taps on the group's `phone`. */
export function speakerChoice(phone) {
  const { by } = phone.who;
  const people = phone.app.store.users;
  const options = phone.user.members.map(({ id }) =>
    h("option", { value: String(id), selected: id === by }, people.has(id) ? fullName(people.get(id)) : String(id)));
  return h("select", {
    class: "field speaker", "aria-label": t("speaker"), title: t("speaker"),
    onchange: (event) => (phone.speaker = Number(event.target.value)),
  }, options);
}

/** What the member in whose hands the `phone` is can do with the group. */
export function groupMenu(phone) {
  const { id, bot, kind, deleted, upgraded_to: upgraded } = phone.user;
  const { by } = phone.who;
  const gone = deleted || Boolean(upgraded);
  const inside = ["member", "administrator", "restricted"].includes(bot.status);
  const muted = bot.denied.length > 0 || !phone.user.permissions.can_send_messages;
  const run = (action, body) => () => phone.attempt(api.inGroup(id, by, action, body));
  const rights = kind === "supergroup"
    ? { denied: muted ? [] : ["can_send_messages"], permissions: { can_send_messages: true } }
    : { permissions: { can_send_messages: muted } };
  return [
    inside
      ? { label: t("groupBotOut"), icon: "block", danger: true, run: run("remove_bot") }
      : { label: t("groupBotIn"), icon: "plus", off: gone, run: run("add_bot") },
    { label: t(muted ? "groupBotSpeaks" : "groupBotMute"), icon: "tune", off: !inside, run: run("rights", rights) },
    { label: t("groupInvite"), icon: "plus", off: gone, run: () => invite(phone) },
    { label: t("groupUpgrade"), icon: "fetch", off: gone || kind === "supergroup", run: run("upgrade") },
    { label: t("groupDestroy"), icon: "bin", danger: true, off: gone, run: run("destroy") },
    { label: t("hidePhone"), icon: "hide", run: () => phone.app.hide(id) },
  ];
}

async function invite(phone) {
  const present = new Set(phone.user.members.map((one) => one.id));
  const choices = phone.app.store.people().filter((user) => !present.has(user.id))
    .map((user) => ({ label: fullName(user), value: user.id }));
  const user = await ask(phone.screen, { title: t("groupInvite"), choices });
  if (user !== null) await phone.attempt(api.inGroup(phone.user.id, phone.who.by, "join", { user }));
}

/** Brings the bot into a group of the person at whose phone (`from`) the link was pressed, or into a new one. */
export async function bringToGroup(app, payload, from) {
  const by = from.user.isGroup ? from.who.by : from.user.id;
  const mine = app.store.groups().filter((group) => group.members.some((one) => one.id === by));
  const choices = mine.map((group) => ({ label: group.title, hint: group.label, value: group.id }));
  choices.push({ label: t("groupNew"), value: "new", style: mine.length ? "" : "primary" });
  const choice = await ask(from.screen, { title: t("groupWhich"), choices });
  if (choice === null) return;
  const id = choice === "new" ? await newGroup(app, by, from) : choice;
  if (id === null) return;
  app.show(id, true);
  await app.phones.get(id).attempt(api.inGroup(id, by, "add_bot", payload ? { payload } : {}));
}

/** Founds a group on the phone of a person and shows it. */
export async function foundGroup(phone) {
  const id = await newGroup(phone.app, phone.user.id, phone);
  if (id !== null) phone.app.show(id, true);
}

async function newGroup(app, by, from) {
  const title = textField(t("groupTitle"), { maxlength: "128" });
  const yes = await confirm(from.screen, t("groupNew"), t("add"), { body: title });
  if (!yes || !title.value.trim()) return null;
  try {
    const group = await api.makeGroup(by, title.value.trim(), []);
    app.userChanged(asPhone(group));
    return group.id;
  } catch (error) {
    from.toast(t("failed", { reason: error.message }), "bad");
    return null;
  }
}
