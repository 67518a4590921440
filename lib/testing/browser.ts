/** A browser as far as cookies go. */
export class Browser {
  readonly jar = new Map<string, string>()
  private readonly origin: string
  private readonly server: string

  /** `origin` is what it believes to talk to; `server` is where that is, when a proxy stands between. */
  constructor(origin: string, server = origin) {
    this.origin = origin
    this.server = server
  }

  /** Set-Cookie headers of the last answer. */
  received: string[] = []

  /** One request with the cookies; follows no redirect. */
  async fetch(
    path: string,
    init: { method?: string; body?: URLSearchParams | string; headers?: Record<string, string> } = {},
  ): Promise<Response> {
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(this.server + path, {
      redirect: 'manual',
      ...init,
      headers: { cookie, ...init.headers },
    })
    this.received = response.headers.getSetCookie()
    for (const line of this.received) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value) this.jar.set(name, value)
      else this.jar.delete(name)
    }
    return response
  }

  /** What next-auth answers: the address to go on to, and the keys of what was wrong. */
  async post(door: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
    const { csrfToken } = (await (await this.fetch('/api/auth/csrf')).json()) as { csrfToken: string }
    const body = new URLSearchParams({ csrfToken, json: 'true', ...fields })
    const response = await this.fetch(`/api/auth/${door}`, {
      method: 'POST',
      body,
      headers: { origin: this.origin, ...headers },
    })
    const { url } = (await response.json()) as { url?: string }
    const target = url ? new URL(url) : null
    return { status: response.status, target, error: target?.searchParams.get('error') ?? null }
  }

  /** Whether a page for signed-in people opens. */
  async isSignedIn(): Promise<boolean> {
    return (await this.fetch('/account')).status === 200
  }

  /** The value of the session cookie. */
  get session(): string | undefined {
    return this.jar.get(
      this.origin.startsWith('https') ? '__Secure-next-auth.session-token' : 'next-auth.session-token',
    )
  }
}
