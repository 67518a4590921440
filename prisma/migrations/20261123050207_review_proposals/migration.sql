-- AlterTable
ALTER TABLE "review_copies" ADD COLUMN     "expires_at" TIMESTAMPTZ,
ALTER COLUMN "facts" DROP NOT NULL;
-- What was made before comes back as long as what is made from now on.
UPDATE "review_copies" SET "expires_at" = "created_at" + interval '180 days';
ALTER TABLE "review_copies" ALTER COLUMN "expires_at" SET NOT NULL;

-- AlterTable
ALTER TABLE "review_imports" ADD COLUMN     "saved_by" TEXT;

-- CreateTable
CREATE TABLE "review_proposals" (
    "id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "draft_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "passage" TEXT NOT NULL,
    "settled_at" TIMESTAMPTZ,
    "settled_by_id" UUID,
    "is_followed" BOOLEAN,

    CONSTRAINT "review_proposals_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "review_proposals_draft_id_idx" ON "review_proposals"("draft_id");

-- CreateIndex
CREATE INDEX "review_proposals_settled_by_id_idx" ON "review_proposals"("settled_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "review_proposals_import_id_kind_target_key" ON "review_proposals"("import_id", "kind", "target");

-- AddForeignKey
ALTER TABLE "review_proposals" ADD CONSTRAINT "review_proposals_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "review_imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_proposals" ADD CONSTRAINT "review_proposals_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "drafts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_proposals" ADD CONSTRAINT "review_proposals_settled_by_id_fkey" FOREIGN KEY ("settled_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;
