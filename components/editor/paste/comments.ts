/**
 * Takes away the comments that Google Docs writes below a text like notes, with what calls them, and the signs that lead to
 * a heading's own address; says how many comments there were.
 */
export function withoutComments(body: Element): number {
  let count = 0
  for (const comment of body.querySelectorAll('a[id^="cmnt"]:not([id^="cmnt_ref"])')) {
    const block = comment.closest('p')?.parentElement
    if (block && block !== body && !block.querySelector('a[id^="cmnt_ref"]')) block.remove()
    else comment.closest('p')?.remove()
    count++
  }
  for (const call of body.querySelectorAll('a[id^="cmnt_ref"]')) (call.closest('sup') ?? call).remove()
  for (const link of body.querySelectorAll('a[href^="#"]'))
    if (/^\s*[¶#§🔗]\s*$/u.test(link.textContent ?? '')) link.remove()
  return count
}
