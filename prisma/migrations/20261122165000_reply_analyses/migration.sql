-- CreateTable
CREATE TABLE "reply_analyses" (
    "state_reply_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "claims" JSONB NOT NULL,
    "contradictions" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reply_analyses_pkey" PRIMARY KEY ("state_reply_id")
);

-- AddForeignKey
ALTER TABLE "reply_analyses" ADD CONSTRAINT "reply_analyses_state_reply_id_fkey" FOREIGN KEY ("state_reply_id") REFERENCES "state_replies"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dismissed_contradictions" ADD CONSTRAINT "dismissed_contradictions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;
