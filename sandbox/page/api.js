// The control API of the sandbox (sandbox/README.md), one function per thing the page does.

export class ApiError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

async function call(method, path, body) {
  const options = { method, headers: { Accept: "application/json" } };
  if (body instanceof FormData) options.body = body;
  else if (body !== undefined) {
    options.headers["Content-Type"] = "application/json";
    options.body = JSON.stringify(body);
  }
  let response;
  try {
    response = await fetch(`/control/${path}`, options);
  } catch {
    throw new ApiError(0, "sandbox unreachable");
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new ApiError(response.status, answer.error || `HTTP ${response.status}`);
  return answer;
}

const get = (path) => call("GET", path);
const post = (path, body = {}) => call("POST", path, body);
const drop = (path) => call("DELETE", path);
const query = (values) =>
  new URLSearchParams(Object.entries(values).filter(([, value]) => value !== undefined && value !== "")).toString();

// `who` is a person's id, or `{group, by}`: a member who acts in a group.
const act = (who, action, body = {}) =>
  typeof who === "object"
    ? post(`groups/${who.group}/${action}`, { ...body, by: who.by })
    : post(`users/${who}/${action}`, body);
const place = (id) => (id < 0 ? `groups/${id}` : `users/${id}`);

export const api = {
  state: () => get("state"),
  addUser: (fields) => post("users", fields),
  user: (id) => get(place(id)),
  chat: (id, limit) => get(`${place(id)}/chat?${query({ limit })}`),
  read: (id) => post(`${place(id)}/read`),

  makeGroup: (by, title, members) => post("groups", { by, title, members }),
  inGroup: (group, by, action, body) => act({ group, by }, action, body),

  start: (id, payload) => post(`users/${id}/start`, payload ? { payload } : {}),
  text: (who, text, replyTo) => act(who, "text", replyTo ? { text, reply_to: replyTo } : { text }),
  press: (id, text) => post(`users/${id}/press`, { text }),
  contact: (id) => post(`users/${id}/contact`),
  tap: (who, messageId, row, col, wait) => act(who, "tap", { message_id: messageId, row, col, wait }),
  edit: (who, messageId, text) => act(who, "edit", { message_id: messageId, text }),
  remove: (who, messageId) => act(who, "delete", { message_id: messageId }),
  forward: (id, messageId, fromUser) => post(`users/${id}/forward`, { message_id: messageId, from_user: fromUser }),
  inline: (id, words, offset) => post(`users/${id}/inline`, { query: words, offset }),
  choose: (id, queryId, resultId) => post(`users/${id}/choose`, { query_id: queryId, result_id: resultId, here: true }),
  block: (id) => post(`users/${id}/block`),
  unblock: (id) => post(`users/${id}/unblock`),
  file: (id, file, kind, caption, replyTo) => {
    const form = new FormData();
    form.append("kind", kind);
    if (caption) form.append("caption", caption);
    if (replyTo) form.append("reply_to", String(replyTo));
    form.append("file", file, file.name || "file");
    return post(`users/${id}/file`, form);
  },
  /** Several files of kinds that one album may hold, `[{file, kind}]`. */
  album: (id, items, caption) => {
    const form = new FormData();
    if (caption) form.append("caption", caption);
    for (const { file, kind } of items) {
      form.append("kind", kind);
      form.append("file", file, file.name || "file");
    }
    return post(`users/${id}/album`, form);
  },

  setClock: (change) => post("clock", change),
  journal: (values) => get(`journal?${query(values)}`),
  clearJournal: () => drop("journal"),
  setRates: (mode) => post("rates", { mode }),
  faults: () => get("faults"),
  addFault: (fault) => post("faults", fault),
  removeFault: (id) => drop(id === undefined ? "faults" : `faults/${id}`),
};
