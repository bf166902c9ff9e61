// Talking to the server, as one person. Every failure has a name, and nothing is thrown away here:
//   "away"         no network, or no answer in time: try again later
//   "unavailable"  the server can't work now, or has too much to do: try again later
//   "trouble"      the server failed on this very request, or has no room for the file in it
//   "signed-out"   nobody is signed in: everything waits until somebody is
//   "other-person" somebody else is signed in: what waits here is not theirs to send
//   "refused"      the server says no to the whole request; `words` say why
const LONGEST_WAIT = 60_000;
const SESSION = "/tablet/session";

export class Server {
  constructor(person, { ask = (...request) => fetch(...request) } = {}) {
    this.person = person;
    this.ask = ask;
    this.token = null;
  }

  // A fresh token, and the certainty that the person who is signed in is the one whose items are sent.
  async session() {
    const response = await this.request(SESSION, {});
    if (response.failure) return response;
    const { person, token } = response.answer;
    if (!person) return { failure: "signed-out" };
    if (person !== this.person) return { failure: "other-person" };
    this.token = token;
    return {};
  }

  async get(address) {
    return this.request(address, {});
  }

  async post(address, body, headers = {}) {
    for (const isLast of [false, true]) {
      if (!this.token) {
        const { failure } = await this.session();
        if (failure) return { failure };
      }
      const result = await this.request(address, {
        method: "POST",
        body,
        headers: { "X-CSRFToken": this.token, "X-Tablet-Person": this.person, ...headers },
      });
      if (result.code !== "stale-form" || isLast) return result;
      this.token = null;
    }
    return { failure: "away" };
  }

  postJson(address, value) {
    return this.post(address, JSON.stringify(value), { "Content-Type": "application/json" });
  }

  async request(address, { headers = {}, ...options }) {
    let response;
    try {
      response = await this.ask(address, {
        ...options,
        headers: { Accept: "application/json", ...headers },
        credentials: "same-origin",
        cache: "no-store",
        signal: AbortSignal.timeout(LONGEST_WAIT),
      });
    } catch {
      return { failure: "away" };
    }
    if (response.redirected || response.status === 401) return { failure: "signed-out" };
    const answer = await response.json().catch(() => null);
    if (response.status === 500 || answer?.code === "storage-refuses") return { failure: "trouble" };
    if (response.status > 500 || response.status === 429) return { failure: "unavailable" };
    // An answer that was cut off, or of somebody else on the network.
    if (answer === null) return { failure: "away" };
    if (response.ok) return { answer };
    if (answer.code === "other-person") return { failure: "other-person" };
    return { failure: "refused", code: answer.code ?? "", words: answer.detail ?? "" };
  }
}
