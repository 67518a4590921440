-- AlterTable
ALTER TABLE "review_proposals" ADD COLUMN     "wanted" TEXT NOT NULL DEFAULT '';
