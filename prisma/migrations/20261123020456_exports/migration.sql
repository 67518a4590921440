-- CreateEnum
CREATE TYPE "export_state" AS ENUM ('queued', 'running', 'done', 'failed', 'cancelled');

-- CreateTable
CREATE TABLE "exports" (
    "id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "user_id" UUID,
    "format" TEXT NOT NULL,
    "variant" "publicity" NOT NULL,
    "options" JSONB NOT NULL,
    "state" "export_state" NOT NULL DEFAULT 'queued',
    "share" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "leased_until" TIMESTAMPTZ,
    "source_hash" TEXT,
    "file_id" UUID,
    "name" TEXT,
    "size" INTEGER,
    "sha256" TEXT,
    "inspection" JSONB,
    "failure" JSONB,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ,
    "expires_at" TIMESTAMPTZ,

    CONSTRAINT "exports_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "exports_report_id_created_at_idx" ON "exports"("report_id", "created_at");

-- CreateIndex
CREATE INDEX "exports_state_idx" ON "exports"("state");

-- AddForeignKey
ALTER TABLE "exports" ADD CONSTRAINT "exports_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "reports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exports" ADD CONSTRAINT "exports_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exports" ADD CONSTRAINT "exports_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_files"("id") ON DELETE SET NULL ON UPDATE CASCADE;
