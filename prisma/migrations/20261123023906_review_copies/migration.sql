-- CreateEnum
CREATE TYPE "review_import_state" AS ENUM ('ready', 'taken', 'undone');

-- AlterTable
ALTER TABLE "comments" ADD COLUMN     "review_import_id" UUID,
ADD COLUMN     "written_by" TEXT;

-- CreateTable
CREATE TABLE "review_copies" (
    "id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sha256" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "facts" JSONB NOT NULL,

    CONSTRAINT "review_copies_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_copy_drafts" (
    "copy_id" UUID NOT NULL,
    "draft_id" UUID NOT NULL,
    "text" BYTEA NOT NULL,

    CONSTRAINT "review_copy_drafts_pkey" PRIMARY KEY ("copy_id","draft_id")
);

-- CreateTable
CREATE TABLE "review_imports" (
    "id" UUID NOT NULL,
    "copy_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "state" "review_import_state" NOT NULL DEFAULT 'ready',
    "changes" JSONB NOT NULL,
    "authors" TEXT[],
    "taken" TEXT[],
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "taken_at" TIMESTAMPTZ,
    "undone_at" TIMESTAMPTZ,

    CONSTRAINT "review_imports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_conflicts" (
    "id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "draft_id" UUID,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "author" TEXT,
    "passage" TEXT NOT NULL,
    "wanted" TEXT NOT NULL,
    "dismissed_at" TIMESTAMPTZ,

    CONSTRAINT "review_conflicts_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "review_copies_report_id_created_at_idx" ON "review_copies"("report_id", "created_at");

-- CreateIndex
CREATE INDEX "review_copies_created_by_id_idx" ON "review_copies"("created_by_id");

-- CreateIndex
CREATE INDEX "review_copy_drafts_draft_id_idx" ON "review_copy_drafts"("draft_id");

-- CreateIndex
CREATE INDEX "review_imports_copy_id_idx" ON "review_imports"("copy_id");

-- CreateIndex
CREATE INDEX "review_imports_user_id_idx" ON "review_imports"("user_id");

-- CreateIndex
CREATE INDEX "review_conflicts_import_id_position_idx" ON "review_conflicts"("import_id", "position");

-- CreateIndex
CREATE INDEX "review_conflicts_draft_id_idx" ON "review_conflicts"("draft_id");

-- CreateIndex
CREATE INDEX "comments_review_import_id_idx" ON "comments"("review_import_id");

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_review_import_id_fkey" FOREIGN KEY ("review_import_id") REFERENCES "review_imports"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_copies" ADD CONSTRAINT "review_copies_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "reports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_copies" ADD CONSTRAINT "review_copies_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_copy_drafts" ADD CONSTRAINT "review_copy_drafts_copy_id_fkey" FOREIGN KEY ("copy_id") REFERENCES "review_copies"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_copy_drafts" ADD CONSTRAINT "review_copy_drafts_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "drafts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_imports" ADD CONSTRAINT "review_imports_copy_id_fkey" FOREIGN KEY ("copy_id") REFERENCES "review_copies"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_imports" ADD CONSTRAINT "review_imports_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_conflicts" ADD CONSTRAINT "review_conflicts_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "review_imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_conflicts" ADD CONSTRAINT "review_conflicts_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "drafts"("id") ON DELETE CASCADE ON UPDATE CASCADE;
