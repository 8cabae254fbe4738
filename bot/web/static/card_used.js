// A used card scanned elsewhere: looking at a link changes nothing, so it is this page that tells the secretary.
fetch(location.pathname, { method: "POST" }).catch(() => {});
