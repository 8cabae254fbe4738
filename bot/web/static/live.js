// Rows as they are committed: one socket with a cursor, asked for plainly while the socket cannot be had.
const PAUSES = [0.5, 1, 2, 4, 8];
const SILENCE = 50000;
const NOT_YOURS = 4403;
const TURNED_AWAY = 4404;

export class Live {
  // on: {rows(body), touched(isOwnUnit), online(is), gone()}
  constructor(base, query, on) {
    this.base = base;
    this.query = query;
    this.on = on;
    this.cursor = 0;
    this.tries = 0;
    window.addEventListener("online", () => this.again());
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.wake());
    this.connect();
  }

  address(kind) {
    return `${this.base}${kind}${this.query ? `${this.query}&` : "?"}after=${this.cursor}`;
  }

  connect() {
    const scheme = location.protocol === "https:" ? "wss:" : "ws:";
    this.fresh = true;
    this.socket = new WebSocket(`${scheme}//${location.host}${this.address("live")}`);
    this.socket.onmessage = (event) => this.hear(JSON.parse(event.data));
    this.socket.onclose = (event) => this.closed(event.code);
    this.listen();
  }

  listen() {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.socket.close(), SILENCE);
  }

  // After a break the first news may stand for changes that nobody told of.
  hear(body) {
    if (body.reload) {
      location.reload();
      return;
    }
    if (body.touch || this.fresh) this.on.touched(this.fresh || body.touch === "unit");
    this.fresh = false;
    this.tries = 0;
    this.listen();
    this.on.online(true);
    this.take(body);
  }

  take(body) {
    if (!Array.isArray(body.rows)) return;
    this.cursor = Math.max(this.cursor, body.cursor);
    this.on.rows(body.rows);
  }

  closed(code) {
    clearTimeout(this.silence);
    if (code === NOT_YOURS || code === TURNED_AWAY) {
      this.stopped = true;
      this.on.gone();
      if (code === TURNED_AWAY) location.reload();
      return;
    }
    if (this.stopped) return;
    if (this.tries > 1) this.on.online(false);
    if (this.tries > 2) this.ask();
    this.timer = setTimeout(() => this.connect(), PAUSES[Math.min(this.tries++, PAUSES.length - 1)] * 1000);
  }

  async ask() {
    try {
      const answer = await fetch(this.address("rows"));
      if (answer.status === 403) this.closed(NOT_YOURS);
      if (!answer.ok) return;
      const body = await answer.json();
      this.take(body);
      this.on.online(true);
      if (body.rows.length) this.ask();
    } catch { /* still away */ }
  }

  again() {
    if (this.stopped || this.socket.readyState <= WebSocket.OPEN) return;
    clearTimeout(this.timer);
    this.connect();
  }

  // A phone that slept may hold a socket that is dead without knowing it.
  wake() {
    if (this.socket.readyState === WebSocket.OPEN) this.ask();
    else this.again();
  }

  stop() {
    this.stopped = true;
    this.socket.close();
  }
}
