// How a person is shown: face, name and the small line under it.

import { h } from "./dom.js";
import { t } from "./i18n.js";

const HUES = 8;

/** A group as the page keeps it: a phone among the others, whose members share it. */
export function asPhone(group) {
  const label = group.deleted || group.upgraded_to ? t("groupGone") : t("groupOf", { n: group.members.length });
  return { ...group, isGroup: true, first_name: group.title, label, started: true, blocked: false };
}

export function fullName(user) {
  return [user.first_name, user.last_name].filter(Boolean).join(" ") || String(user.id);
}

/** What tells two namesakes apart: label, @name, language. */
export function personNote(user) {
  return [user.label, user.username && `@${user.username}`, user.language_code].filter(Boolean).join(" · ");
}

export function avatar(user) {
  const letters = [user.first_name, user.last_name].filter(Boolean).map((word) => [...word][0]).join("");
  const data = { hue: Math.abs(user.id) % HUES };
  return h("span", { class: "avatar", "aria-hidden": "true", data }, letters.toUpperCase() || "?");
}
