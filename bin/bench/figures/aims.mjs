/** What the figures should be at most, as issues 2, 3 and 5 set them. */
export const AIMS = {
  documentMs: { docx: 500, pdf: 4000 },
  documentMb: 200,
  warmStartMs: 5000,
  scriptKB: 250,
  typingMs: 1000,
  paintMs: { '4000×7': 50 },
  propagationTimesRelay: { 50: 2.5, 200: 6 },
  acknowledgementMs: { 200: 10 },
  stallMs: 60,
  burstDelayMs: 100,
  claimsMs: 500,
  claimsMb: 200,
  historyKBPerHour: 400,
  previewMs: 2000,
  fileMs: 1500,
  exportMs: { docx: 700, odt: 700, pdf: 1500, html: 100 },
  exportMb: 300,
  // What fifty exports may leave behind in a process, beside what ten left.
  exportGrowthMb: 30,
  coldOpenMs: { 100_000: 150 },
  openDraftKB: { 10_000: 300 },
}
