import { PAPER_SIZES } from '../../papers'
import type { ReportTree } from '../../tree'

/** A page and what its text may take, in twentieths of a point. */
export interface Sheet {
  width: number
  height: number
  margin: { top: number; right: number; bottom: number; left: number }
  /** How wide the text runs. */
  textWidth: number
  /** How tall the text of a page is at least. */
  textHeight: number
}

const MARGIN = 1_417

/** How far from the edges the head and foot of a page begin. */
export const EDGE = 708

// A line of the head, and the room below it.
const HEAD_LINE = 380

/** The page of a report: as its template has it, or else our own on the paper that was chosen. */
export function sheetOf({ design, marking }: Pick<ReportTree, 'design' | 'marking'>): Sheet {
  const page = design?.template?.page
  const { width, height } = page ?? PAPER_SIZES[design?.paper ?? 'a4']
  const margin = page
    ? { top: page.top, right: page.right, bottom: page.bottom, left: page.left }
    : { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN }
  // A logo on every page pushes the text down as Word would, where the margin does not hold it.
  const logo = design?.logo?.place
  const head = logo?.pages === 'all' ? EDGE + logo.height + (marking ? HEAD_LINE : 0) + HEAD_LINE / 2 : 0
  return {
    width,
    height,
    margin: { ...margin, top: Math.max(margin.top, head) },
    textWidth: width - margin.left - margin.right,
    textHeight: height - Math.max(margin.top, head) - margin.bottom,
  }
}
