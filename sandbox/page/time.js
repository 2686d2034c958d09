// The sandbox's clock as the page shows it: between two answers it ticks by the browser's monotonic clock.

import { currentLanguage, t } from "./i18n.js";

let base = Date.now();
let since = performance.now();
let zone = "UTC";

/** Takes `now` (ISO 8601, UTC) and `time_zone` (IANA name) as the sandbox gave them. */
export function setNow({ now, time_zone: timeZone }) {
  base = Date.parse(now);
  since = performance.now();
  zone = timeZone || zone;
}

export function sandboxNow() {
  return new Date(base + performance.now() - since);
}

const formats = new Map();

function format(name, options, date) {
  const key = `${name} ${currentLanguage()} ${zone}`;
  if (!formats.has(key)) {
    const locale = currentLanguage() === "ru" ? "ru-RU" : "en-GB";
    formats.set(key, new Intl.DateTimeFormat(locale, { timeZone: zone, ...options }));
  }
  return formats.get(key).format(date);
}

export const hourMinute = (date) => format("hm", { hour: "2-digit", minute: "2-digit" }, date);
export const hourMinuteSecond = (date) => format("hms", { timeStyle: "medium" }, date);
export const longDate = (date) =>
  format("date", { weekday: "short", day: "numeric", month: "long", year: "numeric" }, date);

const dayKey = (date) => format("day", { year: "numeric", month: "2-digit", day: "2-digit" }, date);

/** The heading over a day's messages. The year is named only when it is not the clock's own. */
export function dayTitle(date) {
  if (dayKey(date) === dayKey(sandboxNow())) return t("today");
  const sameYear = format("year", { year: "numeric" }, date) === format("year", { year: "numeric" }, sandboxNow());
  return sameYear
    ? format("dm", { day: "numeric", month: "long" }, date)
    : format("dmy", { day: "numeric", month: "long", year: "numeric" }, date);
}

export const sameDay = (one, other) => dayKey(one) === dayKey(other);

/** `date` as the value of a datetime-local input, in the sandbox's zone. */
export function localInput(date) {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone, hourCycle: "h23",
    year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit",
  }).formatToParts(date);
  const pick = (type) => parts.find((part) => part.type === type).value;
  return `${pick("year")}-${pick("month")}-${pick("day")}T${pick("hour")}:${pick("minute")}`;
}
