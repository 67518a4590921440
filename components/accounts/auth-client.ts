/** What signing in answers: done, or the keys of what is wrong (below `errors`), also per field. */
export type AuthAnswer = { ok: true } | { ok: false; reason: string; fields: Record<string, string> }

/** Signs in through next-auth: by password or with a one-time link. The cookie is set when it answers ok. */
export async function enter(way: 'password' | 'link', fields: Record<string, string>): Promise<AuthAnswer> {
  try {
    const { url } = await post(`callback/${way}`, fields)
    const { pathname, searchParams } = new URL(url, location.origin)
    const error = searchParams.get('error')
    // Where next-auth leads when its token against forged requests did not come back.
    if (pathname === '/api/auth/signin') return { ok: false, reason: 'cookiesNeeded', fields: {} }
    return error === null ? { ok: true } : read(error)
  } catch {
    return { ok: false, reason: 'offline', fields: {} }
  }
}

/** Ends this session, on the server too, and shows `returnTo`, or the sign-in page. */
export async function leave(returnTo?: string): Promise<void> {
  await post('signout', {}).catch(() => {})
  location.assign(returnTo ?? '/sign-in')
}

async function post(door: string, fields: Record<string, string>): Promise<{ url: string }> {
  const { csrfToken } = (await (await fetch('/api/auth/csrf')).json()) as { csrfToken: string }
  const response = await fetch(`/api/auth/${door}`, {
    method: 'POST',
    body: new URLSearchParams({ ...fields, csrfToken, callbackUrl: '/', json: 'true' }),
  })
  return (await response.json()) as { url: string }
}

// lib/next/auth.ts writes `reason,field.reason,…`.
function read(error: string): AuthAnswer {
  const [reason = 'unexpected', ...wrong] = error.split(',')
  return {
    ok: false,
    reason,
    fields: Object.fromEntries(wrong.map((each) => each.split('.') as [string, string])),
  }
}
