// Keeps the screen on while an interview runs. The browser drops the lock with the tab's visibility; so ask again.

/** Keep the screen awake from now on, where the browser can. */
export function stayAwake() {
  if (!("wakeLock" in navigator)) return;
  const ask = () => {
    if (document.visibilityState === "visible") void navigator.wakeLock.request("screen").catch(() => {});
  };
  document.addEventListener("visibilitychange", ask);
  ask();
}
