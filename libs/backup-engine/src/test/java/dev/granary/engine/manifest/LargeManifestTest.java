package dev.granary.engine.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.engine.pack.PackId;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten terabytes of packs in one manifest. */
class LargeManifestTest {

    private static final int PACKS = 650_000;

    @TempDir
    private Path folder;

    @Test
    void goesThroughAStreamAndBack() throws IOException {
        AttemptKey attempt = new AttemptKey(
                new BackupKey(UUID.randomUUID(), UUID.randomUUID()), 1, "00112233445566778899aabbccddeeff");
        Manifest manifest = manifest(attempt, packs());
        Path file = folder.resolve("manifest.json");

        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            ManifestJson.write(manifest, out);
        }
        AttemptEnd read;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            read = ManifestJson.read(in, attempt);
        }

        assertThat(read.equals(new CommittedBackup(manifest, Files.size(file)))).isTrue();
        assertThat(Files.size(file)).isLessThan(120L * PACKS);
    }

    private static PackList packs() {
        Random random = new Random(7);
        byte[] id = new byte[32];
        PackListBuilder packs = new PackListBuilder();
        for (int i = 0; i < PACKS; i++) {
            random.nextBytes(id);
            packs.add(new PackId(HexFormat.of().formatHex(id)), 16 << 20, random.nextInt(16 << 20));
        }
        return packs.build();
    }

    private static Manifest manifest(AttemptKey attempt, PackList packs) {
        Instant time = Instant.parse("2026-11-20T10:00:00Z");
        return new Manifest(
                Manifest.FORMAT_VERSION,
                attempt,
                null,
                time,
                time,
                "test",
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                packs);
    }
}
