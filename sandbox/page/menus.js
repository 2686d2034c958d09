// What can be done with a phone, and with one message on it.

import { api } from "./api.js";
import { confirm, popup } from "./dialogs.js";
import { textField } from "./dom.js";
import { foundGroup, groupMenu } from "./groups.js";
import { t } from "./i18n.js";
import { pastedPayload } from "./links.js";

/** Opens the menu of `phone` (phone.js). */
export function phoneMenu(phone) {
  if (phone.user.isGroup) {
    popup(phone.screen, phone.menuButton, groupMenu(phone));
    return;
  }
  const { id, started, blocked } = phone.user;
  const blocking = blocked
    ? { label: t("unblock"), icon: "block", run: () => phone.attempt(api.unblock(id)) }
    : { label: t("block"), icon: "block", danger: true, off: !started, run: () => block(phone) };
  popup(phone.screen, phone.menuButton, [
    { label: t("openLink"), icon: "link", run: () => pasteLink(phone) },
    { label: t("groupNew"), icon: "plus", run: () => foundGroup(phone) },
    blocking,
    { label: t("hidePhone"), icon: "hide", run: () => phone.app.hide(id) },
  ]);
}

async function block(phone) {
  const yes = await confirm(phone.screen, t("blockAsk"), t("block"), { style: "danger" });
  if (yes) await phone.attempt(api.block(phone.user.id));
}

async function pasteLink(phone) {
  const input = textField(t("openLinkText"));
  if (!(await confirm(phone.screen, t("openLinkTitle"), t("linkOpen"), { body: input }))) return;
  const payload = pastedPayload(input.value, phone.bot().username);
  if (payload === null) phone.toast(t("openLinkBad"), "bad");
  else await phone.attempt(api.start(phone.user.id, payload));
}

/** Opens the menu of `message` at the button `anchor`. */
export function messageMenu(phone, message, anchor) {
  const { id, isGroup } = phone.user;
  const { message_id: messageId, text } = message;
  const items = [{ label: t("reply"), icon: "reply", run: () => phone.composer.answer(message) }];
  if (text) items.push({ label: t("copy"), icon: "file", run: () => phone.copy(text) });
  if (text && message.from === "user" && (!isGroup || message.sender?.id === phone.who.by)) {
    items.push({ label: t("edit"), icon: "pen", run: () => phone.composer.change(message) });
  }
  if (!isGroup) items.push({ label: t("forward"), icon: "send", run: () => phone.attempt(api.forward(id, messageId)) });
  const remove = () => phone.attempt(api.remove(phone.who, messageId));
  items.push({ label: t("remove"), icon: "bin", danger: true, run: remove });
  popup(phone.screen, anchor, items);
}
