-- CreateEnum
CREATE TYPE "footnote_counting" AS ENUM ('counted', 'apart');

-- AlterTable
ALTER TABLE "drafts" ADD COLUMN     "note_words" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "notes" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "reports" ADD COLUMN     "footnotes" "footnote_counting";
