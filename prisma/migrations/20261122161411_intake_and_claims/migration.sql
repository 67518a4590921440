-- CreateEnum
CREATE TYPE "document_kind" AS ENUM ('state_reply', 'list_of_issues', 'concluding_observations');

-- CreateEnum
CREATE TYPE "intake_status" AS ENUM ('reading', 'ready', 'failed', 'finished');

-- CreateEnum
CREATE TYPE "reply_version_reason" AS ENUM ('imported', 'corrected', 'revised');

-- CreateEnum
CREATE TYPE "item_link_origin" AS ENUM ('exact', 'folded', 'person');

-- AlterTable
ALTER TABLE "drafts" ADD COLUMN     "reply_changed_in" INTEGER;

-- AlterTable
ALTER TABLE "questions" ADD COLUMN     "block_id" TEXT,
ADD COLUMN     "confidence" DOUBLE PRECISION NOT NULL DEFAULT 1,
ADD COLUMN     "former_slugs" TEXT[],
ADD COLUMN     "guesses" TEXT[],
ADD COLUMN     "text" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "withdrawn_in" INTEGER;

-- AlterTable
ALTER TABLE "reply_paragraphs" ADD COLUMN     "block_id" TEXT,
ADD COLUMN     "changed_in" INTEGER,
ADD COLUMN     "number" TEXT;

-- AlterTable
ALTER TABLE "state_replies" ADD COLUMN     "committee_name" TEXT,
ADD COLUMN     "document" JSONB,
ADD COLUMN     "header" TEXT[],
ADD COLUMN     "outline" JSONB,
ADD COLUMN     "session_dates" JSONB,
ADD COLUMN     "state_name" TEXT,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "stored_files" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stored_files_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stored_file_chunks" (
    "file_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "data" BYTEA NOT NULL,

    CONSTRAINT "stored_file_chunks_pkey" PRIMARY KEY ("file_id","position")
);

-- CreateTable
CREATE TABLE "intakes" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "report_id" UUID,
    "kind" "document_kind" NOT NULL,
    "status" "intake_status" NOT NULL,
    "file_id" UUID,
    "failure" JSONB,
    "document" JSONB,
    "outline" JSONB,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "intakes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "state_reply_versions" (
    "id" UUID NOT NULL,
    "state_reply_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "reason" "reply_version_reason" NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "file_id" UUID,
    "content" JSONB NOT NULL,

    CONSTRAINT "state_reply_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "draft_quotations" (
    "id" UUID NOT NULL,
    "draft_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "anchor" TEXT NOT NULL,
    "version" INTEGER,
    "text" TEXT NOT NULL,

    CONSTRAINT "draft_quotations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "committee_documents" (
    "id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "kind" "document_kind" NOT NULL,
    "title" TEXT NOT NULL,
    "symbol" TEXT,
    "language" TEXT NOT NULL,
    "document" JSONB,
    "outline" JSONB,
    "file_id" UUID,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "committee_documents_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "committee_items" (
    "id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "heading" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "letters" TEXT[],
    "refs" TEXT[],
    "lead" TEXT NOT NULL DEFAULT '',
    "text" TEXT NOT NULL,

    CONSTRAINT "committee_items_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "committee_item_links" (
    "item_id" UUID NOT NULL,
    "question_id" UUID NOT NULL,
    "origin" "item_link_origin" NOT NULL,

    CONSTRAINT "committee_item_links_pkey" PRIMARY KEY ("item_id","question_id")
);

-- CreateTable
CREATE TABLE "dismissed_contradictions" (
    "id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "user_id" UUID,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "dismissed_contradictions_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "intakes_user_id_updated_at_idx" ON "intakes"("user_id", "updated_at");

-- CreateIndex
CREATE INDEX "intakes_report_id_idx" ON "intakes"("report_id");

-- CreateIndex
CREATE UNIQUE INDEX "state_reply_versions_state_reply_id_version_key" ON "state_reply_versions"("state_reply_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "draft_quotations_draft_id_position_key" ON "draft_quotations"("draft_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "committee_documents_report_id_kind_key" ON "committee_documents"("report_id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "committee_items_document_id_position_key" ON "committee_items"("document_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "committee_items_document_id_slug_key" ON "committee_items"("document_id", "slug");

-- CreateIndex
CREATE INDEX "committee_item_links_question_id_idx" ON "committee_item_links"("question_id");

-- CreateIndex
CREATE UNIQUE INDEX "dismissed_contradictions_report_id_key_key" ON "dismissed_contradictions"("report_id", "key");

-- AddForeignKey
ALTER TABLE "stored_file_chunks" ADD CONSTRAINT "stored_file_chunks_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_files"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "intakes" ADD CONSTRAINT "intakes_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "intakes" ADD CONSTRAINT "intakes_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "reports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "intakes" ADD CONSTRAINT "intakes_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_files"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "state_reply_versions" ADD CONSTRAINT "state_reply_versions_state_reply_id_fkey" FOREIGN KEY ("state_reply_id") REFERENCES "state_replies"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "state_reply_versions" ADD CONSTRAINT "state_reply_versions_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_files"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_quotations" ADD CONSTRAINT "draft_quotations_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "drafts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "committee_documents" ADD CONSTRAINT "committee_documents_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "reports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "committee_documents" ADD CONSTRAINT "committee_documents_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_files"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "committee_items" ADD CONSTRAINT "committee_items_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "committee_documents"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "committee_item_links" ADD CONSTRAINT "committee_item_links_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "committee_items"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "committee_item_links" ADD CONSTRAINT "committee_item_links_question_id_fkey" FOREIGN KEY ("question_id") REFERENCES "questions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dismissed_contradictions" ADD CONSTRAINT "dismissed_contradictions_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "reports"("id") ON DELETE CASCADE ON UPDATE CASCADE;
