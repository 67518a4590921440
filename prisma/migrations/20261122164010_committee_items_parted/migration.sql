-- AlterTable
ALTER TABLE "committee_items" ADD COLUMN     "parted_from" UUID[];
