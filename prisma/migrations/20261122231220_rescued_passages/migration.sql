-- CreateTable
CREATE TABLE "rescued_passages" (
    "id" UUID NOT NULL,
    "draft_id" UUID NOT NULL,
    "user_id" UUID,
    "at" TIMESTAMPTZ NOT NULL,
    "text" TEXT NOT NULL,
    "settled_at" TIMESTAMPTZ,

    CONSTRAINT "rescued_passages_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "rescued_passages_draft_id_at_idx" ON "rescued_passages"("draft_id", "at");

-- CreateIndex
CREATE INDEX "rescued_passages_user_id_idx" ON "rescued_passages"("user_id");

-- AddForeignKey
ALTER TABLE "rescued_passages" ADD CONSTRAINT "rescued_passages_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "drafts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rescued_passages" ADD CONSTRAINT "rescued_passages_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;
