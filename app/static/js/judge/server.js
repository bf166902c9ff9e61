// Talking to the server: judgements, proposals and photos. Every failure has a name; nothing is thrown away here.
export class Server {
  constructor(form) {
    this.form = form;
    this.addresses = form.dataset;
  }

  get token() {
    return this.form.elements.csrf_token.value;
  }

  // After signing in again the page's token is an old one: take the new one from a fresh copy of this page.
  async refreshToken() {
    const page = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (!page.ok || new URL(page.url).pathname !== location.pathname) return false;
    const copy = new DOMParser().parseFromString(await page.text(), "text/html");
    const fresh = copy.querySelector("#judge-form [name=csrf_token]")?.value;
    if (!fresh || fresh === this.token) return false;
    this.form.elements.csrf_token.value = fresh;
    return true;
  }

  async post(address, body, headers = {}) {
    const ask = () =>
      fetch(address, {
        method: "POST",
        body,
        headers: { Accept: "application/json", "X-CSRFToken": this.token, ...headers },
      });
    try {
      let response = await ask();
      if (response.redirected || response.status === 401) return { failure: "signedOut" };
      let answer = await response.json();
      if (answer.code === "stale-form" && (await this.refreshToken())) {
        response = await ask();
        answer = await response.json();
      }
      if (answer.code === "stale-form") return { failure: "signedOut" };
      if (response.status >= 500) return { failure: "waiting" };
      if (!response.ok) return { refused: answer.detail ?? "" };
      return answer;
    } catch {
      return { failure: "waiting" };
    }
  }

  judgements(bodies) {
    const body = JSON.stringify({ judgements: bodies });
    return this.post(this.addresses.judgements, body, { "Content-Type": "application/json" });
  }

  photo(indicator, file) {
    const body = new FormData();
    body.append("indicator", indicator);
    body.append("photo", file);
    return this.post(this.addresses.photos, body);
  }

  async proposal(indicator, value) {
    try {
      const address = `${this.addresses.proposal}?${new URLSearchParams({ indicator, value })}`;
      const response = await fetch(address, { headers: { Accept: "application/json" } });
      return response.ok && !response.redirected ? await response.json() : null;
    } catch {
      return null;
    }
  }
}
