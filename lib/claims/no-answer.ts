/** Words that questions and replies of any content share. */
const COMMON = new Set(
  `please provide information state party indicate describe explain whether measures taken also including clarify
   specify further detailed details updated inform committee report reply paragraph steps adopted ensure following
   which what where when whose their there these those about with from have been being into such other under between
   during regard view order number according recommendations previous concluding observations including women girls
   persons rights convention article articles law laws national through towards would could should veuillez fournir
   renseignements informations mesures prises indiquer preciser comite sirvanse proporcionar informacion medidas
   adoptadas indicar comite просьба представить информацию сообщить меры принятые указать государство`.split(
    /\s+/,
  ),
)

/** A question is judged by this many words of content at least, and so is a reply. */
const LEAST = 8

/**
 * Whether a reply does not touch what was asked: not one word of content, by its first letters, stands in both. Says
 * so only when both are long enough to tell, and never of languages without spaces.
 */
export function touchesNothing(asked: string, reply: string): boolean {
  const question = stems(asked)
  const answer = stems(reply)
  if (question.size < LEAST || answer.size < LEAST) return false
  for (const stem of question) if (answer.has(stem)) return false
  return true
}

/** The beginnings of words with content: "discrimination" and "discriminatory" are the same. */
function stems(text: string): Set<string> {
  const found = new Set<string>()
  for (const [word] of text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .matchAll(/[\p{L}\p{M}]{4,40}/gu)) {
    if (!COMMON.has(word) && !/\p{Script=Han}/u.test(word)) found.add(word.slice(0, 5))
  }
  return found
}
