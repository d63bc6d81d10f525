package dev.granary.engine.store.directory;

import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.store.BlobUpload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A process of its own that writes into a directory store. */
final class WriterProcess {

    private WriterProcess() {}

    /** Arguments: directory, what to do, name of this writer, number of blobs. */
    public static void main(String[] args) throws Exception {
        BlobStore store = new DirectoryBlobStore(Path.of(args[0]));
        if (args[1].equals("race")) {
            race(store, args[2], Integer.parseInt(args[3]));
        } else {
            uploadForEver(store, Path.of(args[2]));
        }
    }

    /** Prints a line for each name that this writer got. */
    private static void race(BlobStore store, String writer, int blobs) {
        byte[] bytes = writer.repeat(50_000).getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < blobs; i++) {
            BlobName name = new BlobName("race/" + i % 7 + "/" + i);
            if (wins(store, name, bytes)) {
                System.out.println(name);
            }
        }
    }

    private static boolean wins(BlobStore store, BlobName name, byte[] bytes) {
        try {
            store.put(name, bytes);
            return true;
        } catch (BlobStoreException.BlobExists e) {
            return false;
        }
    }

    private static void uploadForEver(BlobStore store, Path started) throws Exception {
        try (BlobUpload upload = store.upload(new BlobName("never/committed"))) {
            for (int i = 0; ; i++) {
                upload.append(new byte[1000], 0, 1000);
                if (i == 10) {
                    Files.createFile(started);
                }
                Thread.onSpinWait();
            }
        }
    }
}
