package dev.granary.engine.volume;

import dev.granary.engine.posix.AttributeName;
import dev.granary.engine.posix.Descriptor;
import dev.granary.engine.posix.DeviceNumber;
import dev.granary.engine.posix.FileName;
import dev.granary.engine.posix.FileType;
import dev.granary.engine.posix.Posix;
import dev.granary.engine.posix.ScratchDirectory;
import dev.granary.engine.posix.UnixTime;
import dev.granary.engine.store.directory.DirectoryBlobStore;
import dev.granary.engine.volume.VolumeSandbox.Stored;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * Makes the golden volumes: a small tree with one of everything, as this version of the format stores it, once plain and once
 * sealed, and what the tree is. To be run as root, once for each version of the format; the files are committed.
 */
public final class GoldenVolumeMaker {

    private static final UnixTime TIME = new UnixTime(1_700_000_000, 123_456_789);

    private final Posix posix = Posix.linux();
    private final Random random = new Random(42);

    private GoldenVolumeMaker() {}

    /**
     * Writes the files.
     *
     * @param arguments the directory that they go into
     */
    public static void main(String[] arguments) throws IOException {
        Path golden = Path.of(arguments[0]);
        try (ScratchDirectory scratch = new ScratchDirectory();
                TreeOracle oracle = new TreeOracle()) {
            Path tree = scratch.directory("tree");
            new GoldenVolumeMaker().make(tree);
            Files.createDirectories(golden);
            Files.write(golden.resolve("tree.txt"), oracle.dump(tree), StandardCharsets.US_ASCII);
            store(tree, golden.resolve("plain"), false);
            store(tree, golden.resolve("sealed"), true);
        }
    }

    private static void store(Path tree, Path into, boolean sealed) throws IOException {
        Files.createDirectories(into);
        try (VolumeSandbox sandbox = new VolumeSandbox(sealed, new DirectoryBlobStore(into))) {
            Stored backup = sandbox.backUp(tree);
            if (!backup.result().problems().isEmpty()) {
                throw new IllegalStateException(backup.result().problems().toString());
            }
            Files.write(into.resolve("index.ndjson.zst"), backup.index());
        }
    }

    private void make(Path tree) {
        try (Descriptor root = posix.directories().openRoot(tree)) {
            makeFiles(root);
            FileName sub = FileName.of(new byte[] {'s', 'u', 'b', '-', (byte) 0xff, (byte) 0xfe});
            posix.directories().makeDirectory(root, sub, 0700);
            try (Descriptor directory = posix.directories().openDirectory(root, sub)) {
                makeNodes(directory);
                posix.directories().makeHardLink(root, FileName.of("plain"), directory, FileName.of("linked"));
                finish(directory, 02750);
            }
            finish(root, 0755);
        }
    }

    private void makeFiles(Descriptor root) {
        byte[] noise = new byte[150_000];
        random.nextBytes(noise);
        file(root, "empty", 0, new byte[0], 0644);
        file(root, "plain", 0, "Granary keeps what you put in.\n".repeat(500).getBytes(StandardCharsets.UTF_8), 0640);
        file(root, "noise-é-\"\\\n", 0, noise, 0600);
        file(root, "sparse", 1 << 20, noise, 0600);
        file(root, "set-uid", 0, new byte[] {1}, 04755);
    }

    private void makeNodes(Descriptor directory) {
        DeviceNumber none = new DeviceNumber(0, 0);
        posix.directories()
                .makeSymbolicLink(directory, FileName.of("symlink"), new byte[] {'.', '.', '/', (byte) 0x80});
        posix.directories().makeNode(directory, FileName.of("fifo"), FileType.FIFO, none);
        posix.directories().makeNode(directory, FileName.of("socket"), FileType.SOCKET, none);
        posix.directories()
                .makeNode(directory, FileName.of("device"), FileType.CHARACTER_DEVICE, new DeviceNumber(1, 3));
        for (String name : List.of("symlink", "fifo", "socket", "device")) {
            try (Descriptor node = posix.files().openNode(directory, FileName.of(name))) {
                posix.metadata().setOwner(node, 1000, 4_000_000_000L);
                posix.metadata().setModified(node, TIME);
            }
        }
    }

    private void file(Descriptor root, String name, long position, byte[] bytes, int mode) {
        try (Descriptor file = posix.files().create(root, FileName.of(name), 0600)) {
            posix.files().write(file, position, bytes, 0, bytes.length);
            posix.metadata().setOwner(file, 1000, 1001);
            posix.metadata().setAttribute(file, AttributeName.of("user.origin"), new byte[] {0, 1, (byte) 0xff});
            finish(file, mode);
        }
    }

    private void finish(Descriptor file, int mode) {
        posix.metadata().setAttribute(file, Acl.ACCESS, Acl.of(1002));
        posix.metadata().setMode(file, mode);
        posix.metadata().setModified(file, TIME);
    }
}
