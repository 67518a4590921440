-- CreateTable
CREATE TABLE "report_designs" (
    "report_id" UUID NOT NULL,
    "paper" TEXT NOT NULL DEFAULT 'a4',
    "template_name" TEXT,
    "template" JSONB,
    "logo_file_id" UUID,
    "logo_place" JSONB,
    "logo_width" INTEGER,
    "logo_height" INTEGER,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "report_designs_pkey" PRIMARY KEY ("report_id")
);

-- AddForeignKey
ALTER TABLE "report_designs" ADD CONSTRAINT "report_designs_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "reports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_designs" ADD CONSTRAINT "report_designs_logo_file_id_fkey" FOREIGN KEY ("logo_file_id") REFERENCES "stored_files"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
