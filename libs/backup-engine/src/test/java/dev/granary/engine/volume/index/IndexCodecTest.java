package dev.granary.engine.volume.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import dev.granary.engine.pack.PackId;
import dev.granary.engine.volume.Entries;
import dev.granary.engine.volume.TreePath;
import dev.granary.engine.volume.VolumeEntry;
import dev.granary.engine.volume.VolumeProblem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IndexCodecTest {

    private static final String ROOT = "{\"path\":\"\",\"type\":\"directory\",\"mode\":\"755\",\"uid\":0,\"gid\":0,"
            + "\"inode\":2,\"mtime\":[1,2],\"ctime\":[3,4]}";

    private static final Pattern REPEATED = Pattern.compile("<(\\w+/?)\\*(\\d+)>");

    @Property(tries = 200)
    void readsWhatItWrote(@ForAll long seed) throws IOException {
        List<IndexLine> lines = new ArrayList<>();
        for (VolumeEntry entry : new Entries(seed).tree(30)) {
            lines.add(new IndexLine.Entry(entry));
        }
        lines.add(
                2,
                new IndexLine.Problem(
                        new VolumeProblem(TreePath.of("x"), VolumeProblem.Reason.FileVanished, "gone\n")));
        lines.add(new IndexLine.Pack(new IndexedPack(0, new PackId("0a".repeat(32)), 1 << 24, 256)));
        ByteArrayOutputStream stored = new ByteArrayOutputStream();

        long contentBytes = write(lines, stored);

        assertThat(read(stored.toByteArray(), contentBytes)).isEqualTo(lines);
        assertThat(text(stored.toByteArray()).lines().count()).isEqualTo(lines.size());
        assertThat(text(stored.toByteArray())).endsWith("}\n");
        assertThat(text(stored.toByteArray()).getBytes(StandardCharsets.UTF_8)).hasSize((int) contentBytes);
    }

    @Test
    void ignoresFieldsAndLinesOfLaterVersions() throws IOException {
        String index = ROOT.replace("{\"path\"", "{\"later\":{\"a\":[1,{\"b\":2}]},\"path\"")
                + "\n{\"comment\":\"a line of a later version\",\"path\":\"x\"}\n"
                + "{\"problem\":\"NotInventedYet\",\"path\":\"x\"}\n";

        List<IndexLine> lines = read(compress(index), index.length());

        assertThat(lines).hasSize(2);
        assertThat(lines.get(1))
                .isEqualTo(new IndexLine.Problem(new VolumeProblem(TreePath.of("x"), VolumeProblem.Reason.Other, "")));
    }

    static List<String> badIndexes() throws IOException {
        try (InputStream corpus = IndexCodecTest.class.getResourceAsStream("bad-indexes.txt")) {
            String text = new String(Optional.ofNullable(corpus).orElseThrow().readAllBytes(), StandardCharsets.UTF_8);
            return List.of(text.split("\n\n"));
        }
    }

    @ParameterizedTest
    @MethodSource("badIndexes")
    void refusesWhatAStoreMightSay(String described) throws IOException {
        String lines = described.substring(described.indexOf('\n') + 1).replace("ROOT", ROOT);
        byte[] stored = compress(
                REPEATED.matcher(lines).replaceAll(found -> found.group(1).repeat(Integer.parseInt(found.group(2)))));

        assertThatExceptionOfType(IndexException.class).as(described).isThrownBy(() -> read(stored, 8 << 20));
    }

    @Test
    void refusesMoreBytesThanWerePromised() throws IOException {
        String index = ROOT + "\n" + " ".repeat(1 << 20);
        byte[] stored = compress(index);

        assertThat(stored.length).isLessThan(1000);
        assertThatExceptionOfType(IndexException.class).isThrownBy(() -> read(stored, index.length() - 1));
        assertThat(read(stored, index.length())).hasSize(1);
    }

    @Test
    void refusesAWindowThatWouldTakeTooMuchMemory() throws IOException {
        ByteArrayOutputStream stored = new ByteArrayOutputStream();
        try (var zstd = new ZstdOutputStream(stored).setLong(27)) {
            zstd.write((ROOT + " ".repeat(32 << 20)).getBytes(StandardCharsets.UTF_8));
        }
        assertThatExceptionOfType(IndexException.class).isThrownBy(() -> read(stored.toByteArray(), 1 << 30));
    }

    @Test
    void refusesATruncatedStream() throws IOException {
        byte[] stored = compress(ROOT + "\n");
        byte[] cut = Arrays.copyOf(stored, stored.length - 3);

        assertThatExceptionOfType(IndexException.class).isThrownBy(() -> read(cut, 1 << 20));
    }

    @Test
    void aWriterThatGivesUpLeavesNoWholeIndex() {
        ByteArrayOutputStream stored = new ByteArrayOutputStream();
        try (IndexWriter writer = new IndexWriter(stored)) {
            new Entries(1).tree(10).forEach(writer::entry);
        }
        assertThatExceptionOfType(IndexException.class).isThrownBy(() -> read(stored.toByteArray(), 1 << 20));
    }

    private static long write(List<IndexLine> lines, ByteArrayOutputStream stored) {
        try (IndexWriter writer = new IndexWriter(stored)) {
            for (IndexLine line : lines) {
                switch (line) {
                    case IndexLine.Entry(var entry) -> writer.entry(entry);
                    case IndexLine.Pack(var pack) -> writer.pack(pack);
                    case IndexLine.Problem(var problem) -> writer.problem(problem);
                }
            }
            writer.finish();
            return writer.contentBytes();
        }
    }

    private static List<IndexLine> read(byte[] stored, long contentBytes) {
        List<IndexLine> lines = new ArrayList<>();
        try (IndexReader reader = new IndexReader(new ByteArrayInputStream(stored), contentBytes)) {
            for (var line = reader.next(); line.isPresent(); line = reader.next()) {
                lines.add(line.get());
            }
        }
        return lines;
    }

    private static byte[] compress(String text) throws IOException {
        ByteArrayOutputStream stored = new ByteArrayOutputStream();
        try (var zstd = new ZstdOutputStream(stored)) {
            zstd.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return stored.toByteArray();
    }

    private static String text(byte[] stored) throws IOException {
        try (var zstd = new ZstdInputStream(new ByteArrayInputStream(stored))) {
            return new String(zstd.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
