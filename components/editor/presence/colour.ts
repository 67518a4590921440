/**
 * The colour of a person, the same for everybody and in every draft. Derived from the id alone. Its luminance stays in
 * the narrow band that reads on white paper and on dark paper alike (at least 3:1 as a line) and carries white text
 * (at least 4.5:1), so one value serves both themes. Always `#rrggbb`.
 */
export function colourOf(userId: string): string {
  const hash = hashOf(userId)
  // Neighbouring hues are hard to tell apart: 15 steps, each in two strengths.
  const hue = (hash % 15) * 24
  const saturation = hash & 0x10000 ? 0.75 : 0.45
  let low = 0
  let high = 1
  for (let step = 0; step < 16; step++) {
    const middle = (low + high) / 2
    if (luminance(rgb(hue, saturation, middle)) < TARGET) low = middle
    else high = middle
  }
  const channels = rgb(hue, saturation, low)
  return `#${channels
    .map((channel) =>
      Math.round(channel * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}

const TARGET = 0.155

/** The relative luminance of WCAG 2 of a colour with channels from 0 to 1. */
export function luminance([red, green, blue]: readonly [number, number, number]): number {
  const linear = (channel: number) =>
    channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

function rgb(hue: number, saturation: number, lightness: number): [number, number, number] {
  const chroma = saturation * Math.min(lightness, 1 - lightness)
  const channel = (offset: number) => {
    const step = (offset + hue / 30) % 12
    return lightness - chroma * Math.max(-1, Math.min(step - 3, 9 - step, 1))
  }
  return [channel(0), channel(8), channel(4)]
}

// FNV-1a.
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0
  }
  return hash
}

/** One or two letters that stand for a name on an avatar. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean)
  const letters = words.length > 1 ? [words[0], words[words.length - 1]] : words
  const initials = letters.map((word) => String.fromCodePoint(word?.codePointAt(0) ?? 0x3f)).join('')
  return initials.toLocaleUpperCase() || '?'
}
