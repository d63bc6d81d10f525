package dev.granary.demo;

import dev.granary.testing.landscape.storage.StorageDriver;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;

/** Two applications with a claim each, and what they have written: many files, and one large file as a database has it. */
final class SampleVolumes {
    static final String NAMESPACE = "web";
    static final List<String> CLAIMS = List.of("files", "database");

    private static final int DIRECTORIES = 8;
    private static final int FILES = 25;
    private static final int FILE_BYTES = 4_096;
    private static final int DATABASE_BYTES = 8 << 20;
    private static final long CHANGED_FROM = 3 << 20;
    private static final int CHANGED_BYTES = 64 << 10;
    private static final long SPARSE_BYTES = 64L << 20;

    private SampleVolumes() {}

    /** Snapshots can be taken of the files; the database lies in a directory of the node, which knows none. */
    static String manifests() {
        return application("orders", "files", StorageDriver.DISK_AT_ONCE)
                + "---\n"
                + application("ledger", "database", StorageDriver.NODE_DIRECTORY);
    }

    private static String application(String name, String claim, String storageClass) {
        return """
                apiVersion: v1
                kind: PersistentVolumeClaim
                metadata:
                  name: %2$s
                  namespace: %4$s
                spec:
                  storageClassName: %3$s
                  accessModes: [ReadWriteOnce]
                  resources: {requests: {storage: 1Gi}}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: %1$s
                  namespace: %4$s
                spec:
                  replicas: 1
                  selector:
                    matchLabels: {app: %1$s}
                  template:
                    metadata:
                      labels: {app: %1$s}
                    spec:
                      containers:
                        - name: main
                          image: example.com/%1$s:1.0
                          volumeMounts: [{name: data, mountPath: /data}]
                      volumes:
                        - name: data
                          persistentVolumeClaim: {claimName: %2$s}
                """.formatted(name, claim, storageClass, NAMESPACE);
    }

    static boolean haveVolumes(StorageDriver storage) {
        return CLAIMS.stream().allMatch(claim -> storage.isBound(NAMESPACE, claim));
    }

    /** Writes as the applications would. The same seed writes the same. */
    static void fill(StorageDriver storage, long seed) {
        try {
            files(storage.directory(NAMESPACE, "files"), new Random(seed));
            database(storage.directory(NAMESPACE, "database"), new Random(seed));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Does what applications do in a while: some pages and a file are written, one file comes, one goes. */
    static void change(StorageDriver storage, long seed) {
        var random = new Random(~seed);
        Path orders = storage.directory(NAMESPACE, "files");
        Path pages = storage.directory(NAMESPACE, "database").resolve("data.db");
        try (var database = new RandomAccessFile(pages.toFile(), "rw")) {
            database.seek(CHANGED_FROM);
            database.write(bytes(random, CHANGED_BYTES));
            Files.write(orders.resolve("orders-1").resolve("order-3"), bytes(random, FILE_BYTES));
            Files.write(orders.resolve("orders-2").resolve("order-new"), bytes(random, FILE_BYTES));
            Files.delete(orders.resolve("orders-3").resolve("order-7"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void files(Path root, Random random) throws IOException {
        for (int number = 0; number < DIRECTORIES; number++) {
            Path directory = Files.createDirectories(root.resolve("orders-" + number));
            for (int file = 0; file < FILES; file++) {
                Files.write(directory.resolve("order-" + file), bytes(random, FILE_BYTES));
            }
        }
        Files.createDirectories(root.resolve("empty"));
        Path secret = Files.writeString(root.resolve("secret"), "only for its owner");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        Files.createSymbolicLink(root.resolve("latest"), Path.of("orders-0", "order-0"));
        Files.createLink(root.resolve("same-as-secret"), secret);
    }

    private static void database(Path root, Random random) throws IOException {
        Files.write(root.resolve("data.db"), bytes(random, DATABASE_BYTES));
        try (var journal = new RandomAccessFile(root.resolve("journal").toFile(), "rw")) {
            journal.setLength(SPARSE_BYTES);
        }
    }

    private static byte[] bytes(Random random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
