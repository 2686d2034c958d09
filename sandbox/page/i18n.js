// The page's own words in Russian and English, and the choice between them.

import { en, ru } from "./texts.js";

const TEXTS = { ru, en };
const KEY = "sandbox.language";

let language = localStorage.getItem(KEY);
if (!(language in TEXTS)) language = navigator.language.toLowerCase().startsWith("ru") ? "ru" : "en";
document.documentElement.lang = language;

export function currentLanguage() {
  return language;
}

export function setLanguage(next) {
  language = next in TEXTS ? next : "en";
  localStorage.setItem(KEY, language);
  document.documentElement.lang = language;
}

/** The text of `key` with `{name}` places filled from `values`. A missing key is shown as it is. */
export function t(key, values = {}) {
  const text = TEXTS[language][key] ?? TEXTS.en[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (place, name) => (name in values ? String(values[name]) : place));
}
