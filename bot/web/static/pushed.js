// A page that shows what the server pushes: one socket, had again whenever it is lost or has been silent for too long.
const SILENCE = 50000;
const PAUSE = 1500;
const NOT_YOURS = 4403;
const lost = document.querySelector(".lost");

// `show` gets each state; `refused` is called instead of asking again when this device has no right to it.
export function pushed(show, refused) {
  const scheme = location.protocol === "https:" ? "wss:" : "ws:";
  const socket = new WebSocket(`${scheme}//${location.host}${location.pathname}live`);
  let silence = 0;
  const listen = () => {
    clearTimeout(silence);
    silence = setTimeout(() => socket.close(), SILENCE);
  };
  listen();
  socket.onmessage = (event) => {
    listen();
    lost.hidden = true;
    show(JSON.parse(event.data));
  };
  socket.onclose = ({ code }) => {
    clearTimeout(silence);
    if (code === NOT_YOURS && refused) {
      refused();
      return;
    }
    lost.hidden = false;
    setTimeout(() => pushed(show, refused), PAUSE);
  };
}
