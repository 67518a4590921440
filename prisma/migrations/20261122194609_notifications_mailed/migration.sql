-- AlterTable
ALTER TABLE "notifications" ADD COLUMN     "mailed_at" TIMESTAMPTZ;
