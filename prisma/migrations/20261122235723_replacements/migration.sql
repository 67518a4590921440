-- CreateTable
CREATE TABLE "replacements" (
    "id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "query" TEXT NOT NULL,
    "replacement" TEXT NOT NULL,
    "taken_back_at" TIMESTAMPTZ,

    CONSTRAINT "replacements_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "replacement_drafts" (
    "replacement_id" UUID NOT NULL,
    "draft_id" UUID NOT NULL,
    "places" INTEGER NOT NULL,
    "replaced" JSONB NOT NULL,

    CONSTRAINT "replacement_drafts_pkey" PRIMARY KEY ("replacement_id","draft_id")
);

-- CreateIndex
CREATE INDEX "replacements_report_id_user_id_at_idx" ON "replacements"("report_id", "user_id", "at");

-- CreateIndex
CREATE INDEX "replacements_user_id_idx" ON "replacements"("user_id");

-- CreateIndex
CREATE INDEX "replacement_drafts_draft_id_idx" ON "replacement_drafts"("draft_id");

-- AddForeignKey
ALTER TABLE "replacements" ADD CONSTRAINT "replacements_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "reports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "replacements" ADD CONSTRAINT "replacements_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "replacement_drafts" ADD CONSTRAINT "replacement_drafts_replacement_id_fkey" FOREIGN KEY ("replacement_id") REFERENCES "replacements"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "replacement_drafts" ADD CONSTRAINT "replacement_drafts_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "drafts"("id") ON DELETE CASCADE ON UPDATE CASCADE;
