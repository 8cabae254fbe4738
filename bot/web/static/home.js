// The chats opened on this device, so that the site's first page can lead back to them.
const KEY = "ktd-chats";

export function remember(path, label) {
  keep({ ...known(), [path]: label });
}

export function forget(path) {
  const rest = known();
  delete rest[path];
  keep(rest);
}

// {path: whose chat it is}
export function known() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
}

function keep(chats) {
  try {
    localStorage.setItem(KEY, JSON.stringify(chats));
  } catch { /* private mode: the personal link still leads here */ }
}
