-- AlterTable
ALTER TABLE "drafts" ADD COLUMN     "final_hidden_note_words" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "final_hidden_words" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "hidden_note_words" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "hidden_words" INTEGER NOT NULL DEFAULT 0;
