// The sandbox's stream of changes. It survives a restart of the sandbox: after every (re)connection the
// listener is told to fetch everything anew, for a restarted sandbox numbers its changes from the beginning.

const FIRST_DELAY = 500;
const LONGEST_DELAY = 5000;

/**
 * Calls `onOpen()` at every connection, `onChange({rev, kind, user_id, message_id})` for every change and
 * `onLost()` when the connection is gone. Returns a function that stops listening.
 */
export function listen({ onOpen, onChange, onLost }) {
  let source = null;
  let delay = FIRST_DELAY;
  let timer = 0;

  function connect() {
    source = new EventSource("/control/events");
    source.onopen = () => {
      delay = FIRST_DELAY;
      onOpen();
    };
    source.onmessage = (event) => onChange(JSON.parse(event.data));
    source.onerror = () => {
      // The browser's own retry would send the last id of a sandbox that may be gone: start afresh.
      source.close();
      onLost();
      timer = setTimeout(connect, delay);
      delay = Math.min(delay * 2, LONGEST_DELAY);
    };
  }

  connect();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}
