// What this tab remembers, so that a reload goes on where it was. Gone when the tab closes.
// Where the browser refuses storage, it is held in memory.

const KEY = "comealong";
const MOST = 60;
const HELLO = "hello";

export function open(start) {
  const fresh = { start, conversation: null, entries: [], chosen: [], draft: "" };
  let kept = null;
  try {
    kept = JSON.parse(sessionStorage.getItem(KEY));
  } catch { /* refused, or not ours */ }
  // Another link is another conversation; the plain page goes on with the one that there is.
  const goesOn = kept && Array.isArray(kept.entries) && (start === HELLO || kept.start === start);
  return goesOn ? { ...fresh, ...kept } : fresh;
}

export function keep(state) {
  state.entries = state.entries.slice(-MOST);
  try {
    sessionStorage.setItem(KEY, JSON.stringify(state));
  } catch { /* refused: this page still holds it */ }
}
