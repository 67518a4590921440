-- AlterTable
ALTER TABLE "reports" ADD COLUMN     "compilation" JSONB;
