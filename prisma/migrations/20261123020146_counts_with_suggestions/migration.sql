-- AlterTable
ALTER TABLE "drafts" ADD COLUMN     "counted_as" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "final_note_words" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "final_words" INTEGER NOT NULL DEFAULT 0;

-- Until each is counted again, which the server does as it starts.
UPDATE "drafts" SET "final_words" = "words", "final_note_words" = "note_words";
