// The DevTools protocol over a pipe: messages of JSON with a zero byte between them. Neither a port nor a package is needed.

/** The browser ended, or did not answer. */
export class Gone extends Error {}

export class Cdp {
  #out;
  #next = 1;
  #waiting = new Map();
  #listeners = [];

  /** `toBrowser` and `fromBrowser` are the streams of a browser started with --remote-debugging-pipe. */
  constructor(toBrowser, fromBrowser) {
    this.#out = toBrowser;
    let pieces = [];
    fromBrowser.on('data', data => {
      let from = 0;
      for (let end = data.indexOf(0); end >= 0; end = data.indexOf(0, from)) {
        pieces.push(data.subarray(from, end));
        const message = Buffer.concat(pieces).toString();
        pieces = [];
        from = end + 1;
        this.#take(JSON.parse(message));
      }
      if (from < data.length) pieces.push(data.subarray(from));
    });
    fromBrowser.on('close', () => this.#end());
    // Writing to a browser that has just been ended is no error worth a trace.
    toBrowser.on('error', () => this.#end());
  }

  #take({ id, result, error, method, params, sessionId }) {
    if (!id) {
      for (const listener of this.#listeners) listener(method, params, sessionId);
      return;
    }
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) waiting?.reject(new Error(error.message));
    else waiting?.resolve(result);
  }

  #end() {
    for (const { reject } of this.#waiting.values()) reject(new Gone('the browser ended'));
    this.#waiting.clear();
  }

  on(listener) {
    this.#listeners.push(listener);
  }

  send(method, params = {}, sessionId = undefined) {
    const id = this.#next;
    this.#next += 1;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#out.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  }
}
