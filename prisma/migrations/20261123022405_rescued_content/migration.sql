-- AlterTable
ALTER TABLE "rescued_passages" ADD COLUMN     "content" JSONB;
