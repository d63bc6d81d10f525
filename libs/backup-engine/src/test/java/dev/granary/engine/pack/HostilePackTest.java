package dev.granary.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.luben.zstd.Zstd;
import dev.granary.engine.manifest.Digest;
import dev.granary.engine.seal.LocationKeys;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packs as somebody would write them who wants to harm the reader. */
class HostilePackTest {

    private static final PackId ID = new PackId("ab".repeat(32));
    private static final byte[] CHUNK = "some bytes".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OTHER = "some other bytes".getBytes(StandardCharsets.UTF_8);

    private final PackSpace space = new PackSpace(LocationKeys.none());

    @Test
    void readsAPackThatWasWrittenByTheFormatPage() {
        space.replace(ID, new CraftedPack().zstdFrame(CHUNK).zstdFrame(OTHER).bytes());

        assertThat(PackSpace.read(space.reader(), ID, 0, 2)).containsExactly(CHUNK, OTHER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GRNSEAL1", "NOTAPACK", "grnpack1"})
    void refusesWhatIsNoPack(String magic) {
        CraftedPack pack = new CraftedPack().zstdFrame(CHUNK);
        pack.magic = magic;

        refused(pack, "does not begin like a pack");
    }

    @Test
    void refusesAPackOfANewerVersionAsSuch() {
        CraftedPack pack = new CraftedPack().zstdFrame(CHUNK);
        pack.magic = "GRNPACK2";
        PackId named = new PackId(Digest.of(pack.bytes()).value().substring("sha256:".length()));
        space.replace(named, pack.bytes());

        assertThatExceptionOfType(PackException.Unsupported.class)
                .isThrownBy(() -> space.reader().directory(named))
                .satisfies(e -> assertThat(e.pack()).isEqualTo(named));
    }

    @Test
    void takesAVersionThatDamageMadeForDamage() {
        CraftedPack pack = new CraftedPack().zstdFrame(CHUNK);
        pack.magic = "GRNPACK2";

        refused(pack, "not those that gave it its name");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 20, 28, 29, 60})
    void refusesAPackThatEndsTooEarly(int length) {
        byte[] whole = new CraftedPack().zstdFrame(CHUNK).bytes();
        space.replace(ID, Arrays.copyOf(whole, length));

        assertThatExceptionOfType(PackException.Corrupt.class)
                .isThrownBy(() -> space.reader().directory(ID))
                .satisfies(e -> assertThat(e.pack()).isEqualTo(ID));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 31, 1 << 23, Integer.MAX_VALUE})
    void refusesALengthOfTheDirectoryThatCannotBe(int length) {
        CraftedPack pack = new CraftedPack().zstdFrame(CHUNK);
        pack.claimedDirectoryBytes = length;

        refused(pack, "length of the directory");
    }

    @Test
    void refusesADirectoryThatIsNotWhatItsDigestSays() {
        CraftedPack pack = new CraftedPack().zstdFrame(CHUNK);
        pack.trueDigest = false;

        refused(pack, "directory was changed");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 1000, Integer.MAX_VALUE})
    void refusesANumberOfFramesThatCannotBe(int frames) {
        CraftedPack pack = new CraftedPack().zstdFrame(CHUNK);
        pack.claimedFrames = frames;

        refused(pack, "not a directory of the format");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 2, 5, 1 << 20, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void refusesANumberOfChunksThatCannotBe(int chunks) {
        refused(
                new CraftedPack().frame(1, 10, chunks, List.of(CraftedPack.row(CHUNK)), new byte[10]),
                "not a directory of the format");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, (1 << 20) + Chunker.MAX_BYTES + 16, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void refusesALengthOfAFrameThatCannotBe(int length) {
        refused(
                new CraftedPack().frame(1, length, 1, List.of(CraftedPack.row(CHUNK)), new byte[10]),
                "length of a frame");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Chunker.MAX_BYTES + 1, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void refusesALengthOfAChunkThatCannotBe(int length) {
        CraftedPack.Row row = new CraftedPack.Row(length, "00".repeat(32));

        refused(new CraftedPack().frame(1, 10, 1, List.of(row), new byte[10]), "length of a chunk");
    }

    @Test
    void refusesAFrameWithMoreThanAFrameHolds() {
        List<CraftedPack.Row> rows = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            rows.add(new CraftedPack.Row(
                    Chunker.MAX_BYTES, CraftedPack.row(new byte[] {(byte) i}).id()));
        }

        refused(new CraftedPack().frame(1, 10, 5, rows, new byte[10]), "length of the chunks of a frame");
    }

    @Test
    void refusesMoreFramesThanAPackHolds() {
        CraftedPack pack = new CraftedPack();
        for (int i = 0; i < 60; i++) {
            pack.frame(1, 1_200_000, 1, List.of(CraftedPack.row(new byte[] {(byte) i})), new byte[0]);
        }

        refused(pack, "length of all frames");
    }

    @Test
    void refusesAnEncodingThatItDoesNotKnow() {
        refused(new CraftedPack().frame(2, 10, 1, List.of(CraftedPack.row(CHUNK)), CHUNK), "encoding of a frame");
    }

    @Test
    void refusesAnUncompressedFrameOfAnotherLengthThanItsChunks() {
        refused(
                new CraftedPack().frame(0, 9, 1, List.of(CraftedPack.row(CHUNK)), CHUNK),
                "length of a frame that is not compressed");
    }

    @Test
    void refusesAChunkThatIsThereTwice() {
        refused(new CraftedPack().zstdFrame(CHUNK).zstdFrame(OTHER, CHUNK), "a chunk is there twice");
    }

    @Test
    void refusesRowsThatAreTooManyOrTooFew() {
        List<CraftedPack.Row> two = List.of(CraftedPack.row(CHUNK), CraftedPack.row(OTHER));

        refused(new CraftedPack().frame(1, 10, 1, two, new byte[10]), "another length than its rows");
        refused(new CraftedPack().frame(1, 10, 3, two, new byte[10]), "another length than its rows");
    }

    @Test
    void doesNotInflateAFrameBeyondItsChunks() {
        byte[] bomb = Zstd.compress(new byte[256 << 20], 19);
        space.replace(ID, frameOfOneChunk(bomb).bytes());

        corruptWhenRead("frame 0 does not decompress to its chunks");
    }

    @Test
    void refusesAFrameThatIsShorterThanItsChunks() {
        byte[] stored = Zstd.compress(new byte[5], 1);
        space.replace(ID, frameOfOneChunk(stored).bytes());

        corruptWhenRead("frame 0 does not decompress to its chunks");
    }

    @Test
    void handsOutNothingThatIsNotWhatItsIdSays() {
        byte[] stored = Zstd.compress(new byte[CHUNK.length], 1);
        space.replace(ID, frameOfOneChunk(stored).bytes());

        corruptWhenRead("chunk 0 is not what its id says");
    }

    private static CraftedPack frameOfOneChunk(byte[] stored) {
        return new CraftedPack().frame(1, stored.length, 1, List.of(CraftedPack.row(CHUNK)), stored);
    }

    private void corruptWhenRead(String why) {
        assertThatExceptionOfType(PackException.Corrupt.class)
                .isThrownBy(() -> PackSpace.read(space.reader(), ID, 0, 1))
                .withMessageContaining(why);
    }

    private void refused(CraftedPack pack, String why) {
        space.replace(ID, pack.bytes());

        assertThatExceptionOfType(PackException.Corrupt.class)
                .isThrownBy(() -> space.reader().directory(ID))
                .satisfies(e -> assertThat(e.pack()).isEqualTo(ID))
                .withMessageContaining(why);
        assertThat(space.reader().check(ID)).isInstanceOf(PackCheck.Unreadable.class);
    }
}
