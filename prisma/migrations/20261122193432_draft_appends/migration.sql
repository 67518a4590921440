-- CreateTable
CREATE TABLE "draft_appends" (
    "seq" BIGINT NOT NULL,
    "draft_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "draft_appends_pkey" PRIMARY KEY ("seq")
);

-- CreateIndex
CREATE INDEX "draft_appends_draft_id_idx" ON "draft_appends"("draft_id");

-- AddForeignKey
ALTER TABLE "draft_appends" ADD CONSTRAINT "draft_appends_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "drafts"("id") ON DELETE CASCADE ON UPDATE CASCADE;
