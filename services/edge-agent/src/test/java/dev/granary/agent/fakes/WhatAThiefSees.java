package dev.granary.agent.fakes;

import com.github.luben.zstd.ZstdInputStream;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Everything that somebody can read who has a container and no key: names, bytes, and what decompresses. */
public final class WhatAThiefSees {

    private static final String ZSTD =
            new String(new byte[] {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD}, StandardCharsets.ISO_8859_1);

    private WhatAThiefSees() {}

    public static String in(BlobStore store) {
        StringBuilder all = new StringBuilder();
        store.forEach("granary/", blob -> {
            String bytes = bytes(store, blob.name());
            all.append(blob.name()).append(bytes);
            for (int at = bytes.indexOf(ZSTD); at >= 0; at = bytes.indexOf(ZSTD, at + 1)) {
                all.append(decompressed(bytes.substring(at)));
            }
        });
        return all.toString();
    }

    private static String bytes(BlobStore store, BlobName name) {
        try (var in = store.get(name)) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As far as it goes: another frame or something else may follow. */
    private static String decompressed(String frame) {
        var content = new ByteArrayOutputStream();
        try (var in = new ZstdInputStream(new ByteArrayInputStream(frame.getBytes(StandardCharsets.ISO_8859_1)))) {
            for (int next = in.read(); next >= 0; next = in.read()) {
                content.write(next);
            }
        } catch (IOException e) {
            return content.toString(StandardCharsets.ISO_8859_1);
        }
        return content.toString(StandardCharsets.ISO_8859_1);
    }
}
