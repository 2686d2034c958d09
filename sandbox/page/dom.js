// Building the page out of nodes. There is deliberately no way to pass markup: a string child is always a
// text node, so nothing that a person or the bot writes can become an element.

export function h(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "class") node.className = value;
    else if (name === "data") Object.assign(node.dataset, value);
    else if (name in PROPERTIES) node[name] = value;
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  append(node, children);
  return node;
}

// These live as properties only: as attributes they would set the initial value and not the present one.
const PROPERTIES = { value: 1, checked: 1, disabled: 1, hidden: 1, selected: 1 };

export function append(node, children) {
  for (const child of children.flat(Infinity)) {
    if (child === undefined || child === null || child === false || child === "") continue;
    node.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return node;
}

export function fill(node, ...children) {
  node.replaceChildren();
  return append(node, children);
}

/** A button of which only a picture is seen; `label` is what it is called. */
export function iconButton(name, label, onclick, props = {}) {
  return h("button", {
    type: "button", ...props, class: `icon-button ${props.class || ""}`, "aria-label": label, title: label, onclick,
  }, icon(name));
}

/** A text field whose label stands in it until something is written. */
export function textField(label, props = {}) {
  return h("input", { type: "text", class: "field", "aria-label": label, placeholder: label, ...props });
}

const SVG = "http://www.w3.org/2000/svg";

// Line icons on a 24-unit grid, drawn for this page: each is a list of path strings.
const ICONS = {
  send: ["M4 12 20 4l-5 16-4-7z", "M11 13l4-4"],
  clip: ["M19 11.5l-7.2 7.2a4.6 4.6 0 0 1-6.5-6.5l8-8a3 3 0 0 1 4.3 4.3l-8 8a1.4 1.4 0 0 1-2-2l7-7"],
  menu: ["M5 7h14", "M5 12h14", "M5 17h9"],
  keys: ["M4 7h16v10H4z", "M7.5 10.5h.01", "M11 10.5h.01", "M14.5 10.5h.01", "M9 14h6"],
  reply: ["M10 7l-5 5 5 5", "M5 12h9a5 5 0 0 1 5 5v1"],
  pen: ["M5 19l1-4L16 5l3 3L9 18z"],
  bin: ["M5.5 7h13", "M9.5 7V4.5h5V7", "M7.5 7l1 12.5h7l1-12.5"],
  dots: ["M12 5.5h.01", "M12 12h.01", "M12 18.5h.01"],
  close: ["M6 6l12 12", "M18 6L6 18"],
  down: ["M6 10l6 6 6-6"],
  file: ["M7 3.5h7l4 4v13H7z", "M14 3.5v4h4"],
  fetch: ["M12 4v11", "M7.5 11l4.5 4.5 4.5-4.5", "M5 20h14"],
  clock: ["M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z", "M12 7.5V12l3 2"],
  plus: ["M12 5v14", "M5 12h14"],
  phone: ["M8 3h8v18H8z", "M11 18h2"],
  journal: ["M6 4h12v16H6z", "M9 8.5h6", "M9 12h6", "M9 15.5h3.5"],
  tune: ["M5 7h8", "M17 7h2", "M15 5v4", "M5 17h2", "M11 17h8", "M9 15v4", "M5 12h14"],
  link: ["M10 14l4-4", "M8.5 11.5L6.6 13.4a2.9 2.9 0 0 0 4 4l1.9-1.9", "M15.5 12.5l1.9-1.9a2.9 2.9 0 0 0-4-4l-1.9 1.9"],
  contact: ["M12 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7z", "M5 20c.7-4 3.4-5.5 7-5.5s6.3 1.5 7 5.5"],
  block: ["M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z", "M6 18L18 6"],
  hide: ["M4 12c2-3.7 4.7-5.5 8-5.5s6 1.8 8 5.5c-2 3.7-4.7 5.5-8 5.5S6 15.7 4 12z", "M5 20L19 4"],
};

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  for (const d of ICONS[name]) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", d);
    svg.append(path);
  }
  return svg;
}
