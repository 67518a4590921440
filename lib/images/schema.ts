/** What one picture may weigh on its way in. */
export const MAX_IMAGE_BYTES = 20_000_000

/** What one picture may measure on its way in: more than any telephone's camera takes in one frame. */
export const MAX_IMAGE_PIXELS = 50_000_000

/** The longest side of a kept picture, in pixels: a page of A4 in print needs 2,500. */
export const LONGEST_SIDE = 3000

/** So many pictures one report may keep. */
export const MAX_IMAGES = 1000

/** What a file dialogue offers. What a file really is says `recognise`, whatever its name. */
export const IMAGE_TYPES = 'image/png,image/jpeg,image/webp,image/gif,image/tiff,image/avif'

/** A kept picture as the editor puts it into a draft: `figure.attrs.image` is its id. */
export interface StoredImage {
  id: string
  /** Pixels. */
  width: number
  height: number
}

/** Where a picture of a report is sent. */
export const uploadAddress = (reportId: string): string => `/api/reports/${reportId}/images`

/** Where a picture of a report is shown from; of another report's picture there is nothing. */
export const imageAddress = (reportId: string, imageId: string): string =>
  `/api/reports/${reportId}/images/${encodeURIComponent(imageId)}`
