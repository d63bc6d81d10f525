package dev.granary.engine.volume.restore;

import dev.granary.engine.posix.FileCalls;

/** Writes parts of one file, on one thread. Of a file that has something already only what is wrong in it. */
final class PartWriter {

    private static final long WORTH_WRITING_BYTES = 1 << 20;

    private final FileCalls files;
    private final FileContent content;
    private final LocalChunks local;
    private final RestoreReport report;
    private final OpenedFile opened;
    private long position;

    PartWriter(RestoreTools tools, OpenedFile opened) {
        this.files = tools.posix().files();
        this.content = tools.content();
        this.local = new LocalChunks(files, content);
        this.report = tools.report();
        this.opened = opened;
    }

    void write(Part part) {
        if (opened.state() == OpenedFile.State.PARTIAL) {
            writeWhatDiffers(part);
        } else {
            write(part, part.firstEntry(), part.count(), part.offset());
        }
    }

    private void writeWhatDiffers(Part part) {
        LocalChunks.Comparison comparison = local.compare(opened.file(), part);
        int wrongEntries = 0;
        long wrongFrom = part.offset();
        for (int i = 0; i < part.count(); i++) {
            int entry = comparison.entry();
            long offset = comparison.offset();
            if (comparison.isNextSame()) {
                write(part, entry - wrongEntries, wrongEntries, wrongFrom);
                report.matched(comparison.offset() - offset);
                wrongEntries = 0;
                wrongFrom = comparison.offset();
            } else {
                wrongEntries++;
            }
        }
        write(part, part.firstEntry() + part.count() - wrongEntries, wrongEntries, wrongFrom);
    }

    private void write(Part part, int firstEntry, int count, long offset) {
        if (count > 0) {
            position = offset;
            content.read(part.pack(), firstEntry, count, (entry, bytes, start, length) -> {
                files.write(opened.file(), position, bytes, start, length);
                position += length;
            });
            report.wrote(position - offset);
            startWriteBack(offset);
        }
    }

    /** Left alone, the kernel would begin with gigabytes in memory only, and the disk would idle until the end. */
    private void startWriteBack(long offset) {
        if (position - offset >= WORTH_WRITING_BYTES) {
            files.startWriteBack(opened.file(), offset, position - offset);
        }
    }
}
