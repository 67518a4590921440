-- AlterTable
ALTER TABLE "review_imports" ALTER COLUMN "changes" DROP NOT NULL;

-- CreateTable
CREATE TABLE "review_pictures" (
    "import_id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "file_id" UUID NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,

    CONSTRAINT "review_pictures_pkey" PRIMARY KEY ("import_id","sha256")
);

-- CreateIndex
CREATE INDEX "review_pictures_file_id_idx" ON "review_pictures"("file_id");

-- AddForeignKey
ALTER TABLE "review_pictures" ADD CONSTRAINT "review_pictures_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "review_imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_pictures" ADD CONSTRAINT "review_pictures_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_files"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
