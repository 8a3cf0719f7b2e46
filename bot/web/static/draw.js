// Makes bubbles, cards and buttons. The templates in ../templates/parts.html make the same.

export function make(name, attributes = {}, ...inside) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...inside.filter((part) => part !== null && part !== undefined));
  return element;
}

function picture(shown) {
  if (!shown || !safeAddress(shown.url)) return null;
  const size = { alt: "", width: "48", height: "48" };
  const image = make("img", { class: "picture", src: shown.url, ...size });
  image.addEventListener("error", () => image.remove()); // the words say it all
  return image;
}

// No "javascript:" ever becomes a link.
function safeAddress(address) {
  return typeof address === "string" && /^(https?:\/\/|\/)/.test(address) ? address : null;
}

function way(address, title) {
  return address ? make("a", { class: "press", href: address }, title) : null;
}

function cardOf(card, words) {
  const lines = (card.lines || []).map((line) =>
    make("div", {}, picture(line.picture), make("dt", {}, line.label), make("dd", {}, line.text)));
  const why = (card.why || []).map((reason) => make("li", {}, reason));
  const number = card.phone ? "tel:" + card.phone.replace(/[^0-9+]/g, "") : null;
  return make("div", { class: "card" },
    make("h2", {}, card.title),
    make("dl", {}, ...lines),
    why.length ? make("h3", {}, words.why) : null,
    why.length ? make("ul", {}, ...why) : null,
    make("p", { class: "ways" },
      way(number, words.ring + " " + card.phone),
      way(safeAddress(card.website), words.website),
      way(safeAddress(card.map), words.map),
      way(safeAddress(card.page), words.more_about)));
}

function buttonOf(button) {
  const title = make("span", { class: "title" }, button.title);
  if (button.link) return make("a", { class: "press", href: button.link }, picture(button.picture), title);
  const attributes = { class: "press", type: "button", "data-token": button.token };
  return make("button", attributes, picture(button.picture), title);
}

export function bubbleOf(reply, words) {
  // The text of a card's bubble is the card in plain words, for channels without cards.
  const said = reply.text && !reply.card
    ? make("div", { class: "words" }, picture(reply.picture), make("p", {}, reply.text)) : null;
  const buttons = reply.buttons.map(buttonOf);
  return make("div", { class: "bubble bot" + (reply.urgent ? " urgent" : "") },
    make("p", { class: "hidden" }, words.bot_said),
    said,
    reply.card ? cardOf(reply.card, words) : null,
    buttons.length ? make("div", { class: "choices" }, ...buttons) : null);
}

export function yourBubble(text, words) {
  return make("div", { class: "bubble you" },
    make("p", { class: "who" }, words.you_said), make("p", {}, text));
}

// The whole of a reply as one text, for the live region.
export function spoken(reply, words) {
  const card = reply.card;
  const parts = card ? [] : [reply.text];
  if (card) {
    parts.push(card.title + ".");
    for (const line of card.lines || []) parts.push(line.label + ". " + line.text);
    if ((card.why || []).length) parts.push(words.why + ". " + card.why.join(" "));
  }
  const titles = reply.buttons.map((button) => button.title);
  if (titles.length) parts.push(words.choices + ". " + titles.join(". ") + ".");
  return parts.filter(Boolean).join(" ");
}

// A number before each button that can be pressed: people may type it.
export function number(bubble) {
  bubble.querySelectorAll("button[data-token]").forEach((button, index) => {
    button.prepend(make("span", { class: "number" }, String(index + 1)), " ");
  });
}

// An old question stays readable, and cannot be pressed. Cards can: people go back to them.
export function retire(bubble) {
  bubble.querySelectorAll(".number").forEach((shown) => shown.remove());
  if (bubble.querySelector(".card")) return;
  for (const button of bubble.querySelectorAll("button[data-token]")) {
    button.setAttribute("aria-disabled", "true");
  }
}

export function markChosen(button, words) {
  button.setAttribute("aria-disabled", "true");
  button.classList.add("chosen");
  button.append(make("span", { class: "mark" }, words.you_chose));
}

export function unmark(button) {
  button.removeAttribute("aria-disabled");
  button.classList.remove("chosen");
  button.querySelector(".mark")?.remove();
}
