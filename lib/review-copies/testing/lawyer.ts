/** Who tracked something in Word, as its attributes. */
export const LAWYER = 'w:author="The lawyer" w:date="2026-06-01T10:00:00Z"'
