// The chat page with its script: sends to /api/chat, and shows what comes back.
// Nothing that a person says is lost: until it is answered, it can be sent again.

import { bubbleOf, make, markChosen, number, retire, spoken, unmark, yourBubble } from "./draw.js";
import { keep, open } from "./memory.js";

const PATIENCE = 40000; // milliseconds; the server gives up on Rasa after 20 seconds

const log = document.getElementById("log");
const live = document.getElementById("live");
const box = document.getElementById("words");
const form = document.getElementById("say");
const always = document.getElementById("always");
const words = JSON.parse(log.dataset.words);
const title = document.title;
const state = open(log.dataset.start);
let queue = Promise.resolve();

function announce(text) {
  const line = make("p", {}, text);
  live.append(line);
  setTimeout(() => line.remove(), 1000);
}

function show(reply) {
  const bubble = bubbleOf(reply, words);
  if (reply.buttons.some((button) => button.token)) {
    log.querySelectorAll(".bubble.bot").forEach((old) => {
      // Cards of this same turn keep their buttons; only numbers belong to the last bubble.
      if (old.dataset.turn === String(state.turn)) old.querySelectorAll(".number").forEach((n) => n.remove());
      else retire(old);
    });
    number(bubble);
  }
  bubble.dataset.turn = String(state.turn);
  log.append(bubble);
  return bubble;
}

function noteOf(entry, bubble) {
  const again = make("button", { class: "press strong", type: "button" }, words.send_again);
  const note = make("div", { class: "problem" }, make("p", {}, entry.note || words.not_sent), again);
  again.addEventListener("click", () => {
    box.focus(); // the button goes away, and focus would fall to the page
    note.remove();
    queue = queue.then(() => deliver(entry, bubble));
  });
  bubble.append(note);
}

function failed(entry, bubble, status, message) {
  entry.note = message;
  announce(message || words.not_sent);
  if (entry.what.button) buttonsOf(entry.what.button).forEach(unmark);
  // Too long, or not understood at all: sending the same again would not help.
  const useless = (status === 400 || status === 413) && entry.what.message !== undefined;
  if (useless) {
    bubble.append(make("div", { class: "problem" }, make("p", {}, message)));
    entry.what = null;
    if (!box.value) box.value = state.draft = entry.you;
  } else {
    noteOf(entry, bubble);
  }
  bubble.scrollIntoView({ block: "nearest" });
}

function buttonsOf(token) {
  return [...log.querySelectorAll("button[data-token]")].filter((b) => b.dataset.token === token);
}

async function ask(what) {
  const asked = { ...what };
  if (state.conversation) asked.conversation = state.conversation;
  const response = await fetch("/api/chat", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(asked),
    credentials: "omit",
    signal: AbortSignal.timeout(PATIENCE),
  });
  return { status: response.status, answer: await response.json() };
}

async function deliver(entry, bubble) {
  const writing = make("p", { class: "writing" }, words.writing);
  log.append(writing);
  let status = 0;
  let answer = null;
  try {
    ({ status, answer } = await ask(entry.what));
  } catch { /* offline, or no answer in time: status stays 0 */ }
  writing.remove();
  if (status === 200) answered(entry, bubble, answer);
  else failed(entry, bubble, status, answer?.error?.message);
  keep(state);
}

function answered(entry, bubble, answer) {
  state.conversation = answer.conversation;
  entry.what = null;
  state.turn += 1;
  const shown = answer.replies.map(show);
  state.entries.push({ replies: answer.replies });
  answer.replies.forEach((reply) => announce(spoken(reply, words)));
  (entry.you ? bubble : shown[0])?.scrollIntoView({ block: "start" });
  if (document.hidden) document.title = words.new_message + ". " + title;
}

// what: {message}, {button} or {start}; you: the words to show as yours, or "".
function send(what, you) {
  const entry = { what, you };
  state.entries.push(entry);
  keep(state);
  const bubble = you ? yourBubble(you, words) : make("div", { class: "bubble" });
  log.append(bubble);
  bubble.scrollIntoView({ block: "nearest" });
  queue = queue.then(() => deliver(entry, bubble));
}

function goOn() {
  for (const entry of state.entries) {
    if (entry.replies) {
      state.turn += 1;
      entry.replies.forEach(show);
      continue;
    }
    const bubble = entry.you ? yourBubble(entry.you, words) : make("div", { class: "bubble" });
    log.append(bubble);
    if (entry.what) noteOf(entry, bubble);
  }
  state.chosen.forEach((token) => buttonsOf(token).forEach((button) => markChosen(button, words)));
  box.value = state.draft || box.value;
  log.lastElementChild?.scrollIntoView({ block: "start" });
}

function press(event) {
  const button = event.target.closest("button[data-token]");
  if (!button || button.getAttribute("aria-disabled") === "true") return;
  markChosen(button, words);
  state.chosen.push(button.dataset.token);
  send({ button: button.dataset.token }, button.querySelector(".title").textContent);
}

function typed(event) {
  event.preventDefault();
  const message = box.value;
  box.value = state.draft = "";
  send({ message }, message.trim());
}

function listen() {
  log.addEventListener("click", press);
  form.addEventListener("submit", typed);
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  box.addEventListener("input", () => { state.draft = box.value; keep(state); });
  always.addEventListener("submit", (event) => {
    event.preventDefault();
    send({ message: event.submitter.value }, event.submitter.textContent);
  });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) document.title = title; });
}

// A page that already holds a turn came from the plain forms, and goes on with them.
if (log.dataset.start) {
  document.getElementById("begin").remove();
  state.turn = 0;
  listen();
  if (state.entries.length) goOn();
  else send({ start: log.dataset.start }, "");
}
